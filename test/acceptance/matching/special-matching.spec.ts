import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

interface Outcome {
  kind: string;
  erpId: string;
  crmId: string | null;
  error: { code: string } | null;
}

/** Couples by the criteria that are delivered; nothing is created. */
async function match(mapping: string, erpIds: string[]): Promise<Outcome[]> {
  const { couplingMatch } = await masters.api.ask<{
    couplingMatch: { outcomes: Outcome[]; errors: { code: string }[] };
  }>(
    `mutation ($input: CouplingMatchInput!) {
      couplingMatch(input: $input) { outcomes { kind erpId crmId error { code } } errors { code message } }
    }`,
    { input: { mapping, erpIds, createOnNoMatch: false, syncAfterCoupling: false } },
  );
  expect(couplingMatch.errors).toEqual([]);
  return couplingMatch.outcomes;
}

describe('matching by the delivered criteria', () => {
  it('C-33 unit groups match on their generated code', async () => {
    const { given } = masters;
    await given.row('erp.item', { number: '1000', baseUnitOfMeasure: 'PCS' });
    await given.row('erp.resource', { number: '1000', baseUnitOfMeasure: 'PCS' });
    const [itemGroup, resourceGroup] = await masters.api.composition.db.query<{ id: string }>(
      `SELECT id FROM erp.unit_group WHERE source_no = '1000' ORDER BY source_type`,
    );
    await given.row('crm.uom_schedule', { name: '1000', baseUomName: 'Piece' });
    const crmId = await given.row('crm.uom_schedule', {
      name: 'item 1000 uom gr',
      baseUomName: 'Primary Unit',
    });
    const ids = [String(itemGroup?.id), String(resourceGroup?.id)];
    const outcomes = await match('UNIT GROUP', ids);
    const of = (erpId: string | undefined) => outcomes.find((each) => each.erpId === erpId);
    expect(of(ids[0])).toMatchObject({ kind: 'COUPLED', crmId, error: null });
    expect(of(ids[1])).toMatchObject({ crmId: null, error: { code: 'NO_MATCH' } });
  });

  it('C-33, UG-06 units match inside the coupled unit group of their item alone', async () => {
    const { given } = masters;
    await given.row('erp.item', { number: '2000', baseUnitOfMeasure: 'PCS' });
    const unitId = await masters.idOf('erp.item_unit_of_measure', 'itemNo', '2000');
    const other = await given.row('crm.uom_schedule', { name: 'Other', baseUomName: 'PCS' });
    const [first] = await match('ITEM UOM', [unitId]);
    expect(first).toMatchObject({ crmId: null, error: { code: 'NO_MATCH' } });
    const groupId = await masters.idOf('erp.unit_group', 'sourceNo', '2000');
    const own = await given.row('crm.uom_schedule', {
      name: 'ITEM 2000 UOM GR',
      baseUomName: 'Primary Unit',
    });
    await match('UNIT GROUP', [groupId]);
    const baseOf = async (uomScheduleId: string) =>
      masters.idOf('crm.uom', 'uomScheduleId', uomScheduleId);
    const crmId = await given.row('crm.uom', {
      name: 'pcs',
      uomScheduleId: own,
      baseUom: await baseOf(own),
      quantity: '1',
    });
    const [second] = await match('ITEM UOM', [unitId]);
    expect(second).toMatchObject({ kind: 'COUPLED', crmId });
    expect(crmId).not.toBe(await baseOf(other));
  });

  it('C-33 currencies match on the ISO code, option values on the code', async () => {
    const { given } = masters;
    const erpId = await given.row('erp.currency', { code: 'CHF', isoCode: 'CHF' });
    const crmId = await given.row('crm.transaction_currency', {
      isoCurrencyCode: 'CHF',
      currencyName: 'Swiss franc',
      currencySymbol: 'Fr.',
    });
    expect((await match('CURRENCY', [erpId]))[0]).toMatchObject({ kind: 'COUPLED', crmId });
    const terms = await given.row('erp.payment_terms', { code: '14 DAYS' });
    const option = await given.row('crm.option_value', {
      optionSet: 'account.paymenttermscode',
      label: '14 days',
      value: 77,
    });
    expect((await match('PAYMENT TERMS', [terms]))[0]).toMatchObject({
      kind: 'COUPLED',
      crmId: option,
    });
  });
});
