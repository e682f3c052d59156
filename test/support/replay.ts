import type { Row } from '../../src/platform/database/record-table';
import type { TestApi } from './api';

interface Line {
  record_table: string;
  record_id: string;
  coupling_id: string | null;
  action: string;
  version: string | null;
  changes: Record<string, [unknown, unknown]>;
}

/**
 * Replays the journal and says where it and the state disagree: records that should be there or gone, fields
 * whose last written value is another (as long as nobody wrote the record since), and couplings.
 */
export async function journalTroubles(api: TestApi): Promise<string[]> {
  const lines = await api.composition.db.query<Line & Record<string, unknown>>(
    `SELECT record_table, record_id, coupling_id, action, version, changes FROM sync.journal_entry
      ORDER BY run_id IN (SELECT id FROM sync.sync_run) DESC, id`,
  );
  const byRecord = new Map<string, Line[]>();
  const couplings = new Set<string>();
  for (const line of lines) {
    replayCoupling(couplings, line);
    if (line.action === 'COUPLE' || line.action === 'UNCOUPLE') continue;
    byRecord.set(line.record_id, [...(byRecord.get(line.record_id) ?? []), line]);
  }
  const troubles: string[] = [];
  for (const [id, ofRecord] of byRecord) {
    const table = ofRecord[0]?.record_table ?? '';
    const rows = await api.composition.tables.get(table).rowsByIds(api.composition.db, [id]);
    troubles.push(...troublesOf(ofRecord, rows.get(id) ?? null));
  }
  const present = await api.composition.db.query<{ id: string }>(`SELECT id FROM sync.coupling`);
  const ids = new Set(present.map((row) => row.id));
  for (const id of couplings) if (!ids.has(id)) troubles.push(`coupling ${id} should be there`);
  for (const id of ids) if (!couplings.has(id)) troubles.push(`coupling ${id} is not journalled`);
  return troubles;
}

function replayCoupling(couplings: Set<string>, { action, coupling_id: id }: Line): void {
  if (id === null) return;
  if (action === 'UNCOUPLE') couplings.delete(id);
  if (action === 'COUPLE' || action === 'INSERT') couplings.add(id);
}

function troublesOf(lines: readonly Line[], row: Row | null): string[] {
  const last = lines.at(-1);
  const name = `${last?.record_table} ${last?.record_id}`;
  if (last?.action === 'DELETE') return row ? [`${name} should be gone`] : [];
  // People may remove a record; only what they left can be compared.
  if (!row) return [];
  // Whoever else wrote between two entries may have changed any field; from there on it is known again.
  const after = new Map<string, unknown>();
  let version: string | null = null;
  for (const line of [...lines].sort(byVersion)) {
    if (line.changes['@version']?.[0] !== version) after.clear();
    for (const [field, [, value]] of Object.entries(line.changes))
      if (!field.startsWith('@')) after.set(field, value);
    version = line.version;
  }
  if (row.version !== version) return [];
  return [...after].flatMap(([field, value]) =>
    same(row[field], value)
      ? []
      : [`${name}.${field} is ${JSON.stringify(row[field])}, journalled ${JSON.stringify(value)}`],
  );
}

function byVersion(left: Line, right: Line): number {
  return Number(BigInt(left.version ?? 0) - BigInt(right.version ?? 0));
}

function same(left: unknown, right: unknown): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
