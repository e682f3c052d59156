import type { TestApi } from '../../support/api';
import { CouplingDialog } from '../../support/coupling-dialog';
import { Couplings } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let api: TestApi;
let given: Given;
let masters: Masters;
let couplings: Couplings;
let dialog: CouplingDialog;

// A database for each subject, as lists of candidates hold whatever there is.
function inDatabaseOfItsOwn(): void {
  beforeAll(async () => {
    masters = await Masters.start(6);
    ({ api, given } = masters);
    couplings = new Couplings(api);
    dialog = new CouplingDialog(api);
  });
  afterAll(() => api.stop());
}

const filterOn = (mapping: string, field: string, value: string) =>
  masters.sync.configure(mapping, {
    crmFilter: JSON.stringify([{ field, operator: 'eq', value }]),
  });
const currency = (isoCurrencyCode: string) =>
  given.row('crm.transaction_currency', {
    isoCurrencyCode,
    currencyName: `Currency ${isoCurrencyCode}`,
    currencySymbol: isoCurrencyCode,
    currencyPrecision: 2,
    exchangeRate: '2',
  });

describe('candidates begin at the present counterpart, and a picked one becomes the target', () => {
  inDatabaseOfItsOwn();

  it('CPR-009 currencies: named by their ISO code, not by their display name', async () => {
    const a = await currency('AAA');
    const { erpId, crmId: b } = await masters.currencyPair('SEK');
    expect(await dialog.candidateIds('CURRENCY', erpId)).toEqual([b, a, masters.euroId]);
    const draft = await dialog.draft({ mapping: 'CURRENCY', erpId, crmId: a });
    expect(draft.crmRecord).toMatchObject({ id: a, key: 'AAA', name: 'AAA' });
  });

  it('CPR-012 resources: named by the number of the product', async () => {
    const { erpId, crmId: b } = await masters.resourcePair();
    const { crmId: a } = await masters.resourcePair();
    const ids = await dialog.candidateIds('RESOURCE-PRODUCT', erpId);
    expect(ids).toEqual([b, a]);
    await couplings.delete({ crmId: a });
    const draft = await dialog.draft({ mapping: 'RESOURCE-PRODUCT', erpId, crmId: a });
    const { productNumber } = await given.read('crm.product', a);
    expect(draft).toMatchObject({ crmRecord: { id: a, name: productNumber }, error: null });
  });

  it('CPR-014 opportunities: named by their name', async () => {
    const person = await masters.contactPair(await masters.customerPair());
    const { number: contactNo } = await given.read('erp.contact', person.erpId);
    const erpId = await given.row('erp.opportunity', {
      number: 'OPP14',
      description: 'Fourteen',
      contactNo: contactNo ?? null,
    });
    const { crmId: b } = await masters.createInCrm('OPPORTUNITY', erpId);
    const a = await given.row('crm.opportunity', {
      name: 'An earlier one',
      parentContactId: person.crmId,
    });
    expect(await dialog.candidateIds('OPPORTUNITY', erpId)).toEqual([b, a]);
    const draft = await dialog.draft({ mapping: 'OPPORTUNITY', erpId, crmId: a });
    expect(draft.crmRecord).toMatchObject({ id: a, name: 'An earlier one' });
  });
});

describe('candidates are inside the CRM filter of the mapping', () => {
  inDatabaseOfItsOwn();

  it('CPR-015 a filter on one account offers exactly that account for a customer', async () => {
    const [a, b] = [await given.account(), await given.account()];
    await filterOn('CUSTOMER', 'id', a);
    const erpId = await given.customer();
    const page = await dialog.candidates({ mapping: 'CUSTOMER', erpId });
    expect(page).toMatchObject({ nodes: [{ id: a }], totalCount: 1 });
    const outside = await couplings.create({ mapping: 'CUSTOMER', erpId, crmId: b });
    expect(outside.errors[0]?.code).toBe('CRM_OUTSIDE_FILTER');
  });

  it('CPR-016 a filter on one contact offers only that one for a contact', async () => {
    const account = await given.account();
    const contact = (lastName: string) =>
      given.row('crm.contact', { firstName: 'Ann', lastName, parentCustomerId: account });
    const [a] = [await contact('A'), await contact('B')];
    await filterOn('CONTACT', 'id', a);
    const erpId = await given.row('erp.contact', { type: 1, firstName: 'Ann', surname: 'A' });
    expect(await dialog.candidateIds('CONTACT', erpId)).toEqual([a]);
  });

  it('CPR-018 a filter on one currency offers only that one for a currency', async () => {
    const [a] = [await currency('AAA'), await currency('BBB')];
    await filterOn('CURRENCY', 'id', a);
    const erpId = await given.row('erp.currency', { code: 'XYZ', description: 'Any' });
    expect(await dialog.candidateIds('CURRENCY', erpId)).toEqual([a]);
  });

  it('CPR-019 a filter on one price list offers only that one for a customer price group', async () => {
    const list = (name: string) =>
      given.row('crm.price_list', { name, transactionCurrencyId: masters.euroId });
    const [a] = [await list('A'), await list('B')];
    await filterOn('CUSTPRCGRP-PRICE', 'id', a);
    const erpId = await given.row('erp.customer_price_group', { code: 'RETAIL' });
    expect(await dialog.candidateIds('CUSTPRCGRP-PRICE', erpId)).toEqual([a]);
  });

  it('CPR-021 a resource is offered services, and no inventory', async () => {
    const service = await masters.resourcePair();
    const inventory = await masters.itemPair();
    await couplings.delete({ crmId: service.crmId }, { crmId: inventory.crmId });
    const erpId = await given.row('erp.resource', {
      number: 'FREE',
      name: 'Free',
      baseUnitOfMeasure: 'PCS',
    });
    expect(await dialog.candidateIds('RESOURCE-PRODUCT', erpId)).toEqual([service.crmId]);
  });

  it('an option mapping offers the values of its own option set alone', async () => {
    const option = (optionSet: string, value: number, label: string) =>
      given.row('crm.option_value', { optionSet, value, label });
    const terms = await option('account.paymenttermscode', 1, 'NET 30');
    await option('account.address1_freighttermscode', 1, 'EXW');
    const erpId = await given.row('erp.payment_terms', { code: '30D', description: '30 days' });
    const { nodes } = await dialog.candidates({ mapping: 'PAYMENT TERMS', erpId });
    expect(nodes).toMatchObject([{ id: terms, name: 'NET 30' }]);
  });
});

describe('a typed name', () => {
  inDatabaseOfItsOwn();

  const draftNamed = async (crmName: string) =>
    dialog.draft({ mapping: 'CUSTOMER', erpId: await given.customer(), crmName });

  it('CPR-023 that starts several names takes the first in name order, not in order of creation', async () => {
    await given.account({ name: 'CCCC' });
    const cc = await given.account({ name: 'CC' });
    await given.account({ name: 'Unrelated' });
    expect(await draftNamed('C')).toMatchObject({ crmRecord: { id: cc, name: 'CC' }, error: null });
  });

  it('that is a whole name wins over longer ones', async () => {
    await given.account({ name: 'Fabrikam Europe' });
    const exact = await given.account({ name: 'Fabrikam' });
    await given.account({ name: 'Fabrikam 100% Ltd' });
    expect((await draftNamed('Fabrikam')).crmRecord?.id).toBe(exact);
    expect((await draftNamed('Fabrikam 100%')).crmRecord?.name).toBe('Fabrikam 100% Ltd');
  });

  it('CPR-024 that no account carries is refused, and the draft keeps no target', async () => {
    await given.account({ name: 'Something else' });
    expect(await draftNamed('Nobody')).toMatchObject({
      crmRecord: null,
      error: { code: 'CRM_NOT_FOUND', path: ['input', 'crmName'] },
    });
  });

  it('of an account outside the filter is refused as such', async () => {
    await given.account({ name: 'A vendor', customerTypeCode: 11 });
    expect(await draftNamed('A vendor')).toMatchObject({
      crmRecord: null,
      error: { code: 'CRM_OUTSIDE_FILTER' },
    });
    expect((await draftNamed('A ven')).error?.code).toBe('CRM_NOT_FOUND');
  });
});

describe('the list of candidates', () => {
  inDatabaseOfItsOwn();

  it('is paged in name order, each record once, the present counterpart first', async () => {
    const erpId = await given.customer();
    const names = ['Echo', 'Alpha', 'Delta', 'Bravo', 'Charlie'];
    const ids = new Map<string, string>();
    for (const name of names) ids.set(name, await given.account({ name, address1City: 'Pages' }));
    await given.account({ name: null, address1City: 'Pages' });
    await filterOn('CUSTOMER', 'address1City', 'Pages');
    await couplings.pair('CUSTOMER', erpId, ids.get('Delta') ?? '');
    const seen: (string | null)[] = [];
    let after: string | null = null;
    for (let page = 0; page < 6; page++) {
      const found = await dialog.candidates({ mapping: 'CUSTOMER', erpId, first: 1, after });
      expect(found.totalCount).toBe(6);
      expect(found.pageInfo.hasNextPage).toBe(page < 5);
      seen.push(...found.nodes.map((node) => node.name));
      after = found.pageInfo.endCursor;
    }
    expect(seen).toEqual(['Delta', 'Alpha', 'Bravo', 'Charlie', 'Echo', null]);
    await masters.sync.configure('CUSTOMER', { crmFilter: '[]' });
  });

  it('says to whom a record belongs, and can leave those out', async () => {
    const pair = await masters.customerPair({ number: 'HOLDER' });
    const free = await given.account({ name: 'A free one' });
    const erpId = await given.customer();
    const { nodes } = await dialog.candidates({ mapping: 'CUSTOMER', erpId });
    expect(nodes.find((node) => node.id === pair.crmId)).toMatchObject({
      current: false,
      coupling: { id: pair.couplingId },
      erpRecord: { id: pair.erpId, noun: 'Customer', key: 'HOLDER' },
    });
    const rest = (await dialog.candidates({ mapping: 'CUSTOMER', erpId, freeOnly: true })).nodes;
    expect(rest.map((node) => node.id)).toContain(free);
    expect(rest.filter((node) => node.coupling !== null)).toEqual([]);
  });

  it('finds by the beginning of a name, taken literally', async () => {
    const a = await given.account({ name: '100% Cotton' });
    await given.account({ name: '100 Days' });
    const { nodes } = await dialog.candidates({ mapping: 'CUSTOMER', startsWith: '100%' });
    expect(nodes.map((node) => node.id)).toEqual([a]);
  });

  it('costs as many statements for 20 records as for 2, and refuses a broken cursor', async () => {
    for (let i = 0; i < 20; i++) await masters.customerPair();
    const statements = async (first: number) =>
      (
        await api.statementsOf(() =>
          dialog.candidates({ mapping: 'CUSTOMER', startsWith: 'Customer', first }),
        )
      ).length;
    expect(await statements(20)).toBe(await statements(2));
    await expect(dialog.candidates({ mapping: 'CUSTOMER', after: 'x' })).rejects.toThrow(/cursor/);
    await expect(dialog.candidates({ mapping: 'CUSTOMER', first: 101 })).rejects.toThrow(/101/);
  });
});
