import { Couplings } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';
import type { Sync } from '../../support/sync';

let masters: Masters;
let given: Given;
let couplings: Couplings;
let sync: Sync;

beforeAll(async () => {
  masters = await Masters.start();
  ({ given, sync } = masters);
  couplings = new Couplings(masters.api);
});

afterAll(() => masters.stop());

interface Matched {
  kind: string;
  record: string;
  erpId: string;
  crmId: string | null;
  priority: number | null;
  synced: { kind: string; direction: string } | null;
  error: { code: string; message: string; data: Record<string, unknown> } | null;
}
interface Answer {
  outcomes: Matched[];
  counts: Record<string, number>;
  run: { candidates: number; coupled: number; failed: number } | null;
  errors: { code: string }[];
}
const match = async (input: Record<string, unknown>): Promise<Answer> => {
  masters.api.clock.advance();
  const { couplingMatch } = await masters.api.ask<{ couplingMatch: Answer }>(
    `mutation ($input: CouplingMatchInput!) { couplingMatch(input: $input) {
       outcomes { kind record erpId crmId priority synced { kind direction } error { code message data } }
       counts { coupled matched created unmatched skipped } run { candidates coupled failed } errors { code } } }`,
    { input: { syncAfterCoupling: false, createOnNoMatch: false, ...input } },
  );
  return couplingMatch;
};
const one = async (mapping: string, erpId: string, criteria: object[] | null, more: object = {}) =>
  (await match({ mapping, erpIds: [erpId], criteria, ...more })).outcomes[0];

const BY_NAME = [{ erpField: 'name', crmField: 'name' }];

describe('where matching starts', () => {
  it('C-26 a whole mapping offers what is uncoupled and inside its ERP filter, and nothing else', async () => {
    const coupled = await masters.customerPair({ name: 'C26 coupled' });
    const blocked = await given.customer({ name: 'C26 blocked', blocked: 3 });
    const open = await given.customer({ name: 'C26 open' });
    for (const name of ['C26 blocked', 'C26 open']) await given.account({ name });
    const { outcomes, run, counts } = await match({ mapping: 'CUSTOMER', criteria: BY_NAME });
    expect(outcomes.map(({ erpId, kind }) => [erpId, kind])).toEqual([[open, 'COUPLED']]);
    expect(run).toEqual({ candidates: 1, coupled: 1, failed: 0 });
    expect(counts.skipped).toBe(0);
    expect(await couplings.of('erpId', blocked)).toEqual([]);
    expect(await couplings.of('erpId', coupled.erpId)).toMatchObject([{ crmId: coupled.crmId }]);
  });

  it('C-26 a chosen record is looked for though it left the filter, and a coupled one is left alone', async () => {
    const coupled = await masters.customerPair({ name: 'C26 chosen' });
    const blocked = await given.customer({ name: 'C26 chosen too', blocked: 3 });
    const crmId = await given.account({ name: 'c26 chosen too' });
    const { outcomes } = await match({
      mapping: 'CUSTOMER',
      erpIds: [coupled.erpId, blocked],
      criteria: BY_NAME,
    });
    expect(outcomes.map(({ kind, crmId: id }) => [kind, id])).toEqual([
      ['SKIPPED', coupled.crmId],
      ['COUPLED', crmId],
    ]);
  });

  it('C-26 an empty selection is refused, and is not taken for the whole mapping', async () => {
    const { errors, outcomes } = await match({
      mapping: 'CUSTOMER',
      erpIds: [],
      criteria: BY_NAME,
    });
    expect(errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
    expect(outcomes).toBeNull();
  });
});

describe('criteria', () => {
  it('C-27 lower priorities are tried first, in whatever order they are given', async () => {
    const erpId = await given.customer({ name: 'C27', email: 'c27@x.example' });
    const byName = await given.account({ name: 'C27' });
    await given.account({ name: 'C27 other', emailAddress1: 'c27@x.example' });
    const outcome = await one('CUSTOMER', erpId, [
      { erpField: 'email', crmField: 'emailAddress1', priority: 5 },
      { ...BY_NAME[0], priority: 2 },
    ]);
    expect(outcome).toMatchObject({ kind: 'COUPLED', crmId: byName, priority: 2 });
  });

  it('C-27 without letter case several match; with it the one that is written alike', async () => {
    const erpId = await given.customer({ name: 'C27 Ltd' });
    const other = await given.account({ name: 'C27 LTD' });
    const alike = await given.account({ name: 'C27 Ltd' });
    const refused = await one('CUSTOMER', erpId, BY_NAME);
    expect(refused).toMatchObject({ kind: 'UNMATCHED', error: { code: 'MULTIPLE_MATCHES' } });
    expect(new Set(refused?.error?.data.candidates as string[])).toEqual(new Set([other, alike]));
    const outcome = await one('CUSTOMER', erpId, [{ ...BY_NAME[0], caseSensitive: true }]);
    expect(outcome).toMatchObject({ kind: 'COUPLED', crmId: alike });
  });

  it('C-27 the mapping keeps use, letter case and priority of its own criteria', async () => {
    const own = (crmField: string, values: object) =>
      sync.configureField('VENDOR', crmField, { ...values });
    const vendor = (values: object) => given.row('erp.vendor', { ...values });
    const account = (values: object) => given.account({ customerTypeCode: 11, ...values });
    await own('name', { useForMatching: true, matchPriority: 2 });
    await own('telephone1', { useForMatching: true, matchPriority: 1, matchCaseSensitive: true });
    await own('emailAddress1', { useForMatching: false, matchPriority: 0 });
    const erpId = await vendor({ name: 'C27 vendor', phoneNo: 'Ext 7', email: 'c27@v.example' });
    await account({ emailAddress1: 'c27@v.example' });
    await account({ telephone1: 'EXT 7' });
    const byName = await account({ name: 'C27 VENDOR' });
    const byPhone = await account({ telephone1: 'Ext 7' });
    expect(await one('VENDOR', erpId, null)).toMatchObject({ crmId: byPhone, priority: 1 });
    const second = await vendor({ name: 'C27 vendor', phoneNo: 'ext 7' });
    expect(await one('VENDOR', second, null)).toMatchObject({ crmId: byName, priority: 2 });
  });

  it('C-27 resetting takes use and letter case off all fields, and leaves the priorities', async () => {
    const own = { useForMatching: true, matchPriority: 4, matchCaseSensitive: true };
    await sync.configureField('CUSTOMER', 'name', own);
    const criteria = `tableMapping { fieldMappings { crmField useForMatching matchCaseSensitive matchPriority } }`;
    const reset = async (name: string) => {
      const { tableMappingResetCriteria } = await masters.api.ask<{
        tableMappingResetCriteria: {
          reset: number | null;
          tableMapping: { fieldMappings: { crmField: string }[] } | null;
          errors: { code: string }[];
        };
      }>(
        `mutation ($input: TableMappingResetCriteriaInput!) { tableMappingResetCriteria(input: $input) {
           reset ${criteria} errors { code } } }`,
        { input: { mapping: name } },
      );
      return tableMappingResetCriteria;
    };
    const done = await reset('CUSTOMER');
    expect(done).toMatchObject({ reset: 1, errors: [] });
    expect(done.tableMapping?.fieldMappings.find(({ crmField }) => crmField === 'name')).toEqual({
      ...{ crmField: 'name', useForMatching: false, matchCaseSensitive: false, matchPriority: 4 },
    });
    expect(await reset('CUSTOMER')).toMatchObject({ reset: 0, errors: [] });
    expect((await match({ mapping: 'CUSTOMER', erpIds: null })).errors).toMatchObject([
      { code: 'NO_MATCH_CRITERIA' },
    ]);
    expect((await reset('NOTHING')).errors).toMatchObject([{ code: 'RECORD_NOT_FOUND' }]);
  });

  it('C-29 an empty text is no criterion: the others of its priority decide', async () => {
    const erpId = await given.customer({ name: 'C29 no phone', phoneNo: ' ' });
    const crmId = await given.account({ name: 'C29 no phone', telephone1: '29' });
    await given.account({ telephone1: '' });
    const phone = { erpField: 'phoneNo', crmField: 'telephone1' };
    expect((await one('CUSTOMER', erpId, [phone]))?.error?.code).toBe('NO_MATCH');
    expect(await one('CUSTOMER', erpId, [phone, ...BY_NAME])).toMatchObject({ crmId });
  });

  it('C-29 one of two candidates is coupled already: they are still two', async () => {
    const taken = await masters.customerPair({ name: 'C29 two' });
    const free = await given.account({ name: 'C29 TWO' });
    const erpId = await given.customer({ name: 'c29 two' });
    const outcome = await one('CUSTOMER', erpId, BY_NAME);
    expect(outcome?.error).toMatchObject({ code: 'MULTIPLE_MATCHES', data: { count: 2 } });
    expect(new Set(outcome?.error?.data.candidates as string[])).toEqual(
      new Set([taken.crmId, free]),
    );
  });

  it('C-32 a record whose match was taken by another one of the request is told by whom', async () => {
    const [first, second] = [
      await given.customer({ number: 'C32A', name: 'C32 twin' }),
      await given.customer({ number: 'C32B', name: 'c32 TWIN' }),
    ];
    const crmId = await given.account({ name: 'C32 Twin' });
    const { outcomes } = await match({
      mapping: 'CUSTOMER',
      erpIds: [first, second],
      criteria: BY_NAME,
    });
    expect(outcomes[0]).toMatchObject({ kind: 'COUPLED', crmId });
    expect(outcomes[1]?.error).toMatchObject({
      code: 'MATCH_ALREADY_COUPLED',
      data: { crmId, erpId: first, otherRecord: 'Customer C32A' },
    });
  });
});

describe('synchronizing after matching', () => {
  it.each([
    ['GET', 'FROM_CRM', 'From the CRM'],
    ['SEND', 'TO_CRM', 'From the ERP'],
    ['NONE', 'TO_CRM', 'From the ERP'],
    ['MERGE', 'TO_CRM', 'From the ERP'],
  ])('C-31 under %s the pairs of a two-way mapping travel %s', async (policy, direction, city) => {
    const phoneNo = `C31 ${policy}`;
    const erpId = await given.customer({ phoneNo, city: 'From the ERP' });
    const crmId = await given.account({ telephone1: phoneNo, address1City: 'From the CRM' });
    await sync.configure('CUSTOMER', { updatePolicy: policy });
    const outcome = await one(
      'CUSTOMER',
      erpId,
      [{ erpField: 'phoneNo', crmField: 'telephone1' }],
      {
        syncAfterCoupling: true,
      },
    );
    await sync.configure('CUSTOMER', { updatePolicy: 'MERGE' });
    expect(outcome?.synced).toEqual({ kind: 'MODIFIED', direction });
    expect(await given.read('erp.customer', erpId)).toMatchObject({ city });
    expect(await given.read('crm.account', crmId)).toMatchObject({ address1City: city });
  });

  it('C-31 a one-way mapping goes its own way', async () => {
    const erpId = await given.row('erp.salesperson', { code: 'C31', email: 'c31@x.example' });
    await given.row('crm.system_user', {
      ...{ firstName: 'Mia', lastName: 'C31', domainName: 'c31@x.example', isLicensed: true },
      ...{ internalEmailAddress: 'C31@x.example', businessUnitId: masters.businessUnitId },
    });
    const criteria = [{ erpField: 'email', crmField: 'internalEmailAddress' }];
    const outcome = await one('SALESPEOPLE', erpId, criteria, { syncAfterCoupling: true });
    expect(outcome?.synced).toEqual({ kind: 'MODIFIED', direction: 'FROM_CRM' });
    expect(await given.read('erp.salesperson', erpId)).toMatchObject({ name: 'Mia C31' });
  });
});

describe('the kinds of records', () => {
  const rematched = async (mapping: string, erpId: string, erpField: string, crmField: string) => {
    await couplings.delete({ erpId, mapping });
    return one(mapping, erpId, [{ erpField, crmField }]);
  };

  it('C-29 vendors match accounts of vendors alone', async () => {
    const erpId = await given.row('erp.vendor', { name: 'C29 vendor' });
    await given.account({ name: 'C29 Vendor', customerTypeCode: 3 });
    expect((await one('VENDOR', erpId, BY_NAME))?.error?.code).toBe('NO_MATCH');
    const crmId = await given.account({ name: 'C29 VENDOR', customerTypeCode: 11 });
    expect(await one('VENDOR', erpId, BY_NAME)).toMatchObject({ kind: 'COUPLED', crmId });
  });

  it('C-29 persons match contacts; a company is told that its customer stands for it', async () => {
    const pair = await masters.contactPair(await masters.customerPair(), {
      email: 'C29@p.example',
    });
    const by = ['email', 'emailAddress1'] as const;
    expect(await rematched('CONTACT', pair.erpId, ...by)).toMatchObject({ crmId: pair.crmId });
    const { companyNo } = await given.read('erp.contact', pair.erpId);
    const company = await masters.idOf('erp.contact', 'number', String(companyNo));
    const criteria = [{ erpField: 'email', crmField: 'emailAddress1' }];
    const refused = await one('CONTACT', company, criteria, { createOnNoMatch: true });
    expect(refused).toMatchObject({ kind: 'UNMATCHED', error: { code: 'NOT_ELIGIBLE' } });
  });

  it('C-29 items match inventory and resources match services, whatever their numbers', async () => {
    const item = await masters.itemPair({ number: 'C29-I', description: 'C29 thing' });
    const resource = await masters.resourcePair({ number: 'C29-R', name: 'C29 thing' });
    const by = ['number', 'productNumber'] as const;
    expect(await rematched('ITEM-PRODUCT', item.erpId, ...by)).toMatchObject({
      crmId: item.crmId,
    });
    expect(await rematched('RESOURCE-PRODUCT', resource.erpId, ...by)).toMatchObject({
      crmId: resource.crmId,
    });
    expect(await rematched('ITEM-PRODUCT', item.erpId, 'description', 'name')).toMatchObject({
      crmId: item.crmId,
    });
  });

  it('C-29 price groups match price lists by any field, without regard to case', async () => {
    const erpId = await given.row('erp.customer_price_group', { code: 'C29PG' });
    const currency = { transactionCurrencyId: masters.euroId };
    const crmId = await given.row('crm.price_list', { name: 'c29pg', ...currency });
    const criteria = [{ erpField: 'code', crmField: 'name' }];
    expect(await one('CUSTPRCGRP-PRICE', erpId, criteria)).toMatchObject({ crmId });
  });

  it('C-33 a code matches the value of its own option set, and becomes one where it has none', async () => {
    const value = { optionSet: 'account.address1_freighttermscode', label: 'C33', value: 33 };
    const crmId = await given.row('crm.option_value', value);
    const terms = await given.row('erp.payment_terms', { code: 'C33' });
    const method = await given.row('erp.shipment_method', { code: 'C33' });
    expect((await one('PAYMENT TERMS', terms, null))?.error?.code).toBe('NO_MATCH');
    expect(await one('SHIPMENT METHOD', method, null)).toMatchObject({ kind: 'COUPLED', crmId });
    const made = await one('PAYMENT TERMS', terms, null, { createOnNoMatch: true });
    expect(made).toMatchObject({ kind: 'CREATED', error: null });
    expect(await given.read('crm.option_value', String(made?.crmId))).toMatchObject({
      optionSet: 'account.paymenttermscode',
      label: 'C33',
    });
  });
});
