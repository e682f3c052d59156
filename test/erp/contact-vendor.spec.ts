import { codesOf, Erp } from './erp';

describe('contacts and vendors', () => {
  let erp: Erp;
  beforeAll(async () => {
    erp = await Erp.create();
  });
  afterAll(() => erp.drop());

  it('a company is its own company', async () => {
    const company = await erp.given('erp.contact', { type: 0, name: 'Litware' });
    expect(company).toMatchObject({
      companyNo: company.number,
      companyName: 'Litware',
      searchName: 'LITWARE',
    });
  });

  it('a person may come in one set with the company', async () => {
    const result = await erp.insert(
      'erp.contact',
      { number: 'P1', type: 1, firstName: 'Ida', surname: 'Holm', companyNo: 'K1' },
      { number: 'K1', type: 0, name: 'Coho' },
    );
    expect(codesOf(result)).toEqual([]);
    const [person] = await erp.list('erp.contact', "t.number = 'P1'");
    expect(person).toMatchObject({ name: 'Ida Holm', companyName: 'Coho' });
  });

  it('a person belongs to companies only', async () => {
    const result = await erp.insert(
      'erp.contact',
      { type: 1, name: 'A', companyNo: 'P1' },
      { type: 1, name: 'B', companyNo: 'K9' },
    );
    expect(codesOf(result)).toEqual(['CONTACT_NOT_A_COMPANY', 'REFERENCE_NOT_FOUND']);
  });

  it('a person moves with the name of the new company, or to none', async () => {
    const [person] = await erp.list('erp.contact', "t.number = 'P1'");
    await erp.given('erp.contact', { number: 'K2', type: 0, name: 'Wingtip' });
    const id = String(person?.id);
    await erp.update('erp.contact', id, { companyNo: 'K2' });
    expect(await erp.get('erp.contact', id)).toMatchObject({ companyName: 'Wingtip' });
    await erp.update('erp.contact', id, { companyNo: null });
    expect(await erp.get('erp.contact', id)).toMatchObject({ companyNo: null, companyName: null });
    await erp.update('erp.contact', id, { companyNo: 'K1' });
  });

  it('a company with persons stays one', async () => {
    const [company] = await erp.list('erp.contact', "t.number = 'K1'");
    const result = await erp.update('erp.contact', String(company?.id), { type: 1 });
    expect(codesOf(result)).toEqual(['CONTACT_TYPE_FIXED']);
  });

  it('persons follow when their company is renumbered', async () => {
    const [company] = await erp.list('erp.contact', "t.number = 'K1'");
    await erp.update('erp.contact', String(company?.id), { number: 'K100' });
    expect(await erp.list('erp.contact', "t.company_no = 'K100'")).toHaveLength(2);
  });

  it('vendors get numbers and company contacts', async () => {
    const vendor = await erp.given('erp.vendor', {
      name: 'Fabrikam',
      purchaserCode: null,
      city: 'Atlanta',
    });
    expect(vendor.number).toBe('V00010');
    const [relation] = await erp.list(
      'erp.contact_business_relation',
      "t.link_to_table = 2 AND t.no = 'V00010'",
    );
    const [company] = await erp.list('erp.contact', 't.number = $1', [relation?.contactNo]);
    expect(company).toMatchObject({ name: 'Fabrikam', city: 'Atlanta', type: 0 });
    await erp.update('erp.vendor', vendor.id, { city: 'Boston' });
    expect(await erp.get('erp.contact', String(company?.id))).toMatchObject({ city: 'Boston' });
  });

  it('a removed contact is no longer the primary one of anybody', async () => {
    const vendor = await erp.given('erp.vendor', { name: 'Deserted' });
    const person = await erp.given('erp.contact', { type: 1, name: 'Gone Soon' });
    await erp.update('erp.vendor', vendor.id, { primaryContactNo: person.number ?? null });
    expect(codesOf(await erp.delete('erp.contact', person.id))).toEqual([]);
    expect(await erp.get('erp.vendor', vendor.id)).toMatchObject({ primaryContactNo: null });
  });
});
