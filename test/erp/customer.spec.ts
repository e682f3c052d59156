import { erpLoaders } from '../../src/erp/erp-writers';
import { codesOf, Erp } from './erp';

describe('customers', () => {
  let erp: Erp;
  beforeAll(async () => {
    erp = await Erp.create();
  });
  afterAll(() => erp.drop());

  async function companyOf(number: unknown): Promise<Record<string, unknown>> {
    const [relation] = await erp.list(
      'erp.contact_business_relation',
      't.link_to_table = 1 AND t.no = $1',
      [number],
    );
    const [contact] = await erp.list('erp.contact', 't.number = $1', [relation?.contactNo]);
    return { ...contact };
  }

  it('get numbers of the sales setup and a company contact each', async () => {
    const result = await erp.insert(
      'erp.customer',
      { name: 'Adatum', city: 'London' },
      { name: 'Trey', email: 'a@trey.example' },
    );
    expect(codesOf(result)).toEqual([]);
    const rows = await erp.list('erp.customer', "t.name IN ('Adatum', 'Trey') ORDER BY t.number");
    expect(rows.map((row) => row.number)).toEqual(['C00010', 'C00011']);
    expect(await companyOf('C00010')).toMatchObject({
      number: 'CT000001',
      type: 0,
      name: 'Adatum',
      city: 'London',
      companyNo: 'CT000001',
      companyName: 'Adatum',
    });
    expect(await companyOf('C00011')).toMatchObject({
      number: 'CT000002',
      email: 'a@trey.example',
    });
  });

  it('keep codes in upper case, blanks as null and a search name', async () => {
    const row = await erp.given('erp.customer', {
      number: ' ab-1 ',
      name: 'Lower',
      countryRegionCode: 'de ',
      city: '',
      paymentTermsCode: 'cm',
    });
    expect(row).toMatchObject({
      number: 'AB-1',
      searchName: 'LOWER',
      countryRegionCode: 'DE',
      city: null,
      paymentTermsCode: 'CM',
    });
  });

  it('take from the first template what the draft leaves blank, and a series of its own', async () => {
    await erp.given('erp.number_series', { code: 'TPL', startingNo: 'T1' });
    const template = await erp.given('erp.customer_template', {
      code: 'B2B',
      noSeries: 'TPL',
      paymentTermsCode: '30 DAYS',
      currencyCode: 'EUR',
      genBusPostingGroup: 'DOMESTIC',
      vatBusPostingGroup: 'DOMESTIC',
    });
    await erp.given('erp.customer_template', {
      code: 'LATER',
      priority: 5,
      paymentTermsCode: 'CM',
    });
    expect(await erp.given('erp.customer', { name: 'One' })).toMatchObject({
      number: 'T1',
      paymentTermsCode: '30 DAYS',
      currencyCode: 'EUR',
      vatBusPostingGroup: 'DOMESTIC',
    });
    expect(
      await erp.given('erp.customer', { name: 'Two', currencyCode: null, paymentTermsCode: 'CM' }),
    ).toMatchObject({ number: 'T2', paymentTermsCode: 'CM', currencyCode: null });
    expect(await erp.given('erp.customer', { name: 'Three', templateCode: 'later' })).toMatchObject(
      { paymentTermsCode: 'CM', genBusPostingGroup: null },
    );
    expect(
      codesOf(await erp.insert('erp.customer', { name: 'Four', templateCode: 'NONE' })),
    ).toEqual(['TEMPLATE_MISSING']);
    await erp.delete('erp.customer_template', template.id);
  });

  it('carry their company contact along, and its persons its name', async () => {
    const customer = await erp.given('erp.customer', { name: 'Before', salespersonCode: null });
    const company = await companyOf(customer.number);
    const person = await erp.given('erp.contact', {
      type: 1,
      firstName: 'Helen',
      surname: 'Ray',
      companyNo: String(company.number),
    });
    expect(person).toMatchObject({ name: 'Helen Ray', companyName: 'Before' });
    const result = await erp.update('erp.customer', customer.id, {
      name: 'After',
      phoneNo: '123',
      creditLimitLcy: '10',
    });
    expect(result.versions.get(customer.id)).toBe(
      (await erp.get('erp.customer', customer.id)).version,
    );
    expect(await companyOf(customer.number)).toMatchObject({
      name: 'After',
      companyName: 'After',
      searchName: 'AFTER',
      phoneNo: '123',
    });
    expect(await erp.get('erp.contact', person.id)).toMatchObject({ companyName: 'After' });
  });

  it('leave a company contact alone that is alike already', async () => {
    const customer = await erp.given('erp.customer', { name: 'Alike' });
    const before = await companyOf(customer.number);
    await erp.update('erp.customer', customer.id, { name: 'Alike', creditLimitLcy: '5' });
    expect((await companyOf(customer.number)).version).toBe(before.version);
  });

  it('have a primary contact of their own only, and name it', async () => {
    const customer = await erp.given('erp.customer', { name: 'Owner' });
    const other = await erp.given('erp.customer', { name: 'Other' });
    const company = await companyOf(customer.number);
    const person = await erp.given('erp.contact', {
      type: 1,
      name: 'Anna Maria Lind',
      companyNo: String(company.number),
    });
    expect(person).toMatchObject({ firstName: 'Anna', middleName: 'Maria', surname: 'Lind' });
    const stolen = await erp.update('erp.customer', other.id, {
      primaryContactNo: person.number ?? null,
    });
    expect(codesOf(stolen)).toEqual(['PRIMARY_CONTACT_OF_OTHER_COMPANY']);
    const unknown = await erp.update('erp.customer', other.id, { primaryContactNo: 'CT999999' });
    expect(codesOf(unknown)).toEqual(['REFERENCE_NOT_FOUND']);
    await erp.update('erp.customer', customer.id, { primaryContactNo: person.number ?? null });
    expect(await erp.get('erp.customer', customer.id)).toMatchObject({
      primaryContactNo: person.number,
      contact: 'Anna Maria Lind',
    });
    await erp.update('erp.contact', person.id, { surname: 'Berg' });
    expect(await erp.get('erp.customer', customer.id)).toMatchObject({
      contact: 'Anna Maria Berg',
    });
  });

  it('take a primary contact that belongs to no company yet into theirs', async () => {
    const person = await erp.given('erp.contact', { type: 1, name: 'Free Agent' });
    const customer = await erp.given('erp.customer', {
      name: 'Employer',
      primaryContactNo: person.number ?? null,
    });
    const company = await companyOf(customer.number);
    expect(await erp.get('erp.contact', person.id)).toMatchObject({
      companyNo: company.number,
      companyName: 'Employer',
    });
  });

  it('follow their company contact', async () => {
    const customer = await erp.given('erp.customer', { name: 'Shell' });
    const company = await companyOf(customer.number);
    await erp.update('erp.contact', String(company.id), { name: 'Shell plc', city: 'Leeds' });
    expect(await erp.get('erp.customer', customer.id)).toMatchObject({
      name: 'Shell plc',
      searchName: 'SHELL PLC',
      city: 'Leeds',
    });
  });

  it('are refused one by one: an unknown reference, a wrong choice, a payer that is not there', async () => {
    const result = await erp.insert(
      'erp.customer',
      { name: 'Good' },
      { name: 'A', currencyCode: 'XXX' },
      { name: 'B', blocked: 7 },
      { name: 'C', billToCustomerNo: 'NOBODY' },
      { number: 'AB-1', name: 'D' },
    );
    expect(result.versions.size).toBe(1);
    expect(codesOf(result).sort()).toEqual([
      'ALREADY_EXISTS',
      'INVALID_INPUT',
      'REFERENCE_NOT_FOUND',
      'REFERENCE_NOT_FOUND',
    ]);
  });

  it('keep all references when they are renumbered', async () => {
    const customer = await erp.given('erp.customer', { number: 'OLD', name: 'Renamed' });
    const payer = await erp.given('erp.customer', { name: 'Branch', billToCustomerNo: 'OLD' });
    const order = await erp.given('erp.sales_order', {
      number: 'SO-1',
      sellToCustomerNo: 'OLD',
      billToCustomerNo: 'OLD',
      orderDate: '2026-08-22',
      documentDate: '2026-08-22',
    });
    await erp.update('erp.customer', customer.id, { number: 'NEW', city: 'Bath' });
    expect(await erp.get('erp.sales_order', order.id)).toMatchObject({
      sellToCustomerNo: 'NEW',
      billToCustomerNo: 'NEW',
    });
    expect(await erp.get('erp.customer', payer.id)).toMatchObject({ billToCustomerNo: 'NEW' });
    expect(await companyOf('NEW')).toMatchObject({ name: 'Renamed', city: 'Bath' });
  });

  it('stay while documents refer to them, and go with their relation otherwise', async () => {
    const [used] = await erp.list('erp.customer', "t.number = 'NEW'");
    const free = await erp.given('erp.customer', { name: 'Free' });
    const result = await erp.delete('erp.customer', String(used?.id), free.id);
    expect(codesOf(result)).toEqual(['RECORD_IN_USE']);
    expect(await erp.list('erp.customer', 't.id = $1', [free.id])).toEqual([]);
    expect(await companyOf('NEW')).toMatchObject({ name: 'Renamed' });
    expect(await erp.list('erp.contact_business_relation', 't.no = $1', [free.number])).toEqual([]);
  });

  it('are stored as they come by a load', async () => {
    const loader = erpLoaders(erp.tables).get('erp.customer');
    const result = await erp.run(async (tx) =>
      loader?.insert(tx, [{ number: 'load-1', name: 'Loaded' }]),
    );
    expect(result?.versions.size).toBe(1);
    expect(await erp.list('erp.contact_business_relation', "t.no = 'LOAD-1'")).toEqual([]);
  });
});
