import type { Row } from '../../src/platform/database/record-table';
import { Masters, type PairIds } from '../support/masters';
import { Prices } from '../support/prices';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

/** An edit of one side and what the other side has to show. */
interface Edit {
  readonly changes: Row;
  readonly seen: Row;
}

interface Case {
  readonly mapping: string;
  readonly tables: readonly [erp: string, crm: string];
  /** Settings under which the mapping is active, beside the ones of a fresh installation. */
  readonly settings?: Row;
  readonly make: () => Promise<PairIds>;
  readonly toCrm?: Edit;
  readonly fromCrm?: Edit;
}

const created = (mapping: string, table: string, values: Row) => async (): Promise<PairIds> =>
  masters.createInCrm(mapping, await masters.given.row(table, values));

const unitOf = (kind: 'item' | 'resource') => async (): Promise<PairIds> => {
  const owner = kind === 'item' ? await masters.itemPair() : await masters.resourcePair();
  const { number } = await masters.given.read(`erp.${kind}`, owner.erpId);
  await masters.given.row('erp.unit_of_measure', { code: `${kind}Z`.slice(0, 10) });
  const erpId = await masters.given.row(`erp.${kind}_unit_of_measure`, {
    ...{ [`${kind}No`]: String(number), code: `${kind}Z`.slice(0, 10) },
    qtyPerUnitOfMeasure: '6',
  });
  return masters.createInCrm(`${kind.toUpperCase()} UOM`, erpId);
};

const groupPair = async (): Promise<PairIds> => {
  const item = await masters.itemPair();
  const erpId = await masters.idOf('erp.unit_group', 'sourceId', item.erpId);
  const { crmId = '', id = '' } = (await masters.sync.coupling(erpId)) ?? {};
  return { erpId, crmId: String(crmId), couplingId: String(id) };
};

const price = (pricing: 'old' | 'new') => async (): Promise<PairIds> => {
  const prices = new Prices(masters, pricing);
  const item = await masters.itemPair();
  const code = `W${pricing.toUpperCase()}`;
  const list = await prices.list(code);
  const erpId = await prices.price(code, item, '10');
  await prices.created(list);
  const { crmId = '', id = '' } = (await masters.sync.coupling(erpId)) ?? {};
  return { erpId, crmId: String(crmId), couplingId: String(id) };
};

const opportunityPair = async (): Promise<PairIds> => {
  const customer = await masters.customerPair();
  const person = await masters.contactPair(customer, { email: 'opp@example.com' });
  const { number } = await masters.given.read('erp.contact', person.erpId);
  return created('OPPORTUNITY', 'erp.opportunity', {
    ...{ number: 'OP1', description: 'New office', creationDate: '2026-08-01' },
    ...{ contactNo: String(number), contactCompanyNo: await masters.companyOf(customer.erpId) },
  })();
};

const EXTENDED = { extendedPriceCalculation: true };

const CASES: readonly Case[] = [
  {
    mapping: 'SALESPEOPLE',
    tables: ['erp.salesperson', 'crm.system_user'],
    make: () => masters.salespersonPair('WAY', 'Way Ward'),
    fromCrm: { changes: { mobilePhone: '12345' }, seen: { phoneNo: '12345' } },
  },
  {
    mapping: 'CUSTOMER',
    tables: ['erp.customer', 'crm.account'],
    make: () => masters.customerPair(),
    toCrm: { changes: { phoneNo: '111' }, seen: { telephone1: '111' } },
    fromCrm: { changes: { telephone1: '222' }, seen: { phoneNo: '222' } },
  },
  {
    mapping: 'VENDOR',
    tables: ['erp.vendor', 'crm.account'],
    make: created('VENDOR', 'erp.vendor', { number: 'VENWAY', name: 'Vendor' }),
    toCrm: { changes: { phoneNo: '111' }, seen: { telephone1: '111' } },
    fromCrm: { changes: { telephone1: '222' }, seen: { phoneNo: '222' } },
  },
  {
    mapping: 'CONTACT',
    tables: ['erp.contact', 'crm.contact'],
    make: async () => masters.contactPair(await masters.customerPair()),
    toCrm: { changes: { surname: 'Berg' }, seen: { lastName: 'Berg' } },
    fromCrm: { changes: { lastName: 'Dahl' }, seen: { surname: 'Dahl' } },
  },
  {
    mapping: 'CURRENCY',
    tables: ['erp.currency', 'crm.transaction_currency'],
    make: () => masters.currencyPair('QWA'),
    toCrm: { changes: { description: 'Quatloo' }, seen: { currencyName: 'Quatloo' } },
  },
  ...(
    [
      ['PAYMENT TERMS', 'erp.payment_terms'],
      ['SHIPMENT METHOD', 'erp.shipment_method'],
      ['SHIPPING AGENT', 'erp.shipping_agent'],
    ] as const
  ).map(([mapping, table]) => ({
    mapping,
    tables: [table, 'crm.option_value'] as const,
    make: created(mapping, table, { code: 'WAY' }),
    toCrm: { changes: { code: 'WAYS' }, seen: { label: 'WAYS' } },
  })),
  {
    mapping: 'UNIT GROUP',
    tables: ['erp.unit_group', 'crm.uom_schedule'],
    make: groupPair,
    toCrm: { changes: { code: 'ITEM OTHER UOM GR' }, seen: { name: 'ITEM OTHER UOM GR' } },
  },
  {
    mapping: 'ITEM UOM',
    tables: ['erp.item_unit_of_measure', 'crm.uom'],
    make: unitOf('item'),
    toCrm: { changes: { qtyPerUnitOfMeasure: '8' }, seen: { quantity: '8' } },
  },
  {
    mapping: 'RESOURCE UOM',
    tables: ['erp.resource_unit_of_measure', 'crm.uom'],
    make: unitOf('resource'),
    toCrm: { changes: { qtyPerUnitOfMeasure: '8' }, seen: { quantity: '8' } },
  },
  {
    mapping: 'UNIT OF MEASURE',
    tables: ['erp.unit_of_measure', 'crm.uom_schedule'],
    settings: { unitGroupMapping: false },
    make: created('UNIT OF MEASURE', 'erp.unit_of_measure', { code: 'WAY' }),
    toCrm: { changes: { code: 'WAYS' }, seen: { name: 'NAV WAYS' } },
  },
  {
    mapping: 'ITEM-PRODUCT',
    tables: ['erp.item', 'crm.product'],
    make: () => masters.itemPair(),
    toCrm: { changes: { description: 'Stool' }, seen: { name: 'Stool' } },
    fromCrm: { changes: { name: 'Bench' }, seen: { description: 'Bench' } },
  },
  {
    mapping: 'RESOURCE-PRODUCT',
    tables: ['erp.resource', 'crm.product'],
    make: () => masters.resourcePair(),
    toCrm: { changes: { name: 'Fitter' }, seen: { name: 'Fitter' } },
    fromCrm: { changes: { name: 'Carpenter' }, seen: { name: 'Carpenter' } },
  },
  {
    mapping: 'CUSTPRCGRP-PRICE',
    tables: ['erp.customer_price_group', 'crm.price_list'],
    make: created('CUSTPRCGRP-PRICE', 'erp.customer_price_group', { code: 'WAY' }),
    toCrm: { changes: { description: 'Trade' }, seen: { description: 'Trade' } },
  },
  {
    mapping: 'SALESPRC-PRODPRICE',
    tables: ['erp.sales_price', 'crm.price_list_line'],
    make: price('old'),
    toCrm: { changes: { unitPrice: '12' }, seen: { amount: '12' } },
  },
  {
    mapping: 'PLHEADER-PRICE',
    tables: ['erp.price_list', 'crm.price_list'],
    settings: EXTENDED,
    make: created('PLHEADER-PRICE', 'erp.price_list', { code: 'WAYLIST', status: 1 }),
    toCrm: { changes: { endingDate: '2026-12-31' }, seen: { endDate: '2026-12-31' } },
  },
  {
    mapping: 'PLLINE-PRODPRICE',
    tables: ['erp.price_list_line', 'crm.price_list_line'],
    settings: EXTENDED,
    make: price('new'),
    toCrm: { changes: { unitPrice: '12' }, seen: { amount: '12' } },
  },
  {
    mapping: 'OPPORTUNITY',
    tables: ['erp.opportunity', 'crm.opportunity'],
    make: opportunityPair,
    toCrm: { changes: { description: 'Larger office' }, seen: { name: 'Larger office' } },
    fromCrm: { changes: { name: 'Two offices' }, seen: { description: 'Two offices' } },
  },
];

interface Previewed {
  kind: string;
  changes: { side: string; changes: { field: string; after: unknown }[] }[];
}

async function preview(pair: PairIds, direction: string): Promise<Previewed> {
  const { syncPreview } = await masters.api.ask<{ syncPreview: { outcomes: Previewed[] } }>(
    `query ($input: SyncPreviewInput!) { syncPreview(input: $input) { outcomes { kind } } }`,
    { input: { records: [{ couplingId: pair.couplingId }], direction } },
  );
  const [outcome] = syncPreview.outcomes;
  if (!outcome) throw new Error('There is no outcome.');
  return outcome;
}

it('UM-05 a renamed unit of measure takes the unit of its group along', async () => {
  await masters.sync.settings({ unitGroupMapping: false });
  const pair = await created('UNIT OF MEASURE', 'erp.unit_of_measure', { code: 'KEG' })();
  await masters.given.change('erp.unit_of_measure', pair.erpId, { code: 'BARREL' });
  await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
  const unit = await masters.idOf('crm.uom', 'uomScheduleId', pair.crmId);
  expect((await masters.given.read('crm.uom', unit)).name).toBe('BARREL');
  await masters.sync.settings({ unitGroupMapping: true });
});

describe.each(CASES)('$mapping', ({ mapping, tables, settings, make, toCrm, fromCrm }) => {
  let pair: PairIds;

  beforeAll(async () => {
    if (settings) await masters.sync.settings(settings);
    pair = await make();
  });

  afterAll(() =>
    masters.sync.settings({ unitGroupMapping: true, extendedPriceCalculation: false }),
  );

  const check = async (edit: Edit, at: 0 | 1, direction: 'TO_CRM' | 'FROM_CRM') => {
    const ids = [pair.erpId, pair.crmId] as const;
    const { given, sync } = masters;
    await given.change(tables[at], ids[at], edit.changes);
    const other = at === 0 ? 1 : 0;
    const before = await given.read(tables[other], ids[other]);
    expect((await preview(pair, direction)).kind).toBe('MODIFIED');
    expect(await given.read(tables[other], ids[other])).toEqual(before);
    const outcome = await sync.one({ couplingId: pair.couplingId }, { direction });
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect(await given.read(tables[other], ids[other])).toMatchObject(edit.seen);
    expect((await sync.one({ couplingId: pair.couplingId }, { direction })).kind).toBe('UNCHANGED');
    expect((await preview(pair, direction)).kind).toBe('UNCHANGED');
  };

  it('travels to the CRM as its direction says: shown beforehand, written, and then nothing more', async () => {
    if (toCrm) await check(toCrm, 0, 'TO_CRM');
    else
      expect(
        (await masters.sync.one({ couplingId: pair.couplingId }, { direction: 'TO_CRM' })).error
          ?.code,
      ).toBe('DIRECTION_NOT_ALLOWED');
  });

  it('travels from the CRM as its direction says: shown beforehand, written, and then nothing more', async () => {
    if (fromCrm) await check(fromCrm, 1, 'FROM_CRM');
    else
      expect(
        (await masters.sync.one({ couplingId: pair.couplingId }, { direction: 'FROM_CRM' })).error
          ?.code,
      ).toBe('DIRECTION_NOT_ALLOWED');
  });

  it('is run over its modified records without an error, and without an echo', async () => {
    for (const run of await masters.sync.modified([mapping])) expect(run.failed).toBe(0);
    for (const run of await masters.sync.modified([mapping]))
      expect(run).toMatchObject({ inserted: 0, modified: 0, failed: 0 });
  });

  it('is proved to agree by an audit', async () => {
    const { driftAudit } = await masters.api.ask<{
      driftAudit: { counts: { agreeing: number; differing: number } };
    }>(
      `query ($mapping: String!) { driftAudit(mapping: $mapping) { counts { agreeing differing } } }`,
      { mapping },
    );
    expect(driftAudit.counts.differing).toBe(0);
    expect(driftAudit.counts.agreeing).toBeGreaterThan(0);
  });

  it('is uncoupled', async () => {
    const [outcome] = await masters.sync.uncouple([{ couplingId: pair.couplingId }]);
    expect(outcome).toMatchObject({ kind: 'UNCOUPLED', error: null });
    expect(await masters.sync.coupling(pair.erpId)).toBeNull();
  });
});
