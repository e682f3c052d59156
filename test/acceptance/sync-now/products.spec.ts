import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

const ACTIVE = { stateCode: 0, statusCode: 1 };
const RETIRED = { stateCode: 1, statusCode: 2 };

describe('synchronizing items and products now', () => {
  it('NTF-033 keeps the failure, the run and the words of the CRM when it refuses the update', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.itemPair({ description: 'Chair' });
    await given.row('crm.product', { productNumber: 'TAKEN', name: 'Somebody else' });
    await given.change('erp.item', erpId, { description: 'Armchair', number: 'TAKEN' });
    const outcome = await sync.one({ erpId }, { direction: 'TO_CRM' });
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'ALREADY_EXISTS' } });
    expect((await given.read('crm.product', crmId)).name).toBe('Chair');
    const coupling = await sync.coupling(erpId);
    expect(coupling).toMatchObject({ lastResultToCrm: 'FAILURE', lastResultFromCrm: 'NONE' });
    const [run] = await sync.runs('ITEM-PRODUCT', 1);
    expect(run).toMatchObject({ id: coupling?.lastRunToCrmId, modified: 0, failed: 1 });
    expect(run?.errors).toEqual([{ code: 'ALREADY_EXISTS', message: outcome.error?.message }]);
    expect(outcome.error?.message).toContain('TAKEN');
  });

  it('NTF-036 takes the changed name of the product, and stamps only that direction', async () => {
    const { given, sync } = masters;
    const { erpId, crmId, couplingId } = await masters.itemPair();
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE sync.coupling SET last_result_to_crm = 'NONE', last_run_to_crm_id = NULL WHERE id = $1`,
        [couplingId],
      ),
    );
    await given.change('crm.product', crmId, { name: 'Renamed' });
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('erp.item', erpId)).description).toBe('Renamed');
    const [run] = await sync.runs('ITEM-PRODUCT', 1);
    expect(run).toMatchObject({ direction: 'FROM_CRM', modified: 1, failed: 0 });
    expect(await sync.coupling(erpId)).toMatchObject({
      lastResultFromCrm: 'SUCCESS',
      lastRunFromCrmId: run?.id,
      lastResultToCrm: 'NONE',
      lastRunToCrmId: null,
    });
  });

  it('NTF-038 does not overwrite a newer product unless forced', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.itemPair({ description: 'Desk' });
    const before = await sync.coupling(erpId);
    await given.change('crm.product', crmId, { name: 'Newer' });
    const unforced = await sync.one({ erpId }, { direction: 'TO_CRM', force: false });
    expect(unforced).toMatchObject({ kind: 'UNCHANGED', changes: [], error: null });
    expect((await given.read('crm.product', crmId)).name).toBe('Newer');
    expect(await sync.coupling(erpId)).toEqual(before);
    const [run] = await sync.runs('ITEM-PRODUCT', 1);
    expect(run).toMatchObject({ unchanged: 1, modified: 0, failed: 0 });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('crm.product', crmId)).name).toBe('Desk');
  });
});

describe('blocked resources and retired products', () => {
  it('IM-052 puts the product of an unblocked resource back on sale', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.resourcePair();
    await given.change('erp.resource', erpId, { blocked: true });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect(await given.read('crm.product', crmId)).toMatchObject(RETIRED);
    await given.change('erp.resource', erpId, { blocked: false });
    const outcome = await sync.one({ erpId }, { direction: 'TO_CRM' });
    expect(outcome.kind).toBe('MODIFIED');
    expect(await given.read('crm.product', crmId)).toMatchObject(ACTIVE);
    expect(outcome.changes).toEqual([
      { side: 'CRM', action: 'UPDATE', changes: { stateCode: [1, 0], statusCode: [2, 1] } },
    ]);
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('UNCHANGED');
  });

  it('IM-056 unblocks the resource of a product that is on sale again', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.resourcePair();
    await given.change('crm.product', crmId, RETIRED);
    await sync.one({ crmId }, { direction: 'FROM_CRM' });
    expect((await given.read('erp.resource', erpId)).blocked).toBe(true);
    await given.change('crm.product', crmId, ACTIVE);
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('erp.resource', erpId)).blocked).toBe(false);
  });

  it('blocking an item with other changes retires its product in the same step', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.itemPair();
    await given.change('erp.item', erpId, {
      blocked: true,
      description: 'Last call',
      unitPrice: '7',
    });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect(await given.read('crm.product', crmId)).toMatchObject({
      name: 'Last call',
      price: '7',
      ...RETIRED,
    });
  });
});
