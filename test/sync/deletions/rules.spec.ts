import type { Row } from '../../../src/platform/database/record-table';
import { Masters, type PairIds } from '../../support/masters';
import { codesOf, counted, couplingRow, runMapping, setMapping } from '../../support/runs';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(async () => {
  await masters.api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM sync.coupling'));
  await setMapping(masters.api, 'CUSTOMER', { direction: 'BOTH', deletion_policy: 'NONE' });
});

afterAll(() => masters.stop());

const agreed = async (): Promise<PairIds> => {
  const pair = await masters.customerPair({ city: 'Oslo' });
  await runMapping(masters.api, 'CUSTOMER');
  return pair;
};
const lose = (side: 'erp' | 'crm', { erpId, crmId }: PairIds) =>
  side === 'erp'
    ? masters.sync.lose('erp.customer', erpId)
    : masters.sync.lose('crm.account', crmId);
const exists = async (table: string, id: string): Promise<boolean> =>
  (await masters.api.composition.tables.get(table).rowsByIds(masters.api.composition.db, [id])).has(
    id,
  );
const actionsOf = async (couplingId: string): Promise<string[]> => {
  const { coupling } = await masters.api.ask<{ coupling: { actions: string[] } }>(
    `query ($id: ID!) { coupling(id: $id) { actions } }`,
    { id: couplingId },
  );
  return coupling.actions;
};
interface Restored {
  kind: string;
  erpId: string;
  crmId: string;
  error: { code: string; remedy: string } | null;
}
const restore = async (couplingId: string): Promise<Restored | undefined> => {
  const { couplingRestore } = await masters.api.ask<{ couplingRestore: { outcomes: Restored[] } }>(
    `mutation ($id: ID!) { couplingRestore(input: { records: [{ couplingId: $id }] }) { outcomes { kind erpId crmId error { code remedy } } errors { code } } }`,
    { id: couplingId },
  );
  return couplingRestore.outcomes[0];
};

describe('deleted records', () => {
  it.each(
    (['NONE', 'IGNORE', 'RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE'] as const).flatMap((policy) => [
      [policy, 'erp' as const],
      [policy, 'crm' as const],
    ]),
  )('D-1 no run deletes what is left, under %s with the %s record gone', async (policy, side) => {
    const pair = await agreed();
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: policy });
    await lose(side, pair);
    const left = side === 'erp' ? ['crm.account', pair.crmId] : ['erp.customer', pair.erpId];
    for (let run = 0; run < 2; run++) await runMapping(masters.api, 'CUSTOMER');
    const change: Row = side === 'erp' ? { telephone1: '1' } : { phoneNo: '1' };
    await masters.given.change(String(left[0]), String(left[1]), change);
    for (let run = 0; run < 2; run++) await runMapping(masters.api, 'CUSTOMER');
    expect(await exists(String(left[0]), String(left[1]))).toBe(true);
  });

  it('S-29 nothing is offered that would write where the mapping does not', async () => {
    const { given, api, sync } = masters;
    const { erpId, crmId, couplingId } = await masters.salespersonPair('LOST', 'Lost User');
    await runMapping(api, 'SALESPEOPLE');
    await given.change('erp.salesperson', erpId, { name: 'Lost Person' });
    await sync.lose('crm.system_user', crmId);
    await runMapping(api, 'SALESPEOPLE');
    expect(await actionsOf(couplingId)).toEqual(['COUPLE', 'UNCOUPLE', 'DELETE_RECORD']);
    const [outcome] = await sync.now([{ erpId }]);
    expect(outcome?.error).toMatchObject({ code: 'COUNTERPART_DELETED' });
    expect(outcome?.error?.remedy).toContain('couplingDelete');
    expect(outcome?.error?.remedy).not.toContain('couplingRestore');
  });

  it('D-2, D-3 are noticed by the next run though nothing changed, and reported when the survivor changes', async () => {
    const [noAccount, noCustomer] = [await agreed(), await agreed()];
    await lose('crm', noAccount);
    await lose('erp', noCustomer);
    const first = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(first.to), counted(first.from)]).toEqual(['nothing', 'nothing']);
    expect((await couplingRow(masters.api, noAccount.couplingId))?.crm_state).toBe('DELETED');
    expect((await couplingRow(masters.api, noCustomer.couplingId))?.erp_state).toBe('DELETED');
    await masters.given.change('crm.account', noCustomer.crmId, { telephone1: '1' });
    const second = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(second.to), counted(second.from)]).toEqual(['nothing', 'failed 1']);
    expect(codesOf(second.from)).toEqual(['COUNTERPART_DELETED']);
    const third = await runMapping(masters.api, 'CUSTOMER');
    expect([counted(third.to), counted(third.from)]).toEqual(['nothing', 'skipped 1']);
  });

  it('D-3 a customer that is gone is noticed by a mapping that goes to the CRM only', async () => {
    const pair = await agreed();
    await setMapping(masters.api, 'CUSTOMER', { direction: 'TO_CRM' });
    await lose('erp', pair);
    expect(counted((await runMapping(masters.api, 'CUSTOMER')).to)).toBe('nothing');
    expect((await couplingRow(masters.api, pair.couplingId))?.erp_state).toBe('DELETED');
  });

  it('D-4 a coupling of which nothing is left goes, whatever the policy', async () => {
    for (const policy of ['NONE', 'IGNORE', 'RESTORE', 'DEACTIVATE']) {
      const pair = await agreed();
      await setMapping(masters.api, 'CUSTOMER', { deletion_policy: policy });
      await lose('erp', pair);
      await runMapping(masters.api, 'CUSTOMER');
      const [coupling] = await masters.api.composition.db.query<{ erp_id: string; id: string }>(
        'SELECT id, erp_id FROM sync.coupling WHERE crm_id = $1',
        [pair.crmId],
      );
      if (policy === 'RESTORE') await masters.sync.lose('erp.customer', coupling?.erp_id ?? '');
      await lose('crm', pair);
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect([policy, counted(to), counted(from)]).toEqual([policy, 'nothing', 'nothing']);
      expect(await couplingRow(masters.api, coupling?.id ?? '')).toBeNull();
    }
  });

  it('D-5 restoring a customer gives it a new id and number, and creates nothing that belonged to it', async () => {
    const { given, sync } = masters;
    const pair = await agreed();
    const contact = await masters.contactPair(pair);
    const { number } = await given.read('erp.customer', pair.erpId);
    await sync.lose('erp.customer', pair.erpId);
    const contacts = async (): Promise<number> =>
      (await masters.api.composition.db.query('SELECT id FROM erp.contact WHERE type = 1')).length;
    const before = await contacts();
    const outcome = await restore(pair.couplingId);
    expect(outcome).toMatchObject({ kind: 'INSERTED', crmId: pair.crmId, error: null });
    expect(outcome?.erpId).not.toBe(pair.erpId);
    const restored = await given.read('erp.customer', String(outcome?.erpId));
    expect(restored.number).not.toBe(number);
    expect(restored.city).toBe('Oslo');
    expect(await contacts()).toBe(before);
    expect(await sync.coupling(contact.erpId)).not.toBeNull();
    expect(await couplingRow(masters.api, pair.couplingId)).toBeNull();
  });

  it('D-5 restoring against the direction of the mapping is refused, and says so', async () => {
    const pair = await agreed();
    await setMapping(masters.api, 'CUSTOMER', { direction: 'TO_CRM' });
    await lose('erp', pair);
    expect(await restore(pair.couplingId)).toMatchObject({
      kind: 'FAILED',
      error: { code: 'DIRECTION_NOT_ALLOWED' },
    });
    expect(await couplingRow(masters.api, pair.couplingId)).not.toBeNull();
  });

  it.each(['REMOVE_COUPLING', 'RESTORE', 'DEACTIVATE'])(
    'D-6, S-31 a record that left its filter is not deleted: %s does not touch its pair',
    async (policy) => {
      const pair = await agreed();
      await setMapping(masters.api, 'CUSTOMER', { deletion_policy: policy });
      await masters.given.change('crm.account', pair.crmId, { stateCode: 1, statusCode: 2 });
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect([counted(to), counted(from)]).toEqual(['nothing', 'nothing']);
      expect(await couplingRow(masters.api, pair.couplingId)).toMatchObject({
        crm_state: 'OUT_OF_SCOPE',
        erp_state: 'PRESENT',
        deletion_settled_by: null,
      });
      expect((await masters.given.read('erp.customer', pair.erpId)).blocked).toBe(0);
      await masters.given.change('crm.account', pair.crmId, { stateCode: 0, statusCode: 1 });
      await runMapping(masters.api, 'CUSTOMER');
      expect((await couplingRow(masters.api, pair.couplingId))?.crm_state).toBe('PRESENT');
    },
  );

  it('D-6 a survivor outside its filter gets no counterpart under RESTORE until it is inside again', async () => {
    const pair = await agreed();
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'RESTORE' });
    await masters.given.change('erp.customer', pair.erpId, { blocked: 3 });
    await lose('crm', pair);
    for (let run = 0; run < 2; run++) {
      const { to, from } = await runMapping(masters.api, 'CUSTOMER');
      expect([counted(to), counted(from)]).toEqual(['nothing', 'nothing']);
    }
    expect((await couplingRow(masters.api, pair.couplingId))?.crm_state).toBe('DELETED');
    await masters.given.change('erp.customer', pair.erpId, { blocked: 0 });
    expect(counted((await runMapping(masters.api, 'CUSTOMER')).to)).toBe('inserted 1');
  });

  it('7.3 the delivered policy is to ask, but for the lines of two-way orders', async () => {
    const { tableMappings } = await masters.api.ask<{
      tableMappings: { nodes: { name: string; deletionPolicy: string }[] };
    }>(`{ tableMappings(first: 100) { nodes { name deletionPolicy } } }`);
    const other = tableMappings.nodes.filter(({ deletionPolicy }) => deletionPolicy !== 'NONE');
    expect([...new Set(other.map(({ name }) => name))]).toEqual(['SOLINE-ORDERDETAIL']);
    expect(new Set(other.map(({ deletionPolicy }) => deletionPolicy))).toEqual(
      new Set(['REMOVE_COUPLING']),
    );
  });

  it('D-8 a policy does not bring skipped pairs back; the retry of all does', async () => {
    const pair = await agreed();
    await lose('crm', pair);
    await masters.given.change('erp.customer', pair.erpId, { city: 'Bergen' });
    for (let run = 0; run < 2; run++) await runMapping(masters.api, 'CUSTOMER');
    expect((await couplingRow(masters.api, pair.couplingId))?.skipped).toBe(true);
    for (const policy of ['RESTORE', 'REMOVE_COUPLING', 'DEACTIVATE']) {
      await setMapping(masters.api, 'CUSTOMER', { deletion_policy: policy });
      expect(counted((await runMapping(masters.api, 'CUSTOMER')).to)).toBe('nothing');
      expect((await couplingRow(masters.api, pair.couplingId))?.skipped).toBe(true);
    }
    await masters.api.ask(
      'mutation { couplingRetry(input: { all: true }) { retried errors { code } } }',
    );
    expect(counted((await runMapping(masters.api, 'CUSTOMER')).to)).toBe('modified 1');
    expect((await masters.given.read('erp.customer', pair.erpId)).blocked).toBe(3);
  });

  it('S-29 offers what the records that are left let a person do', async () => {
    const [whole, noAccount, noCustomer] = [await agreed(), await agreed(), await agreed()];
    await lose('crm', noAccount);
    await lose('erp', noCustomer);
    expect(await actionsOf(whole.couplingId)).toEqual(['SYNCHRONIZE', 'COUPLE', 'UNCOUPLE']);
    const oneSided = ['UNCOUPLE', 'RESTORE', 'DELETE_RECORD'];
    expect(await actionsOf(noAccount.couplingId)).toEqual(['COUPLE', ...oneSided]);
    expect(await actionsOf(noCustomer.couplingId)).toEqual(oneSided);
  });

  it('S-31 tells an item that is gone from one that left the filter, without anybody asking', async () => {
    const [gone, blocked] = [await agreed(), await agreed()];
    await setMapping(masters.api, 'CUSTOMER', { direction: 'TO_CRM' });
    await lose('erp', gone);
    await masters.given.change('erp.customer', blocked.erpId, { blocked: 3 });
    await runMapping(masters.api, 'CUSTOMER');
    const { couplings } = await masters.api.ask<{
      couplings: { nodes: { id: string; standing: string; deletionState: string }[] };
    }>(`{ couplings { nodes { id standing deletionState } } }`);
    expect(new Map(couplings.nodes.map(({ id, ...state }) => [id, state]))).toEqual(
      new Map([
        [gone.couplingId, { standing: 'DELETED', deletionState: 'ERP_DELETED' }],
        [blocked.couplingId, { standing: 'OUT_OF_SCOPE', deletionState: 'NONE' }],
      ]),
    );
  });
});
