import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { behaviourOf, type EngineParts } from '../engine/batch/batch';
import { changedMeanwhile } from '../engine/engine.errors';
import { printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import type { NewJournalEntry } from '../journal/journal.store';
import { goes } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';

/** What became of CRM records whose company was to be cleared, by their ids. */
export interface ClearedCompany {
  readonly refused: ReadonlyMap<string, Refusal>;
  readonly cleared: ReadonlySet<string>;
  readonly entries: readonly NewJournalEntry[];
}

/** Whether uncoupling clears the company on the CRM records of a mapping: where it writes to a CRM table that has one (C-20). */
export function clearsCompany(mapping: LiveMapping, crm: RecordSide): boolean {
  return (
    mapping.definition.clearsCompany &&
    goes(mapping.direction, 'TO_CRM') &&
    crm.table.columns.has('companyId')
  );
}

/** Clears the company on those of the CRM records that carry it; others are left as they are (C-21). */
export async function clearCompany(
  tx: Tx,
  of: { parts: EngineParts; mapping: LiveMapping; companyId: string },
  rows: readonly Row[],
): Promise<ClearedCompany> {
  const { parts, mapping, companyId } = of;
  const crm = parts.sides.get(mapping.crmTable);
  const refused = new Map<string, Refusal>();
  const cleared = new Set<string>();
  const entries: NewJournalEntry[] = [];
  const behaviour = behaviourOf(mapping, parts.behaviours);
  const own = rows.filter(
    (row) => row.companyId === companyId && (behaviour.keepsCompany?.(row) ?? false) === false,
  );
  if (own.length === 0) return { refused, cleared, entries };
  const written = behaviour.clearCompany
    ? await behaviour.clearCompany(tx, crm, own)
    : await crm.update(tx, own.map(clearing));
  for (const row of own) {
    const id = printed(row.id);
    const refusal = written.refused.get(id);
    const version = written.versions.get(id);
    if (refusal) refused.set(id, refusal);
    else if (version === undefined)
      refused.set(id, changedMeanwhile(crm.noun, printed(row[crm.key] ?? id)));
    else {
      cleared.add(id);
      entries.push(clearedEntry(mapping, id, { version, companyId }));
    }
  }
  return { refused, cleared, entries };
}

// The change that clears the company of a CRM record as it was read.
function clearing(row: Row) {
  return {
    id: printed(row.id),
    version: printed(row.version),
    changes: { companyId: null } as Row,
  };
}

function clearedEntry(
  mapping: LiveMapping,
  recordId: string,
  { version, companyId }: { version: string; companyId: string },
): NewJournalEntry {
  return {
    couplingId: null,
    side: 'CRM',
    recordTable: mapping.crmTable,
    recordId,
    action: 'UPDATE',
    version,
    changes: { companyId: [companyId, null] },
  };
}
