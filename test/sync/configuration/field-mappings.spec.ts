import { startApi, type TestApi } from '../../support/api';
import { Configure } from '../../support/configure';

let api: TestApi;
let configure: Configure;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
});

afterAll(() => api.stop());

describe('adding field mappings', () => {
  it('T-25 adds pairs disabled, in one step with the version of the mapping', async () => {
    const { version } = await configure.mapping('CUSTOMER');
    const { fieldMappings, tableMapping, errors } = await configure.createFields(
      'CUSTOMER',
      [{ erpField: 'name2', crmField: 'description' }],
      { version },
    );
    expect(errors).toEqual([]);
    expect(fieldMappings).toMatchObject([
      {
        erpField: 'name2',
        crmField: 'description',
        direction: 'BOTH',
        enabled: false,
        userDefined: true,
      },
    ]);
    expect(tableMapping?.version).toBe(version + 1);
  });

  it('T-25 enables a pair at once when asked, and says that nothing is copied back', async () => {
    const { fieldMappings, warnings } = await configure.createFields('CUSTOMER', [
      { erpField: 'searchName', crmField: 'address1Name', direction: 'TO_CRM', enabled: true },
    ]);
    expect(fieldMappings?.[0]).toMatchObject({ enabled: true, direction: 'TO_CRM' });
    expect(warnings?.map((warning) => warning.code)).toEqual(['VALUES_NOT_COPIED']);
  });

  it('T-8 refuses fields of different types and names both', async () => {
    const { errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'creditLimitLcy', crmField: 'description' },
    ]);
    expect(errors[0]).toMatchObject({
      code: 'FIELD_TYPES_DIFFER',
      path: ['input', 'fields', '0', 'crmField'],
      data: {
        erp: { field: 'creditLimitLcy', type: 'decimal' },
        crm: { field: 'description', type: 'text' },
      },
    });
  });

  it('T-8 takes a reference through the couplings of its table mapping', async () => {
    const own = await configure.createFields('CONTACT', [
      { erpField: 'currencyCode', crmField: 'transactionCurrencyId', direction: 'TO_CRM' },
    ]);
    // The pair is delivered already; a second one is refused by name.
    expect(own.errors[0]?.code).toBe('FIELD_ALREADY_MAPPED');
    const vendor = await configure.createFields('ITEM-PRODUCT', [
      { erpField: 'vendorNo', crmField: 'parentProductId', refersToMapping: 'VENDOR' },
    ]);
    expect(vendor.errors).toEqual([]);
    expect(vendor.fieldMappings?.[0]).toMatchObject({
      rule: 'T-LOOKUP',
      refersToMapping: 'VENDOR',
      refersToErpKey: 'number',
    });
  });

  it('T-8 takes a code onto option values through the option mapping', async () => {
    const { fieldMappings, errors } = await configure.createFields('VENDOR', [
      { erpField: 'paymentTermsCode', crmField: 'numberOfEmployees' },
    ]);
    expect(errors).toEqual([]);
    expect(fieldMappings?.[0]).toMatchObject({
      rule: 'T-OPTION',
      refersToMapping: 'PAYMENT TERMS',
      refersToErpKey: 'code',
    });
  });

  it('T-26 refuses a field that does not exist, and proposes one that does', async () => {
    const { errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'phoneNumber', crmField: 'telephone3' },
    ]);
    expect(errors[0]).toMatchObject({
      code: 'FIELD_UNKNOWN',
      path: ['input', 'fields', '0', 'erpField'],
    });
    expect(errors[0]?.data.similar).toContain('phoneNo');
  });

  it('T-26 refuses structured values and what the hub keeps for itself', async () => {
    const json = await configure.createFields('CUSTOMER', [
      { erpField: 'userFields', crmField: 'userFields' },
    ]);
    expect(json.errors[0]).toMatchObject({ code: 'FIELD_NOT_MAPPABLE' });
    const kept = await configure.createFields('CUSTOMER', [
      { erpField: 'modifiedAt', crmField: 'modifiedAt', direction: 'TO_CRM' },
    ]);
    expect(kept.errors[0]).toMatchObject({
      code: 'FIELD_NOT_MAPPABLE',
      path: ['input', 'fields', '0', 'crmField'],
    });
  });

  it('keeps all pairs out when one is refused', async () => {
    const before = await configure.mapping('VENDOR');
    const { errors } = await configure.createFields('VENDOR', [
      { erpField: 'name2', crmField: 'description' },
      { erpField: 'nothing', crmField: 'fax' },
    ]);
    expect(errors[0]?.code).toBe('FIELD_UNKNOWN');
    const after = await configure.mapping('VENDOR');
    expect(after.fieldMappings).toHaveLength(before.fieldMappings.length);
    expect(after.version).toBe(before.version);
  });

  it('takes a constant one way only, and checks it against its field', async () => {
    const wrong = await configure.createFields('CUSTOMER', [
      { crmField: 'creditOnHold', constantValue: 'perhaps' },
    ]);
    expect(wrong.errors[0]).toMatchObject({
      code: 'CONSTANT_INVALID',
      path: ['input', 'fields', '0', 'constantValue'],
      data: { field: 'creditOnHold', value: 'perhaps', type: 'flag' },
    });
    const both = await configure.createFields('CUSTOMER', [
      { crmField: 'creditOnHold', constantValue: 'yes', direction: 'BOTH' },
    ]);
    expect(both.errors[0]).toMatchObject({
      code: 'INVALID_INPUT',
      path: ['input', 'fields', '0', 'direction'],
    });
    const { fieldMappings } = await configure.createFields('CUSTOMER', [
      { crmField: 'creditOnHold', constantValue: 'yes' },
    ]);
    expect(fieldMappings?.[0]).toMatchObject({ direction: 'TO_CRM', constantValue: 'yes' });
  });

  it('takes a constant by the name of its option value, and refuses one that is none', async () => {
    const { fieldMappings } = await configure.createFields('CUSTOMER', [
      { erpField: 'blocked', constantValue: 'ship' },
    ]);
    expect(fieldMappings?.[0]).toMatchObject({ direction: 'FROM_CRM', constantValue: '1' });
    const changed = await configure.updateField(fieldMappings?.[0]?.id ?? '', {
      constantValue: 'INVOICE',
    });
    expect(changed.fieldMapping?.constantValue).toBe('2');
    for (const constantValue of ['7', 'SHIPPED']) {
      const { errors } = await configure.createFields('VENDOR', [
        { erpField: 'blocked', constantValue },
      ]);
      expect(errors[0]).toMatchObject({
        code: 'CONSTANT_INVALID',
        path: ['input', 'fields', '0', 'constantValue'],
      });
      expect(errors[0]?.data.options).toContain('ALL');
    }
  });

  it('refuses a conversion that does not exist and lists those that do', async () => {
    const { errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'name2', crmField: 'address1Line3', rule: 'T-NOTHING' },
    ]);
    expect(errors[0]).toMatchObject({
      code: 'RULE_UNKNOWN',
      path: ['input', 'fields', '0', 'rule'],
    });
    expect(errors[0]?.data.known).toContain('T-CURRENCY');
  });
});

describe('changing field mappings', () => {
  it('switches a delivered row on, and refuses one that another row writes already', async () => {
    const number = await configure.field('CUSTOMER', 'number', 'accountNumber');
    const { fieldMapping, errors } = await configure.updateField(number.id, { enabled: true });
    expect(errors).toEqual([]);
    expect(fieldMapping?.enabled).toBe(true);
    const { fieldMappings } = await configure.createFields('CUSTOMER', [
      { erpField: 'name2', crmField: 'accountNumber' },
    ]);
    const twice = await configure.updateField(fieldMappings?.[0]?.id ?? '', { enabled: true });
    expect(twice.errors[0]).toMatchObject({
      code: 'FIELD_ALREADY_MAPPED',
      data: { field: 'accountNumber', fieldMappingId: number.id },
    });
  });

  it('moves the version of the table mapping, and refuses one that has moved on', async () => {
    const fax = await configure.field('CONTACT', 'faxNo', 'fax');
    const { version } = await configure.mapping('CONTACT');
    const first = await configure.updateField(fax.id, { direction: 'TO_CRM' }, { version });
    expect(first.tableMapping?.version).toBe(version + 1);
    const second = await configure.updateField(fax.id, { direction: 'BOTH' }, { version });
    expect(second.errors[0]?.code).toBe('VERSION_CONFLICT');
  });

  it('warns when no enabled field goes the way of the mapping any more', async () => {
    const row = (await configure.mapping('SHIPMENT METHOD')).fieldMappings[0];
    const { warnings } = await configure.updateField(row?.id ?? '', { enabled: false });
    expect(warnings?.map((warning) => warning.code)).toEqual(['NO_FIELD_LEFT']);
  });

  it('warns of a row that goes another way than its mapping', async () => {
    const { warnings, fieldMappings } = await configure.createFields('SALESPEOPLE', [
      { erpField: 'jobTitle', crmField: 'lastName', direction: 'TO_CRM', enabled: true },
    ]);
    expect(warnings?.map((warning) => warning.code)).toEqual(['FIELD_NEVER_RUNS']);
    const turned = await configure.updateField(fieldMappings?.[0]?.id ?? '', {
      direction: 'FROM_CRM',
    });
    expect(turned.warnings).toEqual([]);
  });

  it('gives a policy only to a field that goes both ways', async () => {
    const email = await configure.field('CUSTOMER', 'email', 'emailAddress1');
    const set = await configure.updateField(email.id, { updatePolicy: 'CRM_WINS' });
    expect(set.fieldMapping?.updatePolicy).toBe('CRM_WINS');
    const limit = await configure.field('CUSTOMER', 'creditLimitLcy', 'creditLimit');
    const refused = await configure.updateField(limit.id, { updatePolicy: 'ASK' });
    expect(refused.errors[0]).toMatchObject({
      code: 'SETTINGS_EXCLUDE',
      path: ['input', 'changes', 'updatePolicy'],
    });
  });

  it('refuses a row that does not exist', async () => {
    const { errors } = await configure.updateField('00000000-0000-4000-8000-000000000000', {
      enabled: true,
    });
    expect(errors[0]?.code).toBe('RECORD_NOT_FOUND');
  });
});

describe('removing field mappings', () => {
  it('removes a user-defined row and keeps a delivered one', async () => {
    const { fieldMappings } = await configure.createFields('RESOURCE-PRODUCT', [
      { erpField: 'name2', crmField: 'description' },
    ]);
    const id = fieldMappings?.[0]?.id ?? '';
    expect((await configure.deleteField(id)).deletedId).toBe(id);
    const delivered = (await configure.mapping('RESOURCE-PRODUCT')).fieldMappings;
    expect(delivered.map((field) => field.id)).not.toContain(id);
    const refused = await configure.deleteField(delivered[0]?.id ?? '');
    expect(refused.errors[0]?.code).toBe('DELIVERED_FIXED');
  });
});
