import type { Row } from '../../src/platform/database/record-table';
import { Masters, type PairIds } from '../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

type Make = (n: number) => Promise<PairIds>;

const created = (mapping: string, table: string, values: (n: number) => Row): Make => {
  return async (n) => masters.createInCrm(mapping, await masters.given.row(table, values(n)));
};

const MAKERS: Record<string, Make> = {
  CUSTOMER: () => masters.customerPair(),
  VENDOR: created('VENDOR', 'erp.vendor', (n) => ({ number: `VEN${n}`, name: `Vendor ${n}` })),
  CONTACT: async () => masters.contactPair(await masters.customerPair()),
  SALESPEOPLE: (n) => masters.salespersonPair(`M${n}`, `Many ${n}`),
  CURRENCY: (n) => masters.currencyPair(`Q${n}`),
  'PAYMENT TERMS': created('PAYMENT TERMS', 'erp.payment_terms', (n) => ({ code: `T${n}` })),
  'SHIPMENT METHOD': created('SHIPMENT METHOD', 'erp.shipment_method', (n) => ({ code: `S${n}` })),
  'SHIPPING AGENT': created('SHIPPING AGENT', 'erp.shipping_agent', (n) => ({ code: `A${n}` })),
  'ITEM-PRODUCT': () => masters.itemPair(),
  'RESOURCE-PRODUCT': () => masters.resourcePair(),
  'CUSTPRCGRP-PRICE': created('CUSTPRCGRP-PRICE', 'erp.customer_price_group', (n) => ({
    code: `PG${n}`,
    description: `Group ${n}`,
  })),
};
const CARRIES_COMPANY = new Set([
  'CUSTOMER',
  'VENDOR',
  'CONTACT',
  'ITEM-PRODUCT',
  'RESOURCE-PRODUCT',
  'CUSTPRCGRP-PRICE',
]);

describe.each(Object.keys(MAKERS))('%s', (mapping) => {
  const three = async (): Promise<[PairIds, PairIds, PairIds]> => {
    const make = MAKERS[mapping];
    if (!make) throw new Error(mapping);
    const offset = Object.keys(MAKERS).indexOf(mapping) * 10;
    return [await make(offset + 1), await make(offset + 2), await make(offset + 3)];
  };

  it('uncouples the first and the third of three, clears their company where they carry it, and synchronizes the second', async () => {
    const { sync, api } = masters;
    const [first, second, third] = await three();
    const outcomes = await sync.uncouple([
      { erpId: first.erpId, mapping },
      { crmId: third.crmId, mapping },
    ]);
    expect(outcomes.map(({ kind }) => kind)).toEqual(['UNCOUPLED', 'UNCOUPLED']);
    expect(await sync.coupling(first.erpId)).toBeNull();
    expect(await sync.coupling(second.erpId)).not.toBeNull();
    expect(await sync.coupling(third.erpId)).toBeNull();
    const [run] = await sync.runs(mapping, 1);
    const modified = CARRIES_COMPANY.has(mapping) ? 2 : 0;
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 2, modified, failed: 0 });
    const left = await api.composition.db.query(
      `SELECT count(*)::int AS n FROM sync.journal_entry WHERE run_id = $1 AND action = 'UNCOUPLE'`,
      [run?.id],
    );
    expect(left).toEqual([{ n: 2 }]);
    const outcome = await sync.one({ couplingId: second.couplingId });
    expect(outcome).toMatchObject({ kind: 'UNCHANGED', error: null });
  });
});

describe.each([
  ['CUSTOMER', 'crm.account'],
  ['CONTACT', 'crm.contact'],
  ['ITEM-PRODUCT', 'crm.product'],
  ['RESOURCE-PRODUCT', 'crm.product'],
])('%s whose counterpart is gone', (mapping, table) => {
  const lost = async (deletionPolicy: string): Promise<PairIds> => {
    const make = MAKERS[mapping];
    if (!make) throw new Error(mapping);
    const pair = await make(90);
    if (table === 'crm.product')
      await masters.api.composition.unitOfWork.run((tx) =>
        tx.execute('DELETE FROM crm.price_list_line WHERE product_id = $1', [pair.crmId]),
      );
    await masters.sync.lose(table, pair.crmId);
    await masters.sync.configure(mapping, { deletionPolicy });
    return pair;
  };
  afterEach(() => masters.sync.configure(mapping, { deletionPolicy: 'NONE' }));

  it('gets a new one under the policy RESTORE, also when it is synchronized by hand', async () => {
    const { erpId, crmId, couplingId } = await lost('RESTORE');
    const outcome = await masters.sync.one({ couplingId }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({ kind: 'INSERTED', erpId, error: null });
    expect(outcome.crmId).not.toBe(crmId);
    expect(await masters.sync.coupling(erpId)).toMatchObject({ crmId: outcome.crmId });
    expect((await masters.sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('UNCHANGED');
  });

  it('loses its coupling under the policy REMOVE_COUPLING, also when it is synchronized by hand', async () => {
    const { erpId, couplingId } = await lost('REMOVE_COUPLING');
    expect((await masters.sync.one({ couplingId }, { direction: 'TO_CRM' })).kind).toBe('REMOVED');
    expect(await masters.sync.coupling(erpId)).toBeNull();
  });
});
