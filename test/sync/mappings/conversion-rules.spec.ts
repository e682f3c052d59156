import { Configure } from '../../support/configure';
import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;
let configure: Configure;
let ann: PairIds;

beforeAll(async () => {
  masters = await Masters.start();
  configure = new Configure(masters.api);
  ann = await masters.salespersonPair('ANN', 'Ann Berg');
  await masters.currencyPair('CHF');
});

afterAll(() => masters.stop());

const account = (id: string) => masters.given.read('crm.account', id);
const customer = (id: string) => masters.given.read('erp.customer', id);
const product = (id: string) => masters.given.read('crm.product', id);
const toCrm = (erpId: string) => masters.sync.one({ erpId }, { direction: 'TO_CRM' });
const fromCrm = (erpId: string) => masters.sync.one({ erpId }, { direction: 'FROM_CRM' });

describe('references of customers and accounts', () => {
  it('T-OWNER, T-OWNER-TYPE the coupled user owns; a blank salesperson leaves the owner', async () => {
    await masters.sync.settings({ ownershipModel: 'PERSON' });
    const { erpId, crmId } = await masters.customerPair({ salespersonCode: 'ANN' });
    const owned = { ownerId: ann.crmId, ownerIdType: 'systemuser' };
    expect(await account(crmId)).toMatchObject(owned);
    await masters.given.change('erp.customer', erpId, { salespersonCode: null, city: 'Bern' });
    expect((await toCrm(erpId)).kind).toBe('MODIFIED');
    expect(await account(crmId)).toMatchObject(owned);
    await masters.given.row('erp.salesperson', { code: 'CARL', name: 'Carl' });
    await masters.given.change('erp.customer', erpId, { salespersonCode: 'CARL' });
    expect((await toCrm(erpId)).error).toMatchObject({ code: 'OWNER_NOT_COUPLED' });
    await masters.sync.settings({ ownershipModel: 'TEAM' });
  });

  it('T-13 a new account carries the company, and its team owns it', async () => {
    const erpId = await masters.given.customer({ name: 'Newcomer' });
    const { crmId } = await masters.createInCrm('CUSTOMER', erpId);
    expect(await account(crmId)).toMatchObject({
      ...{ companyId: masters.companyId, ownerId: masters.teamId, ownerIdType: 'team' },
    });
  });

  it('T-CURRENCY blank is the local currency, a code its coupled one, and back', async () => {
    const { erpId, crmId } = await masters.customerPair();
    expect((await account(crmId)).transactionCurrencyId).toBe(masters.euroId);
    await masters.given.change('erp.customer', erpId, { currencyCode: 'CHF' });
    await toCrm(erpId);
    const chf = await masters.idOf('crm.transaction_currency', 'isoCurrencyCode', 'CHF');
    expect((await account(crmId)).transactionCurrencyId).toBe(chf);
    await masters.given.change('crm.account', crmId, { transactionCurrencyId: masters.euroId });
    await fromCrm(erpId);
    expect((await customer(erpId)).currencyCode).toBeNull();
    await masters.given.change('crm.account', crmId, { transactionCurrencyId: chf });
    await fromCrm(erpId);
    expect((await customer(erpId)).currencyCode).toBe('CHF');
    await masters.given.change('crm.account', crmId, { transactionCurrencyId: null });
    await fromCrm(erpId);
    expect((await customer(erpId)).currencyCode).toBeNull();
  });

  it('T-OPTION a code is the number of its coupled value, both ways; one without a coupling fails', async () => {
    const { given } = masters;
    const terms = await given.row('erp.payment_terms', { code: '30D' });
    const value = await given.row('crm.option_value', {
      optionSet: 'account.paymenttermscode',
      value: 100,
      label: 'Thirty days',
    });
    await masters.sync.couple('PAYMENT TERMS', terms, value);
    await given.row('erp.payment_terms', { code: '60D' });
    const { erpId, crmId } = await masters.customerPair({ paymentTermsCode: '30D' });
    expect((await account(crmId)).paymentTermsCode).toBe(100);
    await given.change('erp.customer', erpId, { paymentTermsCode: null });
    await toCrm(erpId);
    expect((await account(crmId)).paymentTermsCode).toBeNull();
    await given.change('crm.account', crmId, { paymentTermsCode: 100 });
    await fromCrm(erpId);
    expect((await customer(erpId)).paymentTermsCode).toBe('30D');
    await given.change('erp.customer', erpId, { paymentTermsCode: '60D' });
    expect((await toCrm(erpId)).error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'paymentTermsCode', value: '60D', mapping: 'PAYMENT TERMS' },
    });
  });

  it('T-OPTION-SYNC a code becomes the label of a new option value, and a rename relabels it', async () => {
    const erpId = await masters.given.row('erp.shipping_agent', { code: 'DHL', name: 'Express' });
    const { crmId } = await masters.createInCrm('SHIPPING AGENT', erpId);
    const option = () => masters.given.read('crm.option_value', crmId);
    expect(await option()).toMatchObject({
      optionSet: 'account.address1_shippingmethodcode',
      label: 'DHL',
    });
    await masters.given.change('erp.shipping_agent', erpId, { code: 'DHL2' });
    await toCrm(erpId);
    expect((await option()).label).toBe('DHL2');
  });

  it('T-COUNTRY is copied as text, and comes back as an upper-case code of ten characters', async () => {
    const { erpId, crmId } = await masters.customerPair({ countryRegionCode: 'DE' });
    expect((await account(crmId)).address1Country).toBe('DE');
    await masters.given.change('crm.account', crmId, { address1Country: ' liechtenstein ' });
    await fromCrm(erpId);
    expect((await customer(erpId)).countryRegionCode).toBe('LIECHTENST');
    expect((await toCrm(erpId)).kind).toBe('UNCHANGED');
    await masters.given.change('erp.customer', erpId, { city: 'Vaduz' });
    await toCrm(erpId);
    expect(await account(crmId)).toMatchObject({
      address1City: 'Vaduz',
      address1Country: ' liechtenstein ',
    });
    await masters.given.change('erp.customer', erpId, { countryRegionCode: 'CH' });
    await toCrm(erpId);
    expect((await account(crmId)).address1Country).toBe('CH');
  });

  it('T-RAW a text longer than its destination is cut, and its cut version does not come back', async () => {
    const long = 'A very long street with a house number '.repeat(4).trim();
    const { erpId, crmId } = await masters.customerPair();
    await masters.given.change('crm.account', crmId, { address1Line1: long });
    await fromCrm(erpId);
    expect((await customer(erpId)).address).toBe(long.slice(0, 100).trimEnd());
    await masters.given.change('erp.customer', erpId, { city: 'Bern' });
    await toCrm(erpId);
    expect(await account(crmId)).toMatchObject({ address1Line1: long, address1City: 'Bern' });
  });
});

describe('the primary contact', () => {
  const pairWithContact = async () => {
    const pair = await masters.customerPair();
    const contact = await masters.contactPair(pair);
    const { number } = await masters.given.read('erp.contact', contact.erpId);
    await masters.given.change('erp.customer', pair.erpId, { primaryContactNo: number ?? null });
    await masters.given.change('crm.account', pair.crmId, { primaryContactId: contact.crmId });
    await toCrm(pair.erpId);
    return { ...pair, number, contact };
  };

  it('T-PRIMARY, T-LOOKUP a coupled one travels both ways, and blanking it is taken over', async () => {
    const { erpId, crmId, number, contact } = await pairWithContact();
    expect((await account(crmId)).primaryContactId).toBe(contact.crmId);
    await masters.given.change('crm.account', crmId, { primaryContactId: null });
    expect((await fromCrm(erpId)).error).toBeNull();
    expect((await customer(erpId)).primaryContactNo).toBeNull();
    await masters.given.change('crm.account', crmId, { primaryContactId: contact.crmId });
    await fromCrm(erpId);
    expect((await customer(erpId)).primaryContactNo).toBe(number);
  });

  it('T-PRIMARY an empty value does not blank one that is not coupled, nor does one that is not coupled itself', async () => {
    const { erpId, crmId, number, contact } = await pairWithContact();
    await masters.sync.uncouple([{ couplingId: contact.couplingId }]);
    await masters.given.change('crm.account', crmId, { primaryContactId: null });
    expect((await fromCrm(erpId)).error).toBeNull();
    expect((await customer(erpId)).primaryContactNo).toBe(number);
    const other = await masters.given.row('crm.contact', { lastName: 'Bob' });
    await masters.given.change('crm.account', crmId, { primaryContactId: other, fax: '1' });
    expect((await fromCrm(erpId)).kind).toBe('MODIFIED');
    expect(await customer(erpId)).toMatchObject({ primaryContactNo: number, faxNo: '1' });
  });

  it('CPT-043 the other way: one that is not coupled fails the record where its field does not clear', async () => {
    const { erpId, crmId } = await pairWithContact();
    const { id } = await configure.field('CUSTOMER', 'primaryContactNo', 'primaryContactId');
    await configure.updateField(id, { clearOnFailedSync: false });
    const other = await masters.given.row('crm.contact', { lastName: 'Cleo' });
    await masters.given.change('crm.account', crmId, { primaryContactId: other });
    expect((await fromCrm(erpId)).error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'primaryContactId', mapping: 'CONTACT' },
    });
    await configure.updateField(id, { clearOnFailedSync: true });
  });

  it('T-CONST-CRM a person goes to the CRM as a contact of an account', async () => {
    const pair = await masters.customerPair();
    const companyNo = await masters.companyOf(pair.erpId);
    const erpId = await masters.given.row('erp.contact', {
      ...{ type: 1, firstName: 'Eva', surname: 'Lund', companyNo },
    });
    const { crmId } = await masters.createInCrm('CONTACT', erpId);
    expect(await masters.given.read('crm.contact', crmId)).toMatchObject({
      ...{ parentCustomerId: pair.crmId, parentCustomerIdType: 'account' },
    });
  });

  it('T-CONST-ERP a contact from the CRM is a person', async () => {
    const pair = await masters.customerPair();
    const crmId = await masters.given.row('crm.contact', {
      firstName: 'Eva',
      lastName: 'Lund',
      parentCustomerId: pair.crmId,
    });
    const { couplingCreateInErp } = await masters.api.ask<{
      couplingCreateInErp: { outcomes: { erpId: string | null; error: object | null }[] };
    }>(
      `mutation ($records: [RecordToCoupleInput!]!) { couplingCreateInErp(input: { records: $records }) {
         outcomes { erpId error { code message } } } }`,
      { records: [{ id: crmId, mapping: 'CONTACT' }] },
    );
    const [made] = couplingCreateInErp.outcomes;
    expect(made?.error).toBeNull();
    const contact = await masters.given.read('erp.contact', made?.erpId ?? '');
    expect(contact).toMatchObject({ type: 1, firstName: 'Eva', surname: 'Lund' });
  });
});

describe('items, units and currencies', () => {
  it('T-NONNEG, T-VENDOR a negative price is zero; the vendor goes by number, with the name beside it', async () => {
    await masters.given.row('erp.vendor', { number: 'V1', name: 'Nordic Parts' });
    const { erpId, crmId } = await masters.itemPair({ unitPrice: '12.5', vendorNo: 'V1' });
    expect(await product(crmId)).toMatchObject({
      price: '12.5',
      vendorId: 'V1',
      vendorName: 'Nordic Parts',
    });
    for (const table of ['erp.item', 'crm.product']) {
      const made = await configure.mutate(
        'userFieldCreate',
        { table, name: 'score', type: 'DECIMAL' },
        'userField { id }',
      );
      expect(made.errors).toEqual([]);
    }
    const { errors } = await configure.createFields('ITEM-PRODUCT', [
      {
        erpField: 'userFields.score',
        crmField: 'userFields.score',
        direction: 'TO_CRM',
        rule: 'T-NONNEG',
        enabled: true,
      },
    ]);
    expect(errors).toEqual([]);
    const score = async (value: string) => {
      await masters.given.change('erp.item', erpId, { userFields: { score: value } });
      await toCrm(erpId);
      return Number(
        (
          await masters.api.composition.db.query<{ score: string }>(
            `SELECT user_fields->>'score' AS score FROM crm.product WHERE id = $1`,
            [crmId],
          )
        )[0]?.score,
      );
    };
    expect(await score('4.5')).toBe(4.5);
    expect(await score('-4.5')).toBe(0);
  });

  it('T-CALC, T-NONNEG-CALC the quantity on hand is calculated, and never below zero', async () => {
    const { id } = await configure.field('ITEM-PRODUCT', 'inventory', 'quantityOnHand');
    await configure.updateField(id, { enabled: true });
    const { erpId, crmId } = await masters.itemPair();
    const { number } = await masters.given.read('erp.item', erpId);
    const entry = (entryNo: string, quantity: string) =>
      masters.given.row('erp.item_ledger_entry', {
        entryNo,
        itemNo: number ?? null,
        postingDate: '2026-01-01',
        entryType: 2,
        quantity,
      });
    await entry('1', '8');
    await masters.sync.one({ erpId }, { direction: 'TO_CRM', force: true });
    expect(Number((await product(crmId)).quantityOnHand)).toBe(8);
    await entry('2', '-11');
    await masters.sync.one({ erpId }, { direction: 'TO_CRM', force: true });
    expect(Number((await product(crmId)).quantityOnHand)).toBe(0);
  });

  it('T-UOM-ITEM the base unit is the coupled unit of the item itself; without its coupling the item fails', async () => {
    const { erpId, crmId } = await masters.itemPair();
    const { number } = await masters.given.read('erp.item', erpId);
    const unit = await masters.idOf('erp.item_unit_of_measure', 'itemNo', String(number));
    const { db } = masters.api.composition;
    const [row] = await db.query<{ crm_id: string }>(
      'SELECT crm_id FROM sync.coupling WHERE erp_id = $1',
      [unit],
    );
    expect((await product(crmId)).defaultUomId).toBe(row?.crm_id);
    await masters.sync.uncouple([{ erpId: unit }]);
    await masters.given.change('erp.item', erpId, { description: 'Renamed' });
    expect((await toCrm(erpId)).error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'baseUnitOfMeasure', value: 'PCS', mapping: 'ITEM UOM' },
    });
  });

  it('T-UOM-ITEM an item without a base unit fails', async () => {
    const { erpId } = await masters.itemPair();
    await masters.given.change('erp.item', erpId, { description: 'Bare' });
    await masters.api.composition.db.query(
      'UPDATE erp.item SET base_unit_of_measure = NULL WHERE id = $1',
      [erpId],
    );
    expect((await toCrm(erpId)).error).toMatchObject({ code: 'BASE_UNIT_REQUIRED' });
  });

  it('T-UG-CODE a unit group is named by its code, and so is the base unit that comes with it', async () => {
    const { erpId } = await masters.resourcePair();
    const { number } = await masters.given.read('erp.resource', erpId);
    const code = `RESOURCE ${String(number)} UOM GR`;
    const { db } = masters.api.composition;
    expect(
      await db.query(
        `SELECT s.name, u.name AS base FROM crm.uom_schedule s
           JOIN crm.uom u ON u.uom_schedule_id = s.id AND u.base_uom IS NULL WHERE s.name = $1`,
        [code],
      ),
    ).toEqual([{ name: code, base: code }]);
  });

  it('T-ISO, T-SYMBOL the code is the ISO code, and the symbol where there is none', async () => {
    const plain = await masters.currencyPair('SEK');
    expect(await masters.given.read('crm.transaction_currency', plain.crmId)).toMatchObject({
      isoCurrencyCode: 'SEK',
      currencySymbol: 'SEK',
    });
    await masters.given.change('erp.currency', plain.erpId, { symbol: 'kr' });
    await toCrm(plain.erpId);
    expect(await masters.given.read('crm.transaction_currency', plain.crmId)).toMatchObject({
      isoCurrencyCode: 'SEK',
      currencySymbol: 'kr',
    });
    await masters.given.change('erp.currency', plain.erpId, { symbol: null });
    await toCrm(plain.erpId);
    expect(await masters.given.read('crm.transaction_currency', plain.crmId)).toMatchObject({
      currencySymbol: 'SEK',
    });
  });

  it('T-OPP-ACCOUNT an opportunity belongs to the account of its contact company, or to none', async () => {
    const { given } = masters;
    await given.row('erp.number_series', { code: 'OPP', startingNo: 'OP001' });
    const setup = await masters.api.composition.db.query<{ id: string }>(
      'SELECT id FROM erp.sales_setup',
    );
    await given.change('erp.sales_setup', String(setup[0]?.id), { opportunityNos: 'OPP' });
    const pair = await masters.customerPair();
    const contact = await masters.contactPair(pair);
    const { number } = await given.read('erp.contact', contact.erpId);
    const values = { contactNo: number ?? null, salespersonCode: 'ANN', status: 0 };
    const erpId = await given.row('erp.opportunity', { description: 'Big one', ...values });
    const { crmId } = await masters.createInCrm('OPPORTUNITY', erpId);
    const opportunity = () => given.read('crm.opportunity', crmId);
    expect(await opportunity()).toMatchObject({
      parentAccountId: pair.crmId,
      parentContactId: contact.crmId,
    });
    await masters.sync.uncouple([{ couplingId: pair.couplingId }]);
    const coupled = await masters.api.composition.db.query(
      'SELECT 1 FROM sync.coupling WHERE id = $1',
      [contact.couplingId],
    );
    if (coupled.length === 0) await masters.sync.couple('CONTACT', contact.erpId, contact.crmId);
    await given.change('erp.opportunity', erpId, { description: 'Bigger' });
    await toCrm(erpId);
    expect(await opportunity()).toMatchObject({ name: 'Bigger', parentAccountId: null });
  });
});
