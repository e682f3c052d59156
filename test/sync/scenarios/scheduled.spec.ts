import { Masters } from '../../support/masters';
import { codesOf, counted, couplingRow, runMapping, setMapping } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

const remove = (table: string, id: string) =>
  masters.api.composition.unitOfWork.run(async (tx) => {
    const writer = masters.api.composition.writers.get(table);
    const result = await writer?.delete(tx, [id]);
    expect(result?.refused.size).toBe(0);
  });
const watermark = async (mapping: string, side: 'erp' | 'crm'): Promise<bigint> => {
  const [row] = await masters.api.composition.db.query<{ mark: string }>(
    `SELECT ${side}_watermark AS mark FROM sync.table_mapping WHERE name = $1`,
    [mapping],
  );
  return BigInt(row?.mark ?? 0);
};

describe('runs over modified records', () => {
  it('SC-19 with no changes since the watermarks both runs end with all counters 0', async () => {
    await masters.customerPair();
    await runMapping(masters.api, 'CUSTOMER');
    const { to, from } = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(to), counted(from)]).toEqual(['nothing', 'nothing']);
    expect([to.status, from.status, to.phase, from.phase]).toEqual([
      'SUCCESS',
      'SUCCESS',
      'DONE',
      'DONE',
    ]);
  });

  // Templates of ours give defaults on the ERP side and are no setting of a mapping; what a create cannot do without
  // is the number, so the number series stands for the template here.
  it('SC-34 a create that cannot be completed leaves nothing behind, and the next run creates exactly one', async () => {
    const { given, api } = masters;
    await setMapping(api, 'CUSTOMER', { only_coupled: false });
    await api.database.dataSource.query(`UPDATE erp.sales_setup SET customer_nos = NULL`);
    await given.account({ name: 'New in the CRM' });
    const customers = () =>
      api.composition.db.query(`SELECT number FROM erp.customer WHERE name = 'New in the CRM'`);
    const first = await runMapping(api, 'CUSTOMER');
    expect(counted(first.from)).toBe('failed 1');
    expect(codesOf(first.from)).toEqual(['NUMBER_SERIES_NOT_FOUND']);
    expect(await customers()).toEqual([]);
    await api.database.dataSource.query(`UPDATE erp.sales_setup SET customer_nos = 'CUST'`);
    expect(counted((await runMapping(api, 'CUSTOMER')).from)).toBe('inserted 1');
    expect(await customers()).toEqual([{ number: 'C90001' }]);
    expect(counted((await runMapping(api, 'CUSTOMER')).from)).toBe('nothing');
  });

  it('SC-36 a contact without a company raises no counter, the watermark passes it, and it is not read again', async () => {
    const { given, api } = masters;
    await setMapping(api, 'CONTACT', { only_coupled: false });
    await runMapping(api, 'CONTACT');
    const before = await watermark('CONTACT', 'erp');
    await given.row('erp.contact', { type: 1, firstName: 'Lone', surname: 'Person' });
    const { to } = await runMapping(api, 'CONTACT');
    expect(counted(to)).toBe('nothing');
    expect(await watermark('CONTACT', 'erp')).toBeGreaterThan(before);
    expect((await runMapping(api, 'CONTACT')).to.candidates).toBe(0);
  });

  it('SC-37 a change made while a run finds nothing is what the next run finds', async () => {
    const { given, api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    const running = runMapping(api, 'CUSTOMER');
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const during = await running;
    const after = await runMapping(api, 'CUSTOMER');
    expect(during.to.modified + after.to.modified).toBe(1);
    expect((await given.read('crm.account', crmId)).address1City).toBe('Bergen');
  });

  it('SC-39 a full run finds equal pairs unchanged; an unconditional one brings a newly added field across', async () => {
    const { given, api } = masters;
    await setMapping(api, 'CUSTOMER', { direction: 'TO_CRM' });
    await api.database.dataSource.query(
      `UPDATE sync.field_mapping SET enabled = false WHERE erp_field = 'faxNo'
         AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
    );
    const pairs = [];
    for (const faxNo of ['1', '2', '3']) pairs.push(await masters.customerPair({ faxNo }));
    await runMapping(api, 'CUSTOMER');
    await api.database.dataSource.query(
      `UPDATE sync.field_mapping SET enabled = true WHERE erp_field = 'faxNo'`,
    );
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
    expect(counted((await runMapping(api, 'CUSTOMER', { full: true })).to)).toBe('unchanged 3');
    const unconditional = await runMapping(api, 'CUSTOMER', { unconditional: true });
    expect(counted(unconditional.to)).toBe('modified 3');
    const faxes = [];
    for (const { crmId } of pairs) faxes.push((await given.read('crm.account', crmId)).fax);
    expect(faxes).toEqual(['1', '2', '3']);
  });

  it('an unconditional run of a two-way mapping brings the new field across and buries no change of the CRM', async () => {
    const { given, api } = masters;
    await api.database.dataSource.query(
      `UPDATE sync.field_mapping SET enabled = false WHERE erp_field = 'faxNo'`,
    );
    const { erpId, crmId } = await masters.customerPair({ faxNo: '1', city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    await api.database.dataSource.query(
      `UPDATE sync.field_mapping SET enabled = true WHERE erp_field = 'faxNo'`,
    );
    await given.change('crm.account', crmId, { address1City: 'Bergen' });
    await runMapping(api, 'CUSTOMER', { unconditional: true });
    expect(await given.read('crm.account', crmId)).toMatchObject({
      fax: '1',
      address1City: 'Bergen',
    });
    expect((await given.read('erp.customer', erpId)).city).toBe('Bergen');
  });
});

describe('deleted records', () => {
  it('SC-44 an account that is gone is noticed at once, fails when its customer changes, and is skipped when that repeats', async () => {
    const { given, api } = masters;
    const { erpId, crmId, couplingId } = await masters.customerPair({ city: 'Oslo' });
    await runMapping(api, 'CUSTOMER');
    await remove('crm.account', crmId);
    const first = await runMapping(api, 'CUSTOMER');
    expect([counted(first.to), counted(first.from)]).toEqual(['nothing', 'nothing']);
    expect(await couplingRow(api, couplingId)).toMatchObject({
      erp_state: 'PRESENT',
      crm_state: 'DELETED',
      skipped: false,
    });
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const second = await runMapping(api, 'CUSTOMER');
    expect(counted(second.to)).toBe('failed 1');
    expect(codesOf(second.to)).toEqual(['COUNTERPART_DELETED']);
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('skipped 1');
    expect(await couplingRow(api, couplingId)).toMatchObject({ skipped: true });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
  });

  it('SC-46 under REMOVE_COUPLING the coupling goes without a counter; a later change creates a new account', async () => {
    const { given, api } = masters;
    const { erpId, crmId, couplingId } = await masters.customerPair({ city: 'Oslo' });
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'REMOVE_COUPLING', only_coupled: false });
    await runMapping(api, 'CUSTOMER');
    await remove('crm.account', crmId);
    await given.change('erp.customer', erpId, { city: 'Bergen' });
    const first = await runMapping(api, 'CUSTOMER');
    expect([counted(first.to), counted(first.from)]).toEqual(['nothing', 'nothing']);
    expect(await couplingRow(api, couplingId)).toBeNull();
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('nothing');
    await given.change('erp.customer', erpId, { city: 'Bodø' });
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('inserted 1');
  });

  it('an account that is gone comes back in the next run under RESTORE, although its customer did not change', async () => {
    const { given, api } = masters;
    const { erpId, crmId, couplingId } = await masters.customerPair({ city: 'Oslo' });
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'RESTORE' });
    await runMapping(api, 'CUSTOMER');
    await remove('crm.account', crmId);
    expect(counted((await runMapping(api, 'CUSTOMER')).to)).toBe('inserted 1');
    expect(await couplingRow(api, couplingId)).toBeNull();
    const [coupling] = await api.composition.db.query<{ crm_id: string }>(
      `SELECT crm_id FROM sync.coupling WHERE erp_id = $1`,
      [erpId],
    );
    expect((await given.read('crm.account', coupling?.crm_id ?? '')).address1City).toBe('Oslo');
  });

  it('a customer that is gone comes back under RESTORE by the run from the CRM', async () => {
    const { api } = masters;
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    await setMapping(api, 'CUSTOMER', { deletion_policy: 'RESTORE' });
    await runMapping(api, 'CUSTOMER');
    await remove('erp.customer', erpId);
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([counted(to), counted(from)]).toEqual(['nothing', 'inserted 1']);
    const [row] = await api.composition.db.query(
      `SELECT c.city FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id WHERE k.crm_id = $1`,
      [crmId],
    );
    expect(row).toEqual({ city: 'Oslo' });
  });

  it('a pair of which both records are gone loses its coupling (D-4)', async () => {
    const { api } = masters;
    const { erpId, crmId, couplingId } = await masters.customerPair();
    await runMapping(api, 'CUSTOMER');
    await remove('erp.customer', erpId);
    await remove('crm.account', crmId);
    const { to, from } = await runMapping(api, 'CUSTOMER');
    expect([counted(to), counted(from)]).toEqual(['nothing', 'nothing']);
    expect(await couplingRow(api, couplingId)).toBeNull();
  });

  it('a skipped pair loses its coupling as well once its last record is gone (D-4)', async () => {
    const { given, api } = masters;
    const { erpId, crmId, couplingId } = await masters.customerPair();
    await runMapping(api, 'CUSTOMER');
    await remove('erp.customer', erpId);
    await given.change('crm.account', crmId, { address1City: 'Bergen' });
    await runMapping(api, 'CUSTOMER');
    await runMapping(api, 'CUSTOMER');
    expect(await couplingRow(api, couplingId)).toMatchObject({ skipped: true });
    await remove('crm.account', crmId);
    await runMapping(api, 'CUSTOMER');
    expect(await couplingRow(api, couplingId)).toBeNull();
  });

  it('SC-47 an item that is gone and one that left the filter are told apart; deleting removes the product with the coupling', async () => {
    const { given, api } = masters;
    await setMapping(api, 'ITEM-PRODUCT', { direction: 'TO_CRM' });
    const [gone, blocked] = [await masters.itemPair(), await masters.itemPair()];
    await runMapping(api, 'ITEM-PRODUCT');
    await remove('erp.item', gone.erpId);
    await given.change('erp.item', blocked.erpId, { blocked: true });
    const { to } = await runMapping(api, 'ITEM-PRODUCT');
    expect(counted(to)).toBe('nothing');
    const { couplings } = await api.ask<{
      couplings: { edges: { node: { erpId: string; erpState: string; crmState: string } }[] };
    }>(
      `{ couplings(where: { erpState: { in: [DELETED, OUT_OF_SCOPE] } }) { edges { node { erpId erpState crmState } } } }`,
    );
    const seen = new Map(couplings.edges.map(({ node }) => [node.erpId, node]));
    expect(seen.size).toBe(2);
    expect(seen.get(gone.erpId)).toMatchObject({ erpState: 'DELETED', crmState: 'PRESENT' });
    expect(seen.get(blocked.erpId)).toMatchObject({ erpState: 'OUT_OF_SCOPE' });
    await api.ask(
      `mutation ($pairs: [CoupledRecordInput!]!) { couplingDeleteRecord(input: { records: $pairs }) { errors { code message } outcomes { kind error { code message } } } }`,
      { pairs: [{ couplingId: gone.couplingId }] },
    );
    expect(await couplingRow(api, gone.couplingId)).toBeNull();
    await expect(given.read('crm.product', gone.crmId)).rejects.toThrow('does not exist');
  });
});
