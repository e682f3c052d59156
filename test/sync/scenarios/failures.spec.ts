import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
  const { given } = masters;
  await given.row('erp.currency', { code: 'SEK', description: 'Krona', isoCode: 'SEK' });
});

beforeEach(() => masters.sync.uncoupleAll(['CUSTOMER']).then(() => undefined));

afterAll(() => masters.stop());

const quiet = { inserted: 0, modified: 0, unchanged: 0, skipped: 0, failed: 0 };
const job = async () => (await masters.sync.modified(['CUSTOMER']))[0];
const sql = (text: string) => masters.api.composition.unitOfWork.run((tx) => tx.execute(text));

describe('failures that repeat', () => {
  it('SC-26 only the same reason twice in a row marks a pair as skipped', async () => {
    const { given, sync } = masters;
    const { erpId } = await masters.customerPair({ name: 'Plain' });
    await given.change('erp.customer', erpId, { currencyCode: 'SEK' });
    expect(await job()).toMatchObject({ ...quiet, failed: 1 });
    expect(await sync.coupling(erpId)).toMatchObject({ failureCode: 'REFERENCE_NOT_COUPLED' });

    await given.change('erp.customer', erpId, { currencyCode: null, name: 'Not unique' });
    await sql(`ALTER TABLE crm.account ADD CONSTRAINT ck_unique_rule CHECK (name <> 'Not unique')`);
    expect(await job()).toMatchObject({ ...quiet, failed: 1 });
    expect(await sync.coupling(erpId)).toMatchObject({ skipped: false, failureCount: 1 });
    expect(await job()).toMatchObject({ ...quiet, skipped: 1 });
    await sql('ALTER TABLE crm.account DROP CONSTRAINT ck_unique_rule');
    expect(await sync.coupling(erpId)).toMatchObject({ skipped: true, failureCount: 2 });
  });

  it('SC-28 a failed customer that was blocked meanwhile is looked at once and marked as out of scope', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ name: 'Before' });
    await given.change('erp.customer', erpId, { currencyCode: 'SEK', name: 'After' });
    expect(await job()).toMatchObject({ failed: 1 });
    await given.change('erp.customer', erpId, { currencyCode: null, blocked: 3 });
    await job();
    expect((await sync.coupling(erpId))?.erpState).toBe('OUT_OF_SCOPE');
    expect((await given.read('crm.account', crmId)).name).toBe('Before');
    expect(await job()).toMatchObject(quiet);
  });
});

describe('references', () => {
  it('SC-33 a currency that is not coupled fails the record, naming table and value; or is emptied where that is configured', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair();
    await given.change('erp.customer', erpId, { currencyCode: 'SEK' });
    const failed = await sync.one({ erpId }, { direction: 'TO_CRM' });
    expect(failed).toMatchObject({
      kind: 'FAILED',
      error: {
        code: 'REFERENCE_NOT_COUPLED',
        data: { field: 'currencyCode', value: 'SEK', table: 'erp.currency', mapping: 'CURRENCY' },
      },
    });
    expect(failed.error?.remedy).toContain('couplingCreate');
    await sync.configureField('CUSTOMER', 'transactionCurrencyId', { clearOnFailedSync: true });
    const cleared = await sync.one({ erpId }, { direction: 'TO_CRM' });
    await sync.configureField('CUSTOMER', 'transactionCurrencyId', { clearOnFailedSync: false });
    expect(cleared).toMatchObject({ kind: 'MODIFIED', error: null });
    expect((await given.read('crm.account', crmId)).transactionCurrencyId).toBeNull();
  });

  it('SC-52 with personal ownership the salesperson must be coupled; without one the team owns the account', async () => {
    const { given, sync } = masters;
    await sync.settings({ ownershipModel: 'PERSON' });
    const jo = await given.row('erp.salesperson', { code: 'JO', name: 'Jo Berg' });
    const customer = await masters.customerPair();
    await given.change('erp.customer', customer.erpId, { salespersonCode: 'JO' });
    const failed = await sync.one({ erpId: customer.erpId }, { direction: 'TO_CRM' });
    expect(failed).toMatchObject({ kind: 'FAILED', error: { code: 'OWNER_NOT_COUPLED' } });
    expect(failed.error?.data).toMatchObject({ value: 'JO', mapping: 'SALESPEOPLE', erpId: jo });
    expect((await given.read('crm.account', customer.crmId)).ownerId).toBe(masters.teamId);

    const alone = await masters.createInCrm('CUSTOMER', await given.customer());
    expect(await given.read('crm.account', alone.crmId)).toMatchObject({
      ownerId: masters.teamId,
      ownerIdType: 'team',
    });

    const userId = await given.row('crm.system_user', {
      firstName: 'Jo',
      lastName: 'Berg',
      domainName: 'jo@example.com',
      businessUnitId: masters.businessUnitId,
      isLicensed: true,
    });
    await sync.couple('SALESPEOPLE', jo, userId);
    await sync.one({ erpId: customer.erpId }, { direction: 'TO_CRM' });
    await sync.settings({ ownershipModel: 'TEAM' });
    expect(await given.read('crm.account', customer.crmId)).toMatchObject({
      ownerId: userId,
      ownerIdType: 'systemuser',
    });
  });
});

describe('a merge of which one half cannot be written', () => {
  it('writes nothing of the pair, on neither side', async () => {
    const { given, sync } = masters;
    const pair: PairIds = await masters.customerPair({ phoneNo: '0', name: 'Base' });
    await given.change('erp.customer', pair.erpId, { phoneNo: '1' });
    await given.change('crm.account', pair.crmId, { name: 'Refused' });
    await sql(`ALTER TABLE erp.customer ADD CONSTRAINT ck_refused CHECK (name <> 'Refused')`);
    const outcome = await sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    await sql('ALTER TABLE erp.customer DROP CONSTRAINT ck_refused');
    expect(outcome).toMatchObject({ kind: 'FAILED', changes: [] });
    expect((await given.read('crm.account', pair.crmId)).telephone1).toBe('0');
    expect((await given.read('erp.customer', pair.erpId)).name).toBe('Base');
    const entries = await masters.api.composition.db.query(
      'SELECT 1 FROM sync.journal_entry j JOIN sync.sync_run r ON r.id = j.run_id WHERE j.record_id = $1 AND r.failed = 1',
      [pair.crmId],
    );
    expect(entries).toEqual([]);
    expect((await sync.one({ erpId: pair.erpId }, { direction: 'MERGE' })).kind).toBe('MODIFIED');
    expect((await given.read('erp.customer', pair.erpId)).name).toBe('Refused');
    expect((await given.read('crm.account', pair.crmId)).telephone1).toBe('1');
  });
});
