import { SynchronizeBatch } from '../../../src/sync/engine/batch/synchronize-batch';
import type { MappingBehaviour } from '../../../src/sync/engine/mapping-behaviour';
import type { RecordOutcome } from '../../../src/sync/engine/outcome';
import { Masters } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

// An extension of the mapping that counts its calls and would change every record that reaches it.
function restless(): MappingBehaviour & { calls: number } {
  const behaviour: MappingBehaviour & { calls: number } = {
    calls: 0,
    complete(_context, records) {
      for (const { values } of records) {
        behaviour.calls += 1;
        values.name = `Touched ${behaviour.calls}`;
      }
      return Promise.resolve();
    },
  };
  return behaviour;
}

function runFromCrm(
  behaviour: MappingBehaviour,
  sourceIds: readonly string[],
): Promise<RecordOutcome[]> {
  const { engine, unitOfWork } = masters.api.composition;
  const batch = new SynchronizeBatch({
    ...engine.parts,
    behaviours: new Map([['CUSTOMER', behaviour]]),
  });
  return unitOfWork.run((tx) =>
    engine.sessions.within(tx, async (session) => {
      const mapping = session.mappings.active('CUSTOMER');
      const direction = 'FROM_CRM' as const;
      const subject = { mapping, direction, forced: false, scope: null };
      const runId = await session.startRun({ ...subject, kind: 'SYNCHRONIZE' });
      const outcomes = await batch.run(tx, {
        ...subject,
        mappings: session.mappings,
        onlyCoupled: true,
        runId,
        now: session.now,
        sourceIds,
      });
      await session.finishRun(runId, outcomes);
      return outcomes;
    }),
  );
}

describe('what the engine does not reach', () => {
  it('ITS-002 ends well over no records, without entering a step', async () => {
    const behaviour = restless();
    expect(await runFromCrm(behaviour, [])).toEqual([]);
    expect(behaviour.calls).toBe(0);
    const [run] = await masters.sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ inserted: 0, modified: 0, unchanged: 0, failed: 0, errors: [] });
  });

  it('ITS-007 does not reach an extension with a record that is untouched', async () => {
    const { given } = masters;
    const { erpId, crmId } = await masters.customerPair({ name: 'Calm' });
    const behaviour = restless();
    const [outcome] = await runFromCrm(behaviour, [crmId]);
    expect(outcome).toMatchObject({ kind: 'unchanged', writes: [] });
    expect(behaviour.calls).toBe(0);
    expect((await given.read('erp.customer', erpId)).name).toBe('Calm');

    await given.change('crm.account', crmId, { telephone1: '1' });
    expect((await runFromCrm(behaviour, [crmId]))[0]?.kind).toBe('modified');
    expect((await given.read('erp.customer', erpId)).name).toBe('Touched 1');
  });
});
