import { codesOf, Erp } from './erp';

describe('items and resources', () => {
  let erp: Erp;
  beforeAll(async () => {
    erp = await Erp.create();
  });
  afterAll(() => erp.drop());

  it('come with their base unit, their unit group and the standard VAT', async () => {
    const item = await erp.given('erp.item', {
      description: 'Desk',
      baseUnitOfMeasure: 'PCS',
      unitPrice: '12.5',
    });
    expect(item).toMatchObject({
      number: '1000',
      searchDescription: 'DESK',
      salesUnitOfMeasure: 'PCS',
      vatProdPostingGroup: 'STANDARD',
    });
    const [unit] = await erp.list('erp.item_unit_of_measure', "t.item_no = '1000'");
    expect(unit).toMatchObject({ code: 'PCS', qtyPerUnitOfMeasure: '1' });
    const [group] = await erp.list('erp.unit_group', 't.source_id = $1', [item.id]);
    expect(group).toMatchObject({
      code: 'ITEM 1000 UOM GR',
      sourceType: 1,
      sourceName: 'Desk',
      baseUnitOfMeasure: 'PCS',
    });
    const resource = await erp.given('erp.resource', { name: 'Lina', baseUnitOfMeasure: 'HOUR' });
    const [own] = await erp.list('erp.unit_group', 't.source_id = $1', [resource.id]);
    expect(own).toMatchObject({ code: 'RESOURCE R0010 UOM GR', sourceType: 2 });
  });

  it('take everything along when they are renumbered', async () => {
    const item = await erp.given('erp.item', {
      number: 'OLD',
      description: 'Lamp',
      baseUnitOfMeasure: 'PCS',
    });
    await erp.insert('erp.item_unit_of_measure', {
      itemNo: 'OLD',
      code: 'BOX',
      qtyPerUnitOfMeasure: '6',
    });
    await erp.insert('erp.sales_price', {
      salesType: 2,
      itemNo: 'OLD',
      unitPrice: '5',
      unitOfMeasureCode: 'BOX',
    });
    await erp.update('erp.item', item.id, { number: 'NEW' });
    expect(await erp.list('erp.item_unit_of_measure', "t.item_no = 'NEW'")).toHaveLength(2);
    expect(await erp.list('erp.sales_price', "t.item_no = 'NEW'")).toHaveLength(1);
    const [group] = await erp.list('erp.unit_group', 't.source_id = $1', [item.id]);
    expect(group).toMatchObject({ sourceNo: 'NEW', code: 'ITEM NEW UOM GR' });
  });

  it('change the base unit while nothing was moved, and not to a unit of several', async () => {
    const item = await erp.given('erp.item', { number: 'BASE', baseUnitOfMeasure: 'PCS' });
    await erp.insert('erp.item_unit_of_measure', {
      itemNo: 'BASE',
      code: 'BOX',
      qtyPerUnitOfMeasure: '6',
    });
    expect(codesOf(await erp.update('erp.item', item.id, { baseUnitOfMeasure: 'BOX' }))).toEqual([
      'BASE_UNIT_QUANTITY',
    ]);
    expect(codesOf(await erp.update('erp.item', item.id, { baseUnitOfMeasure: 'HOUR' }))).toEqual(
      [],
    );
    expect(
      await erp.list('erp.item_unit_of_measure', "t.item_no = 'BASE' AND t.code = 'HOUR'"),
    ).toHaveLength(1);
    await erp.insert('erp.item_ledger_entry', {
      itemNo: 'BASE',
      postingDate: '2026-08-22',
      entryType: 2,
      quantity: '3',
    });
    expect(codesOf(await erp.update('erp.item', item.id, { baseUnitOfMeasure: 'PCS' }))).toEqual([
      'BASE_UNIT_IN_USE',
    ]);
  });

  it('keep their base unit', async () => {
    const [unit] = await erp.list(
      'erp.item_unit_of_measure',
      "t.item_no = 'BASE' AND t.code = 'HOUR'",
    );
    expect(
      codesOf(
        await erp.update('erp.item_unit_of_measure', String(unit?.id), {
          qtyPerUnitOfMeasure: '2',
        }),
      ),
    ).toEqual(['BASE_UNIT_QUANTITY']);
    expect(codesOf(await erp.delete('erp.item_unit_of_measure', String(unit?.id)))).toEqual([
      'BASE_UNIT_REQUIRED',
    ]);
  });

  it('have no negative price, no unknown unit and no unknown kind', async () => {
    const result = await erp.insert(
      'erp.item',
      { number: 'N1', unitPrice: '-1' },
      { number: 'N2', baseUnitOfMeasure: 'XX' },
      { number: 'N3', type: 9 },
    );
    expect(codesOf(result).sort()).toEqual([
      'INVALID_INPUT',
      'INVALID_INPUT',
      'REFERENCE_NOT_FOUND',
    ]);
  });

  it('stay while there are entries, and go with their units otherwise', async () => {
    const [base] = await erp.list('erp.item', "t.number = 'BASE'");
    const [free] = await erp.list('erp.item', "t.number = 'NEW'");
    expect(codesOf(await erp.delete('erp.item', String(base?.id), String(free?.id)))).toEqual([
      'RECORD_IN_USE',
    ]);
    expect(await erp.list('erp.unit_group', 't.source_id = $1', [free?.id])).toEqual([]);
    expect(await erp.list('erp.unit_group', 't.source_id = $1', [base?.id])).toHaveLength(1);
  });
});
