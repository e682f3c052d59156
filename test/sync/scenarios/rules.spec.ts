import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let masters: Masters;
let given: Given;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ given } = masters);
  couplings = new Couplings(masters.api);
});

afterAll(() => masters.stop());

interface Matched {
  kind: string;
  crmId: string | null;
  error: { code: string; data: Record<string, unknown> } | null;
}
const matched = async (
  mapping: string,
  erpIds: string[],
  criteria: object[],
  more: object = {},
) => {
  const { couplingMatch } = await masters.api.ask<{
    couplingMatch: { outcomes: Matched[]; run: { coupled: number; failed: number } };
  }>(
    `mutation ($input: CouplingMatchInput!) { couplingMatch(input: $input) {
       outcomes { kind crmId error { code data } } run { coupled failed } } }`,
    { input: { mapping, erpIds, criteria, ...more } },
  );
  return couplingMatch;
};
const match = async (...of: Parameters<typeof matched>) => (await matched(...of)).outcomes;

describe('coupling', () => {
  it('C-16 ERP records are created from what an account or a product is, where no mapping is named', async () => {
    const { api } = masters;
    const of = async (typeCode: number) => ({
      id: await given.account({ customerTypeCode: typeCode }),
      table: 'crm.account',
    });
    const [customer, vendor, other] = [await of(3), await of(11), await of(1)];
    const { outcomes } = await couplings.createInErp(customer, vendor, other);
    expect(outcomes?.map(({ kind, error }) => error?.code ?? kind)).toEqual([
      'INSERTED',
      'INSERTED',
      'MAPPING_NOT_DETERMINED',
    ]);
    for (const [table, { id }] of [
      ['erp.customer', customer],
      ['erp.vendor', vendor],
    ] as const) {
      const rows = await api.composition.db.query(
        `SELECT 1 FROM sync.coupling k JOIN ${table} e ON e.id = k.erp_id WHERE k.crm_id = $1`,
        [id],
      );
      expect(rows.length).toBe(1);
    }
    const refused = async (record: object) =>
      (await couplings.createInErp({ id: customer.id, ...record })).errors;
    expect(await refused({})).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'records', '0'] },
    ]);
    expect(await refused({ table: 'crm.nothing' })).toMatchObject([{ code: 'TABLE_NOT_MAPPED' }]);
    expect(await refused({ table: 'crm.contact', mapping: 'CUSTOMER' })).toMatchObject([
      { code: 'INVALID_INPUT', path: ['input', 'records', '0', 'table'] },
    ]);
  });

  it('C-17 records named from both sides in one request go the way of their mapping', async () => {
    const [a, b] = [await masters.customerPair(), await masters.customerPair()];
    await given.change('erp.customer', a.erpId, { phoneNo: '1' });
    await given.change('crm.account', b.crmId, { telephone1: '2' });
    const outcomes = await masters.sync.now([
      { erpId: a.erpId, mapping: 'CUSTOMER' },
      { crmId: b.crmId, mapping: 'CUSTOMER' },
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['MODIFIED', 'MODIFIED']);
    expect(await given.read('crm.account', a.crmId)).toMatchObject({ telephone1: '1' });
    expect(await given.read('erp.customer', b.erpId)).toMatchObject({ phoneNo: '2' });

    const [s, t] = [
      await masters.salespersonPair('S1', 'Sam One'),
      await masters.salespersonPair('S2', 'Tim Two'),
    ];
    for (const { crmId } of [s, t])
      await given.change('crm.system_user', crmId, { mobilePhone: '7' });
    await masters.sync.now([
      { erpId: s.erpId, mapping: 'SALESPEOPLE' },
      { crmId: t.crmId, mapping: 'SALESPEOPLE' },
    ]);
    for (const { erpId } of [s, t])
      expect(await given.read('erp.salesperson', erpId)).toMatchObject({ phoneNo: '7' });
  });

  it.each([
    ['VENDOR', 'erp.vendor', 'crm.account', { customerTypeCode: 11 }],
    ['CURRENCY', 'erp.currency', 'crm.transaction_currency', {}],
    ['CUSTPRCGRP-PRICE', 'erp.customer_price_group', 'crm.price_list', {}],
    ['SALESPEOPLE', 'erp.salesperson', 'crm.system_user', {}],
  ])('C-3, C-4 hold for %s as well', async (mapping, erpTable, crmTable, kind) => {
    const n = mapping.slice(0, 2);
    const erp = async (at: number) =>
      given.row(erpTable, mapping === 'VENDOR' ? { name: `${n}${at}` } : { code: `${n}${at}` });
    const names = (at: number) => ({
      'crm.account': { name: `C3 ${at}` },
      'crm.transaction_currency': {
        isoCurrencyCode: `X${n.slice(0, 1)}${at}`,
        currencyName: `C3 ${at}`,
        exchangeRate: '2',
        currencyPrecision: 2,
      },
      'crm.price_list': { name: `C3 ${at}`, transactionCurrencyId: masters.euroId },
      'crm.system_user': {
        firstName: 'C3',
        lastName: `${at}`,
        domainName: `c3${at}@example.com`,
        isLicensed: true,
      },
    });
    const crm = async (at: number) =>
      given.row(crmTable, { ...names(at)[crmTable as keyof ReturnType<typeof names>], ...kind });
    const [a, b] = [await erp(1), await erp(2)];
    const [x, y, z] = [await crm(1), await crm(2), await crm(3)];
    await couplings.pair(mapping, a, x);
    await couplings.pair(mapping, b, y);
    const taken = await couplings.create({ mapping, erpId: b, crmId: x });
    expect(taken.errors[0]?.code).toBe('COUPLING_TAKEN');
    const elsewhere = await couplings.create({ mapping, erpId: b, crmId: z, startFrom: 'CRM' });
    expect(elsewhere.errors[0]?.code).toBe('ERP_ALREADY_COUPLED');
    await couplings.pair(mapping, b, z);
    expect(await couplings.of('erpId', b)).toMatchObject([{ crmId: z }]);
    expect(await couplings.of('crmId', y)).toEqual([]);
    await masters.sync.lose(erpTable, a);
    await couplings.pair(mapping, b, x);
    expect(await couplings.of('crmId', x)).toMatchObject([{ erpId: b }]);
    expect(await couplings.of('crmId', z)).toEqual([]);
  });

  it('C-29 compares text without wild cards, and other types even when they are zero', async () => {
    const erpId = await given.customer({ name: 'C29 % and _', creditLimitLcy: '0' });
    const crmId = await given.account({ name: 'c29 % AND _', creditLimit: '0' });
    await given.account({ name: 'C29 xx and y', creditLimit: '0' });
    await given.account({ name: 'C29 % and _', creditLimit: '7' });
    const criteria = [
      { erpField: 'name', crmField: 'name', priority: 1 },
      { erpField: 'creditLimitLcy', crmField: 'creditLimit', priority: 1 },
    ];
    const [outcome] = await match('CUSTOMER', [erpId], criteria, { syncAfterCoupling: false });
    expect(outcome).toMatchObject({ kind: 'COUPLED', crmId });
  });

  it('C-29 answers for a record that does not exist alone, and for one that is named twice once', async () => {
    const erpId = await given.customer({ phoneNo: '2929' });
    const crmId = await given.account({ telephone1: '2929' });
    const nobody = '00000000-0000-4000-8000-000000000000';
    const by = [{ erpField: 'phoneNo', crmField: 'telephone1' }];
    const { outcomes, run } = await matched('CUSTOMER', [nobody, erpId, erpId], by, {
      createOnNoMatch: true,
    });
    expect(outcomes).toMatchObject([
      { kind: 'COUPLED', crmId },
      { kind: 'UNMATCHED', error: { code: 'ERP_NOT_FOUND' } },
    ]);
    expect(run).toEqual({ coupled: 1, failed: 1 });
  });

  it('C-32 an account that stands for a vendor is free for a customer', async () => {
    const vendor = await given.row('erp.vendor', { name: 'C32', phoneNo: '320' });
    const crmId = await given.account({ name: 'C32', telephone1: '320', customerTypeCode: 11 });
    await couplings.pair('VENDOR', vendor, crmId);
    await given.change('crm.account', crmId, { customerTypeCode: 3 });
    const erpId = await given.customer({ name: 'C32 customer', phoneNo: '320' });
    const by = [{ erpField: 'phoneNo', crmField: 'telephone1' }];
    const [outcome] = await match('CUSTOMER', [erpId], by, { syncAfterCoupling: false });
    expect(outcome).toMatchObject({ kind: 'COUPLED', crmId });
    expect(await couplings.of('crmId', crmId)).toHaveLength(2);
  });

  it('C-30 creates no user for a salesperson that nothing matches', async () => {
    const erpId = await given.row('erp.salesperson', {
      code: 'C30',
      name: 'C30',
      email: 'c30@x.example',
    });
    const by = [{ erpField: 'email', crmField: 'internalEmailAddress' }];
    const [outcome] = await match('SALESPEOPLE', [erpId], by, { createOnNoMatch: true });
    expect(outcome).toMatchObject({ kind: 'UNMATCHED', error: { code: 'NO_MATCH' } });
  });
});

describe('contacts', () => {
  it('C-37 persons that waited for their company are taken once it is coupled, without being touched', async () => {
    await masters.sync.configure('CONTACT', { onlyCoupled: false });
    const erpId = await given.customer({ name: 'C37' });
    const companyNo = await masters.companyOf(erpId);
    const person = await given.row('erp.contact', {
      type: 1,
      firstName: 'Eve',
      surname: 'C37',
      companyNo,
    });
    const [before] = await masters.sync.modified(['CONTACT']);
    expect(before).toMatchObject({ direction: 'TO_CRM', failed: 1 });
    await masters.createInCrm('CUSTOMER', erpId);
    const [after] = await masters.sync.modified(['CONTACT']);
    expect(after).toMatchObject({ inserted: 1, failed: 0 });
    expect(await couplings.of('erpId', person)).toHaveLength(1);
    await masters.sync.configure('CONTACT', { onlyCoupled: true });
  });

  it('C-37 persons of a company that becomes a customer later are taken as well', async () => {
    await masters.sync.configure('CONTACT', { onlyCoupled: false });
    const company = await given.row('erp.contact', { type: 0, name: 'Later Ltd' });
    const companyNo = String((await given.read('erp.contact', company)).number);
    const person = await given.row('erp.contact', {
      type: 1,
      firstName: 'Kai',
      surname: 'Later',
      companyNo,
    });
    const [ignored] = await masters.sync.modified(['CONTACT']);
    expect(ignored).toMatchObject({ inserted: 0, failed: 0 });

    const erpId = await given.customer({ name: 'Later Ltd' });
    const { number: no } = await given.read('erp.customer', erpId);
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE erp.contact_business_relation SET contact_no = $1 WHERE no = $2 AND link_to_table = 1`,
        [companyNo, no],
      ),
    );
    await masters.createInCrm('CUSTOMER', erpId);
    const [taken] = await masters.sync.modified(['CONTACT']);
    expect(taken).toMatchObject({ inserted: 1, failed: 0 });
    expect(await couplings.of('erpId', person)).toHaveLength(1);
    await masters.sync.configure('CONTACT', { onlyCoupled: true });
  });
  it('C-37 a company contact is coupled by nobody: its customer is', async () => {
    const customer = await masters.customerPair();
    const erpId = await masters.idOf(
      'erp.contact',
      'number',
      await masters.companyOf(customer.erpId),
    );
    const crmId = await given.row('crm.contact', {
      lastName: 'C37',
      parentCustomerId: customer.crmId,
    });
    const { errors } = await couplings.create({ mapping: 'CONTACT', erpId, crmId });
    expect(errors).toMatchObject([{ code: 'NOT_ELIGIBLE' }]);
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });

  it('S-13, OPP-01 an opportunity of a company, of nobody or of a stranger is ignored while teams own', async () => {
    const customer = await masters.customerPair();
    const companyNo = await masters.companyOf(customer.erpId);
    const { erpId: personId } = await masters.contactPair(customer);
    const person = String((await given.read('erp.contact', personId)).number);
    const strangerId = await given.row('erp.contact', {
      type: 1,
      firstName: 'Ann',
      surname: 'Other',
    });
    const stranger = String((await given.read('erp.contact', strangerId)).number);
    const of = (number: string, contactNo: string | null) =>
      given.row('erp.opportunity', {
        number,
        description: number,
        creationDate: '2026-08-01',
        contactNo,
      });
    const ids = [await of('S13A', companyNo), await of('S13B', null), await of('S13C', stranger)];
    const taken = await of('S13D', person);
    const [run] = await masters.sync.modified(['OPPORTUNITY']);
    expect(run).toMatchObject({ direction: 'TO_CRM', inserted: 1, failed: 0, skipped: 0 });
    expect(await couplings.of('erpId', taken)).toHaveLength(1);
    for (const id of ids) expect(await couplings.of('erpId', id)).toEqual([]);
  });
});

describe('option mappings', () => {
  it('C-40 from the CRM a value becomes a code of its first ten characters, and finds the one that is there', async () => {
    await masters.sync.configure('PAYMENT TERMS', { direction: 'FROM_CRM', onlyCoupled: false });
    const [field] = await masters.api.composition.db.query<{ direction: string }>(
      `UPDATE sync.field_mapping SET direction = 'FROM_CRM' WHERE crm_field = 'label'
          AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'PAYMENT TERMS') RETURNING direction`,
    );
    expect(field?.direction).toBe('FROM_CRM');
    const value = (label: string, at: number) =>
      given.row('crm.option_value', { optionSet: 'account.paymenttermscode', label, value: at });
    const present = await given.row('erp.payment_terms', { code: 'NET THIRTY' });
    const fresh = await value('Prepayment 50%', 81);
    const known = await value('Net thirty days', 82);
    const [first] =
      (await couplings.createInErp({ id: fresh, mapping: 'PAYMENT TERMS' })).outcomes ?? [];
    expect(first).toMatchObject({ kind: 'INSERTED', error: null });
    expect(await given.read('erp.payment_terms', first?.erpId ?? '')).toMatchObject({
      code: 'PREPAYMENT',
    });
    const second = only(await couplings.createInErp({ id: known, mapping: 'PAYMENT TERMS' }));
    expect(second).toMatchObject({ erpId: present, error: null });
    const twin = only(
      await couplings.createInErp({
        id: await value('Prepayment 30%', 83),
        mapping: 'PAYMENT TERMS',
      }),
    );
    expect(twin).toMatchObject({ kind: 'FAILED' });
    expect(twin.error?.code).toBe('ERP_ALREADY_COUPLED');
    await given.change('crm.option_value', fresh, { label: 'Cash before delivery' });
    await masters.sync.modified(['PAYMENT TERMS']);
    expect(await given.read('erp.payment_terms', first?.erpId ?? '')).toMatchObject({
      code: 'CASH BEFOR',
    });
  });
});

describe('synchronizing', () => {
  it('S-5 a skipped pair is not synchronized, and says so', async () => {
    const pair = await masters.customerPair();
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.coupling SET skipped = true WHERE id = $1', [pair.couplingId]),
    );
    const outcome = await masters.sync.one({ couplingId: pair.couplingId });
    expect(outcome).toMatchObject({ kind: 'SKIPPED', error: { code: 'SKIPPED' } });
  });

  it.each([
    [
      'VENDOR',
      'crm.account',
      'telephone1',
      async () => masters.createInCrm('VENDOR', await given.row('erp.vendor', { name: 'S6' })),
    ],
    [
      'CONTACT',
      'crm.contact',
      'telephone1',
      async () => masters.contactPair(await masters.customerPair()),
    ],
    ['CURRENCY', 'crm.transaction_currency', 'currencyName', () => masters.currencyPair('QSX')],
    ['ITEM-PRODUCT', 'crm.product', 'name', () => masters.itemPair()],
    ['RESOURCE-PRODUCT', 'crm.product', 'name', () => masters.resourcePair()],
    [
      'CUSTPRCGRP-PRICE',
      'crm.price_list',
      'description',
      async () =>
        masters.createInCrm(
          'CUSTPRCGRP-PRICE',
          await given.row('erp.customer_price_group', { code: 'S6' }),
        ),
    ],
  ])(
    'S-6 a selection of %s protects what is newer in the CRM, and leaves it there',
    async (mapping, table, field, make) => {
      const { couplingId, crmId } = await make();
      const other = await masters.customerPair();
      await given.change(table, crmId, { [field]: 'Newer' });
      const outcomes = await masters.sync.now([{ couplingId }, { couplingId: other.couplingId }], {
        direction: 'TO_CRM',
      });
      expect(outcomes.map(({ kind, error }) => [kind, error?.code])).toEqual([
        ['SKIPPED', 'DESTINATION_NEWER'],
        ['UNCHANGED', undefined],
      ]);
      expect(await given.read(table, crmId)).toMatchObject({ [field]: 'Newer' });
      const [run] = await masters.sync.runs(mapping, 1);
      expect(run).toMatchObject({ direction: 'TO_CRM', skipped: 1, modified: 0 });
    },
  );

  it('S-5 a request that names no pair, or says what is not true of it, is told so', async () => {
    const { erpId, couplingId } = await masters.customerPair();
    const outcomes = await masters.sync.now([
      {},
      { couplingId, mapping: 'VENDOR' },
      { couplingId, erpId },
    ]);
    expect(outcomes.map(({ kind, error }) => [kind, error?.code])).toEqual([
      ['SKIPPED', 'INVALID_INPUT'],
      ['SKIPPED', 'NOT_COUPLED'],
      ['UNCHANGED', undefined],
    ]);
  });

  it('S-33 a run counts each record once; uncoupling also counts the record it changed', async () => {
    const pair = await masters.customerPair();
    const answer = await couplings.delete({ couplingId: pair.couplingId });
    expect(only(answer)).toMatchObject({ kind: 'UNCOUPLED' });
    const [run] = await masters.sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 1, modified: 1, failed: 0 });
  });
});
