import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start(6);
});

afterEach(() => masters.stop());

async function choose(unitGroupMapping: boolean): Promise<string | null> {
  const { salesSettingsUpdate } = await masters.api.ask<{
    salesSettingsUpdate: { errors: { code: string }[] };
  }>(
    `mutation ($on: Boolean!) { salesSettingsUpdate(input: { changes: { unitGroupMapping: $on } }) { errors { code } } }`,
    { on: unitGroupMapping },
  );
  return salesSettingsUpdate.errors[0]?.code ?? null;
}

async function connection(on: boolean): Promise<void> {
  masters.api.clock.advance();
  await masters.api.composition.unitOfWork.run((tx) =>
    tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [on]),
  );
}

async function runDue(at: string): Promise<void> {
  masters.api.clock.set(at);
  await masters.api.composition.jobs.runDue.run();
}

const couplings = async (): Promise<Record<string, number>> => {
  const rows = await masters.api.composition.db.query<{ name: string; n: number }>(
    `SELECT m.name, count(*)::int AS n FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id
      GROUP BY m.name ORDER BY m.name`,
  );
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
};

const unitOf = async ({ crmId }: PairIds): Promise<{ unit: string; group: string }> => {
  const [row] = await masters.api.composition.db.query<{ unit: string; group: string }>(
    `SELECT u.name AS unit, s.name AS "group" FROM crm.product p JOIN crm.uom u ON u.id = p.default_uom_id
       JOIN crm.uom_schedule s ON s.id = p.default_uom_schedule_id WHERE p.id = $1`,
    [crmId],
  );
  if (!row) throw new Error('The product is gone.');
  return row;
};

const pricesOf = ({ crmId }: PairIds) =>
  masters.api.composition.db.query(
    `SELECT u.name AS unit, trim_scale(l.amount)::text AS amount FROM crm.price_list_line l JOIN crm.uom u ON u.id = l.uom_id
      WHERE l.product_id = $1 ORDER BY u.name`,
    [crmId],
  );

describe('the two ways of mapping units', () => {
  it('is changed only while the connection is off', async () => {
    expect(await choose(false)).toBe('SETTINGS_CONTRADICT');
  });

  it('leaving unit groups removes their couplings, and a job fills units of measure once the connection is on', async () => {
    const [chair, hour] = [
      await masters.itemPair({ number: 'CHAIR', unitPrice: '10' }),
      await masters.resourcePair(),
    ];
    expect(await unitOf(chair)).toEqual({ unit: 'PCS', group: 'ITEM CHAIR UOM GR' });
    await connection(false);
    expect(await choose(false)).toBeNull();
    expect(await couplings()).toEqual({ 'ITEM-PRODUCT': 1, 'RESOURCE-PRODUCT': 1 });
    const [run] = await masters.sync.runs('ITEM UOM', 1);
    expect(run).toMatchObject({ kind: 'UNCOUPLE', uncoupled: 1 });
    await connection(true);
    await runDue('2026-09-01T08:00:00.000Z');
    expect(await couplings()).toEqual({
      'ITEM-PRODUCT': 1,
      'RESOURCE-PRODUCT': 1,
      'UNIT OF MEASURE': 1,
    });
    expect(await unitOf(chair)).toEqual({ unit: 'PCS', group: 'NAV PCS' });
    expect(await unitOf(hour)).toEqual({ unit: 'PCS', group: 'NAV PCS' });
    expect(await pricesOf(chair)).toEqual([{ unit: 'PCS', amount: '10' }]);
  });

  it('going back removes the other couplings and gives every coupled item its group again', async () => {
    const chair = await masters.itemPair({ number: 'CHAIR', unitPrice: '10' });
    const lone = await masters.given.row('erp.item', { number: 'LONE', baseUnitOfMeasure: 'PCS' });
    await connection(false);
    await choose(false);
    await connection(true);
    await runDue('2026-09-01T08:00:00.000Z');
    await connection(false);
    expect(await choose(true)).toBeNull();
    expect(await couplings()).toEqual({ 'ITEM-PRODUCT': 1 });
    await connection(true);
    await runDue('2026-09-01T09:00:00.000Z');
    expect(await couplings()).toEqual({ 'ITEM UOM': 1, 'ITEM-PRODUCT': 1, 'UNIT GROUP': 1 });
    expect(await unitOf(chair)).toEqual({ unit: 'PCS', group: 'ITEM CHAIR UOM GR' });
    expect(await pricesOf(chair)).toEqual([{ unit: 'PCS', amount: '10' }]);
    expect(await masters.sync.coupling(lone)).toBeNull();
  });

  it('a product of an item travels under units of measure, and prices keep to the default unit', async () => {
    await connection(false);
    await choose(false);
    await connection(true);
    const unit = await masters.idOf('erp.unit_of_measure', 'code', 'PCS');
    await masters.createInCrm('UNIT OF MEASURE', unit);
    const erpId = await masters.given.row('erp.item', {
      ...{ number: 'SOFA', description: 'Sofa', baseUnitOfMeasure: 'PCS', unitPrice: '99' },
    });
    const pair = await masters.createInCrm('ITEM-PRODUCT', erpId);
    expect(await unitOf(pair)).toEqual({ unit: 'PCS', group: 'NAV PCS' });
    expect(await pricesOf(pair)).toEqual([{ unit: 'PCS', amount: '99' }]);
  });
});
