import { codesOf, Erp } from './erp';

describe('master data of the ERP', () => {
  let erp: Erp;
  beforeAll(async () => {
    erp = await Erp.create();
  });
  afterAll(() => erp.drop());

  it('has a writer for every table', () => {
    const tables = erp.tables.list().map((table) => table.name);
    const missing = tables.filter((name) => name.startsWith('erp.') && !erp.writers.has(name));
    expect(missing).toEqual([]);
  });

  it('SP-01 gives salespeople without a code the next of their pattern, also to writers at once', async () => {
    const first = await erp.insert(
      'erp.salesperson',
      { name: 'A' },
      { code: 'JO', name: 'Jo' },
      { name: 'B' },
    );
    expect([...(first.rows?.values() ?? [])].map((row) => row.code)).toEqual([
      'SP NO. 00001',
      'JO',
      'SP NO. 00002',
    ]);
    await Promise.all(
      Array.from({ length: 4 }, () => erp.insert('erp.salesperson', { name: 'C' })),
    );
    expect(await erp.list('erp.salesperson', "t.code LIKE 'SP NO.%'")).toHaveLength(6);
  });

  it('keeps references when a code is renamed', async () => {
    const customer = await erp.given('erp.customer', {
      name: 'X',
      currencyCode: 'EUR',
      salespersonCode: 'JO',
    });
    const [currency] = await erp.list('erp.currency', "t.code = 'EUR'");
    await erp.insert('erp.currency_exchange_rate', {
      currencyCode: 'USD',
      startingDate: '2026-01-01',
      exchangeRateAmount: '100',
      relationalExchRateAmount: '80',
      relationalCurrencyCode: 'EUR',
    });
    await erp.update('erp.currency', String(currency?.id), { code: 'EURO' });
    expect(await erp.get('erp.customer', customer.id)).toMatchObject({ currencyCode: 'EURO' });
    expect(
      await erp.list('erp.currency_exchange_rate', "t.relational_currency_code = 'EURO'"),
    ).toHaveLength(1);
  });

  it('refuses to remove what others refer to, and removes the rest', async () => {
    const [used] = await erp.list('erp.salesperson', "t.code = 'JO'");
    const free = await erp.given('erp.salesperson', { code: 'FREE' });
    expect(codesOf(await erp.delete('erp.salesperson', String(used?.id), free.id))).toEqual([
      'RECORD_IN_USE',
    ]);
    expect(await erp.list('erp.salesperson', "t.code IN ('JO', 'FREE')")).toHaveLength(1);
  });

  it('refuses rates that are not positive or in unknown currencies', async () => {
    const rate = {
      currencyCode: 'USD',
      startingDate: '2026-02-01',
      exchangeRateAmount: '1',
      relationalExchRateAmount: '1',
    };
    const result = await erp.insert(
      'erp.currency_exchange_rate',
      { ...rate, exchangeRateAmount: '0' },
      { ...rate, relationalCurrencyCode: 'ZZZ' },
    );
    expect(codesOf(result)).toEqual(['INVALID_INPUT', 'REFERENCE_NOT_FOUND']);
  });

  it('has settings once', async () => {
    expect(codesOf(await erp.insert('erp.sales_setup', { customerNos: 'CUST' }))).toEqual([
      'ALREADY_EXISTS',
    ]);
    const result = await erp.insert(
      'erp.general_ledger_setup',
      { lcyCode: 'gbp' },
      { lcyCode: 'EUR' },
    );
    expect(codesOf(result)).toEqual(['ALREADY_EXISTS']);
    expect(await erp.list('erp.general_ledger_setup')).toMatchObject([
      { lcyCode: 'GBP', amountRoundingPrecision: '0.01' },
    ]);
  });

  it('adds to ledgers in order, and never changes them', async () => {
    await erp.given('erp.item', { number: 'I1' });
    const entry = { itemNo: 'I1', postingDate: '2026-08-22', entryType: 2, quantity: '1' };
    await Promise.all(
      Array.from({ length: 4 }, () => erp.insert('erp.item_ledger_entry', entry, entry)),
    );
    const entries = await erp.list('erp.item_ledger_entry', 'true ORDER BY t.entry_no');
    expect(entries.map((row) => row.entryNo)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8']);
    const id = String(entries[0]?.id);
    expect(codesOf(await erp.update('erp.item_ledger_entry', id, { quantity: '9' }))).toEqual([
      'LEDGER_ENTRY_FIXED',
    ]);
    expect(codesOf(await erp.delete('erp.item_ledger_entry', id))).toEqual(['LEDGER_ENTRY_FIXED']);
  });

  it('sells at prices that fit: the code to the type, the unit to the item, the habits of the group', async () => {
    await erp.given('erp.item', { number: 'I2', baseUnitOfMeasure: 'PCS' });
    await erp.given('erp.customer_price_group', {
      code: 'GOLD',
      priceIncludesVat: true,
      allowLineDisc: false,
    });
    const price = { itemNo: 'I2', unitPrice: '5' };
    const kept = await erp.given('erp.sales_price', {
      ...price,
      salesType: 1,
      salesCode: 'gold',
      unitOfMeasureCode: 'PCS',
    });
    expect(kept).toMatchObject({
      salesCode: 'GOLD',
      priceIncludesVat: true,
      allowLineDisc: false,
      allowInvoiceDisc: true,
    });
    const result = await erp.insert(
      'erp.sales_price',
      { ...price, salesType: 2, salesCode: 'GOLD' },
      { ...price, salesType: 1 },
      { ...price, salesType: 0, salesCode: 'NOBODY' },
      { ...price, salesType: 2, unitOfMeasureCode: 'BOX' },
      { ...price, salesType: 2, startingDate: '2026-02-01', endingDate: '2026-01-01' },
    );
    expect(codesOf(result).sort()).toEqual([
      'INVALID_INPUT',
      'REFERENCE_NOT_FOUND',
      'SALES_CODE_MISMATCH',
      'SALES_CODE_MISMATCH',
      'UNIT_NOT_OF_ITEM',
    ]);
    const [group] = await erp.list('erp.customer_price_group');
    await erp.update('erp.customer_price_group', String(group?.id), { code: 'PLATIN' });
    expect(await erp.get('erp.sales_price', kept.id)).toMatchObject({ salesCode: 'PLATIN' });
  });

  it('numbers the lines of price lists, which take after their list', async () => {
    const list = await erp.given('erp.price_list', {
      code: 'S0001',
      currencyCode: 'USD',
      status: 1,
      startingDate: '2026-01-01',
    });
    const line = { priceListCode: 'S0001', assetType: 10, assetNo: 'I2', unitPrice: '4' };
    await erp.insert('erp.price_list_line', line, { ...line, minimumQuantity: '10' });
    const lines = await erp.list('erp.price_list_line', 'true ORDER BY t.line_no');
    expect(lines).toMatchObject([
      { lineNo: 10000, currencyCode: 'USD', status: 1, startingDate: '2026-01-01' },
      { lineNo: 20000 },
    ]);
    expect(codesOf(await erp.insert('erp.price_list_line', { ...line, assetNo: 'NONE' }))).toEqual([
      'REFERENCE_NOT_FOUND',
    ]);
    expect(codesOf(await erp.delete('erp.price_list', list.id))).toEqual([]);
    expect(await erp.list('erp.price_list_line')).toEqual([]);
  });

  it('takes company and salesperson of an opportunity from its contact', async () => {
    const company = await erp.given('erp.contact', { type: 0, name: 'Prospect' });
    const person = await erp.given('erp.contact', {
      type: 1,
      name: 'Pat Doe',
      companyNo: company.number ?? null,
      salespersonCode: 'JO',
    });
    const opportunity = await erp.given('erp.opportunity', {
      description: 'Big',
      contactNo: person.number ?? null,
    });
    expect(opportunity).toMatchObject({
      number: 'OP000001',
      creationDate: '2026-08-22',
      contactCompanyNo: company.number,
      salespersonCode: 'JO',
      status: 0,
    });
    expect(codesOf(await erp.insert('erp.opportunity', { probabilityPercent: '101' }))).toEqual([
      'INVALID_INPUT',
    ]);
  });

  it('keeps notes on records that exist, signed by their writer', async () => {
    const [customer] = await erp.list('erp.customer');
    const note = await erp.given('erp.note', {
      recordTable: 'erp.customer',
      recordId: customer?.id ?? null,
      text: 'Hello',
    });
    expect(note).toMatchObject({ notedBy: 'tester', text: 'Hello' });
    const result = await erp.insert(
      'erp.note',
      { recordTable: 'erp.customer', recordId: note.id },
      { recordTable: 'crm.account', recordId: note.id },
    );
    expect(codesOf(result)).toEqual(['REFERENCE_NOT_FOUND', 'INVALID_INPUT']);
  });
});
