import { Masters, type PairIds } from '../../support/masters';
import { codesOf, counted, couplingRow, runMapping, setMapping } from '../../support/runs';
import { latestRun, preview, undo } from '../insight/verbs';
import { forgetPairs, shownOf } from './shown';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(() => forgetPairs(masters));

afterAll(() => masters.stop());

const shown = (pair: PairIds) => shownOf(masters, pair);
// A pair of which one record is gone, noticed by no run yet.
const lost = async (side: 'erp' | 'crm', deletionPolicy: string): Promise<PairIds> => {
  const pair = await masters.customerPair({ city: 'Oslo' });
  await runMapping(masters.api, 'CUSTOMER');
  await setMapping(masters.api, 'CUSTOMER', { deletion_policy: deletionPolicy });
  await masters.sync.lose(
    side === 'erp' ? 'erp.customer' : 'crm.account',
    side === 'erp' ? pair.erpId : pair.crmId,
  );
  return pair;
};
const both = async (): Promise<[string, string]> => {
  const { to, from } = await runMapping(masters.api, 'CUSTOMER');
  return [counted(to), counted(from)];
};
const removed = (table: string, id: string) =>
  masters.api.composition.unitOfWork.run(async (tx) => {
    const result = await masters.api.composition.writers.get(table)?.delete(tx, [id]);
    expect(result?.refused.size).toBe(0);
  });
const customer = (id: string) => masters.given.read('erp.customer', id);
const account = (id: string) => masters.given.read('crm.account', id);

describe('the deletion policy IGNORE', () => {
  it.each(['erp', 'crm'] as const)(
    'keeps a pair whose %s record is gone, says so on it, writes nothing and reports no error',
    async (side) => {
      const pair = await lost(side, 'IGNORE');
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect([counted(to), counted(from)]).toEqual(['skipped 1', 'nothing']);
      expect([codesOf(to), to.status]).toEqual([[], 'SUCCESS']);
      expect(await shown(pair)).toEqual({
        deletionState: side === 'erp' ? 'ERP_DELETED' : 'CRM_DELETED',
        deletionSettledBy: 'IGNORE',
        standing: 'DELETED',
        failureCode: null,
        skipped: false,
      });
      expect(await both()).toEqual(['nothing', 'nothing']);
    },
  );

  it('looks at the pair again when its survivor changes, and still neither fails nor skips it for good', async () => {
    const pair = await lost('crm', 'IGNORE');
    await both();
    for (const city of ['Bergen', 'Bodø', 'Alta']) {
      await masters.given.change('erp.customer', pair.erpId, { city });
      expect(await both()).toEqual(['skipped 1', 'nothing']);
    }
    expect(await shown(pair)).toMatchObject({ failureCode: null, skipped: false });
  });

  it('tells a person who synchronizes the pair why nothing happens, and offers the restore', async () => {
    const pair = await lost('crm', 'IGNORE');
    const outcome = await masters.sync.one({ couplingId: pair.couplingId });
    expect(outcome).toMatchObject({ kind: 'SKIPPED', error: { code: 'DELETION_SETTLED' } });
    expect(outcome.error?.remedy).toContain('couplingRestore');
    expect((await shown(pair))?.deletionState).toBe('CRM_DELETED');
  });

  it('lets the record take part again when it is back, with what changed meanwhile', async () => {
    const pair = await masters.customerPair({ city: 'Oslo' });
    await runMapping(masters.api, 'CUSTOMER');
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'IGNORE' });
    const row = await account(pair.crmId);
    await masters.sync.lose('crm.account', pair.crmId);
    await both();
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    await both();
    await masters.given.row('crm.account', row);
    expect(await both()).toEqual(['nothing', 'modified 1']);
    expect((await account(pair.crmId)).address1City).toBe('Bergen');
    expect(await shown(pair)).toMatchObject({ deletionState: 'NONE', deletionSettledBy: null });
    expect(await both()).toEqual(['nothing', 'nothing']);
  });

  it('ends the failures of a pair that was reported before; a skipped one waits for the retry (D-8)', async () => {
    const pair = await lost('crm', 'NONE');
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    expect(await both()).toEqual(['failed 1', 'nothing']);
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'IGNORE' });
    expect(await both()).toEqual(['skipped 1', 'nothing']);
    expect(await both()).toEqual(['nothing', 'nothing']);
    expect(await shown(pair)).toMatchObject({ failureCode: null, deletionSettledBy: 'IGNORE' });
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'NONE' });
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bodø' });
    await both();
    await both();
    expect(await shown(pair)).toMatchObject({ skipped: true });
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'IGNORE' });
    expect(await both()).toEqual(['nothing', 'nothing']);
    expect((await shown(pair))?.skipped).toBe(true);
    await masters.api.ask(
      `mutation { couplingRetry(input: { mapping: "CUSTOMER" }) { retried errors { code } } }`,
    );
    expect(await both()).toEqual(['skipped 1', 'nothing']);
    expect(await shown(pair)).toMatchObject({ skipped: false, failureCode: null });
  });

  it('gives way to a policy that is chosen later, although nothing changed since', async () => {
    const pair = await lost('crm', 'IGNORE');
    await both();
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'RESTORE' });
    expect(await both()).toEqual(['inserted 1', 'nothing']);
    const coupling = await masters.sync.coupling(pair.erpId);
    expect((await account(String(coupling?.crmId))).address1City).toBe('Oslo');
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'NONE' });
    await masters.sync.lose('crm.account', String(coupling?.crmId));
    await both();
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'REMOVE_COUPLING' });
    expect(await both()).toEqual(['nothing', 'nothing']);
    expect(await masters.sync.coupling(pair.erpId)).toBeNull();
  });
});

describe('the deletion policy DEACTIVATE', () => {
  it('blocks the customer whose account is gone, once, and keeps the pair', async () => {
    const pair = await lost('crm', 'DEACTIVATE');
    expect(await both()).toEqual(['modified 1', 'nothing']);
    expect(await customer(pair.erpId)).toMatchObject({ blocked: 3, city: 'Oslo' });
    expect(await shown(pair)).toMatchObject({
      deletionState: 'CRM_DELETED',
      deletionSettledBy: 'DEACTIVATE',
      standing: 'DELETED',
    });
    // The own write is no change of a person that would be looked at again.
    expect(await both()).toEqual(['nothing', 'nothing']);
  });

  it('makes the account inactive whose customer is gone, and keeps the pair', async () => {
    const pair = await lost('erp', 'DEACTIVATE');
    expect(await both()).toEqual(['modified 1', 'nothing']);
    expect(await account(pair.crmId)).toMatchObject({ stateCode: 1, statusCode: 2 });
    expect(await shown(pair)).toMatchObject({
      deletionState: 'ERP_DELETED',
      deletionSettledBy: 'DEACTIVATE',
    });
    expect(await both()).toEqual(['nothing', 'nothing']);
  });

  it.each(['TO_CRM', 'FROM_CRM'] as const)(
    'deactivates whichever record is left, though the mapping goes %s only',
    async (direction) => {
      const [one, two] = [await masters.customerPair(), await masters.customerPair()];
      await setMapping(masters.api, 'CUSTOMER', { direction });
      await runMapping(masters.api, 'CUSTOMER');
      await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'DEACTIVATE' });
      await masters.sync.lose('crm.account', one.crmId);
      await masters.sync.lose('erp.customer', two.erpId);
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect(counted(direction === 'TO_CRM' ? to : from)).toBe('modified 2');
      expect((await customer(one.erpId)).blocked).toBe(3);
      expect((await account(two.crmId)).stateCode).toBe(1);
    },
  );

  it('does not fight a person who takes the survivor up again', async () => {
    const pair = await lost('crm', 'DEACTIVATE');
    await both();
    await masters.given.change('erp.customer', pair.erpId, { blocked: 0 });
    expect(await both()).toEqual(['skipped 1', 'nothing']);
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    expect(await both()).toEqual(['skipped 1', 'nothing']);
    expect(await customer(pair.erpId)).toMatchObject({ blocked: 0, city: 'Bergen' });
    expect(await shown(pair)).toMatchObject({ failureCode: null, skipped: false });
  });

  it('keeps what nobody had sent yet, and sends it when the record is back', async () => {
    const pair = await masters.customerPair({ city: 'Oslo' });
    await runMapping(masters.api, 'CUSTOMER');
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'DEACTIVATE' });
    const row = await account(pair.crmId);
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    await masters.sync.lose('crm.account', pair.crmId);
    await both();
    expect(await customer(pair.erpId)).toMatchObject({ blocked: 3, city: 'Bergen' });
    await masters.given.row('crm.account', row);
    await masters.given.change('erp.customer', pair.erpId, { blocked: 0 });
    await both();
    expect((await account(pair.crmId)).address1City).toBe('Bergen');
    expect(await shown(pair)).toMatchObject({ deletionState: 'NONE', deletionSettledBy: null });
  });

  it('writes nothing where the survivor is out of business already', async () => {
    const pair = await masters.customerPair({ city: 'Oslo' });
    await runMapping(masters.api, 'CUSTOMER');
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'DEACTIVATE' });
    await masters.given.change('erp.customer', pair.erpId, { blocked: 3 });
    const { version } = await customer(pair.erpId);
    await masters.sync.lose('crm.account', pair.crmId);
    expect(await both()).toEqual(['unchanged 1', 'nothing']);
    expect((await customer(pair.erpId)).version).toBe(version);
    expect((await shown(pair))?.deletionSettledBy).toBe('DEACTIVATE');
  });

  it('is journalled field by field, previewed as the run does it, and taken back by the undo for good', async () => {
    const { api } = masters;
    const pair = await lost('crm', 'DEACTIVATE');
    const change = { side: 'ERP', action: 'UPDATE', field: 'blocked', before: 0, after: 3 };
    for (const input of [{ mapping: 'CUSTOMER' }, { records: [{ erpId: pair.erpId }] }]) {
      const told = await preview(api, input);
      expect(told.counts).toMatchObject({ modified: 1, failed: 0, removed: 0 });
      expect(told.outcomes).toMatchObject([{ kind: 'MODIFIED', changes: [change], error: null }]);
    }
    expect((await customer(pair.erpId)).blocked).toBe(0);
    await both();
    const { coupling } = await api.ask<{ coupling: { history: { nodes: object[] } } }>(
      `query ($id: ID!) { coupling(id: $id) { history(first: 1) { nodes { side action changes { field before after } } } } }`,
      { id: pair.couplingId },
    );
    expect(coupling.history.nodes).toEqual([
      { side: 'ERP', action: 'UPDATE', changes: [{ field: 'blocked', before: 0, after: 3 }] },
    ]);
    expect(await undo(api, await latestRun(api, 'SYNCHRONIZE'))).toMatchObject({
      restored: 1,
      kept: 0,
      errors: [],
    });
    expect((await customer(pair.erpId)).blocked).toBe(0);
    await both();
    await both();
    expect((await customer(pair.erpId)).blocked).toBe(0);
  });

  it('takes an account back with its state and its reason', async () => {
    const pair = await lost('erp', 'DEACTIVATE');
    await both();
    await undo(masters.api, await latestRun(masters.api, 'SYNCHRONIZE'));
    expect(await account(pair.crmId)).toMatchObject({ stateCode: 0, statusCode: 1 });
  });

  it('retires a product whose item is gone, and blocks an item whose product is gone', async () => {
    const { api, sync } = masters;
    await setMapping(api, 'ITEM-PRODUCT', { deletion_policy: 'DEACTIVATE' });
    const [one, two] = [await masters.itemPair(), await masters.itemPair()];
    await runMapping(api, 'ITEM-PRODUCT');
    await removed('erp.item', one.erpId);
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.price_list_line WHERE product_id = $1', [two.crmId]),
    );
    await sync.lose('crm.product', two.crmId);
    const { to } = await runMapping(api, 'ITEM-PRODUCT');
    expect(counted(to)).toBe('modified 2');
    expect((await masters.given.read('crm.product', one.crmId)).stateCode).toBe(1);
    expect((await masters.given.read('erp.item', two.erpId)).blocked).toBe(true);
  });

  it('reports a survivor that its own rules keep in business, and removes nothing', async () => {
    const { api } = masters;
    await setMapping(api, 'ITEM-PRODUCT', { deletion_policy: 'DEACTIVATE' });
    const pair = await masters.itemPair();
    await runMapping(api, 'ITEM-PRODUCT');
    // A draft has never been on sale, so the CRM does not retire it.
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE crm.product SET state_code = 2, status_code = 0 WHERE id = $1', [
        pair.crmId,
      ]),
    );
    await removed('erp.item', pair.erpId);
    const { to } = await runMapping(api, 'ITEM-PRODUCT');
    expect([counted(to), codesOf(to)]).toEqual(['failed 1', ['INVALID_STATE']]);
    expect(await couplingRow(api, pair.couplingId)).toMatchObject({ deletion_settled_by: null });
    expect((await masters.given.read('crm.product', pair.crmId)).stateCode).toBe(2);
  });
});
