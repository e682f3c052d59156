import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

describe('which contacts take part', () => {
  it('SR-010 runs nothing for a person without a company, forced and coupled though it is', async () => {
    const { given, sync } = masters;
    await masters.salespersonPair('AB', 'Ann Berg');
    const erpId = await given.row('erp.contact', {
      type: 1,
      firstName: 'Lone',
      surname: 'Wolf',
      salespersonCode: 'AB',
    });
    const customer = await masters.customerPair();
    const crmId = await given.row('crm.contact', {
      firstName: 'Lone',
      lastName: 'Wolfe',
      parentCustomerId: customer.crmId,
    });
    await sync.couple('CONTACT', erpId, crmId);
    const outcome = await sync.one({ erpId }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({
      kind: 'IGNORED',
      changes: [],
      error: { code: 'NOT_ELIGIBLE' },
    });
    expect((await given.read('crm.contact', crmId)).lastName).toBe('Wolfe');
    expect(await sync.coupling(erpId)).toMatchObject({
      lastRunToCrmId: null,
      lastResultToCrm: 'NONE',
    });
  });

  it('SR-012 updates a coupled contact though neither the customer nor the account above it is coupled', async () => {
    const { given, sync } = masters;
    const [customerId, accountId] = [await given.customer(), await given.account()];
    const erpId = await given.row('erp.contact', {
      type: 1,
      firstName: 'Per',
      surname: 'Lund',
      companyNo: await masters.companyOf(customerId),
    });
    const crmId = await given.row('crm.contact', {
      firstName: 'Per',
      lastName: 'Old',
      parentCustomerId: accountId,
    });
    await sync.couple('CONTACT', erpId, crmId);
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect(await given.read('crm.contact', crmId)).toMatchObject({
      lastName: 'Lund',
      parentCustomerId: accountId,
    });
    const [run] = await sync.runs('CONTACT', 1);
    expect(run).toMatchObject({ modified: 1, failed: 0 });
  });
});

describe('fields of contacts', () => {
  it('MAP-043 empties the currency of the contact when the CRM contact has none', async () => {
    const { given, sync } = masters;
    await masters.currencyPair('USD');
    const customer = await masters.customerPair();
    const { erpId, crmId } = await masters.contactPair(customer, { currencyCode: 'USD' });
    await given.change('crm.contact', crmId, { transactionCurrencyId: null });
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('erp.contact', erpId)).currencyCode).toBeNull();
  });

  it('MAP-045 sends the currency of the contact as the coupled CRM currency', async () => {
    const { given, sync } = masters;
    const { crmId: poundId } = await masters.currencyPair('GBP', '0.86');
    const { erpId, crmId } = await masters.contactPair(await masters.customerPair());
    await given.change('erp.contact', erpId, { currencyCode: 'GBP' });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('crm.contact', crmId)).transactionCurrencyId).toBe(poundId);
  });

  it('MAP-046 takes the state of the CRM contact as the county', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.contactPair(await masters.customerPair());
    await given.change('crm.contact', crmId, { address1StateOrProvince: 'Texas' });
    await sync.one({ crmId }, { direction: 'FROM_CRM' });
    expect((await given.read('erp.contact', erpId)).county).toBe('Texas');
  });

  it('MAP-047 sends the county, and wipes no owner for a blank salesperson', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.contactPair(await masters.customerPair());
    const owner = (await given.read('crm.contact', crmId)).ownerId;
    expect(owner).toBe(masters.teamId);
    await sync.settings({ ownershipModel: 'PERSON' });
    await given.change('erp.contact', erpId, { county: 'Texas', salespersonCode: null });
    await sync.one({ erpId }, { direction: 'TO_CRM' });
    await sync.settings({ ownershipModel: 'TEAM' });
    expect(await given.read('crm.contact', crmId)).toMatchObject({
      address1StateOrProvince: 'Texas',
      ownerId: owner,
    });
    expect((await given.read('erp.contact', erpId)).salespersonCode).toBeNull();
  });
});
