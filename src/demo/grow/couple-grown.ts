import type { Composition } from '../../composition';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { Batch } from '../../sync/engine/batch/batch';
import { BatchMapper } from '../../sync/engine/batch/batch-mapper';
import { BatchRecord } from '../../sync/engine/batch/batch-record';
import { BaseBuilder } from '../../sync/engine/fields/agreed-base';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import { grownId } from './grown-ids';

/** An ERP record, and the id its counterpart gets. */
export interface NewPair {
  /** Place among its kind; makes the id of the coupling. */
  readonly place: number;
  readonly erp: Row & { id: string };
  readonly crmId: string;
}

/** An ERP record and its counterpart. */
export interface GrownPair {
  readonly place: number;
  readonly erp: Row & { id: string };
  readonly crm: Row & { id: string };
}

/** Makes the counterparts of new ERP records by the engine's own field rules, as creating them one by one would. */
export async function mapToCrm(
  { engine }: Composition,
  { tx, mappings, now }: EngineSession,
  name: string,
  pairs: readonly NewPair[],
): Promise<GrownPair[]> {
  const batch = new Batch(
    tx,
    {
      mapping: mappings.active(name),
      mappings,
      direction: 'TO_CRM',
      forced: true,
      onlyCoupled: false,
      runId: '',
      now,
      sourceIds: [],
    },
    engine.parts,
  );
  const records = pairs.map(
    ({ erp }) =>
      new BatchRecord({
        sourceId: erp.id,
        source: erp,
        coupling: null,
        destination: null,
        found: false,
      }),
  );
  await new BatchMapper().map(batch, records);
  return pairs.map(({ place, erp, crmId }, index) => {
    const { refusal = null, mapped = null } = records[index] ?? {};
    if (refusal) throw refusal;
    return { place, erp, crm: { ...mapped?.values, id: crmId } };
  });
}

/** Couples pairs that agree: versions and base as the engine keeps them, under a run of their own. Answers how many. */
export async function coupleGrown(
  { engine }: Composition,
  session: EngineSession,
  name: string,
  { pairs, kind }: { pairs: readonly GrownPair[]; kind: number },
): Promise<number> {
  if (pairs.length === 0) return 0;
  const { tx, now } = session;
  const mapping = session.mappings.active(name);
  const direction = 'TO_CRM';
  const runId = await session.startRun({
    mapping,
    kind: 'SYNCHRONIZE',
    direction,
    forced: true,
    scope: null,
  });
  const erpIds = pairs.map((pair) => pair.erp.id);
  const crmIds = pairs.map((pair) => pair.crm.id);
  const erp = await versionsOf(tx, mapping.erpTable, erpIds);
  const crm = await versionsOf(tx, mapping.crmTable, crmIds);
  const base = new BaseBuilder(mapping);
  const couplings = pairs.map((pair) => ({
    id: grownId(kind, pair.place),
    mappingId: mapping.id,
    erpId: pair.erp.id,
    crmId: pair.crm.id,
    erpVersion: erp.get(pair.erp.id) ?? null,
    crmVersion: crm.get(pair.crm.id) ?? null,
    base: base.of(pair.erp, pair.crm),
  }));
  await engine.parts.couplings.insert(tx, couplings, { runId, directions: [direction], now });
  await session.closeRun(runId, { inserted: pairs.length, coupled: pairs.length });
  return pairs.length;
}

async function versionsOf(
  tx: Tx,
  table: string,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; version: string }>(
    `/* grow.versions */ SELECT id, version FROM ${table} WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  return new Map(rows.map(({ id, version }) => [id, version]));
}
