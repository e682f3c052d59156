import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import type { EngineSession } from '../engine/session/engine-session';
import type { LiveMapping } from '../mapping/live-mapping';

/** What forbids people to couple ERP records, by id; most mappings forbid nothing. */
export async function uncouplable(
  { tx, mappings }: EngineSession,
  { behaviours }: EngineParts,
  mapping: LiveMapping,
  records: readonly Row[],
): Promise<ReadonlyMap<string, Refusal>> {
  const behaviour = behaviourOf(mapping, behaviours);
  return (await behaviour.uncouplable?.(tx, mappings.settings, records)) ?? new Map();
}
