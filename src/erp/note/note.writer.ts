import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { invalidInput } from '../../platform/errors/input.errors';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { fillBlank, textOf, textsOf, type IdRow } from '../common/row-values';

/** Writes notes on records of the ERP; the record exists. */
export class NoteWriter extends ErpWriter {
  constructor(private readonly tables: RecordTables) {
    super(tables.get('erp.note'), 'Note', 'description');
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const [work] = await tx.query<{ now: string; actor: string }>(
      `/* note.work */ SELECT coalesce(nullif(current_setting('tandem.now', true), '')::timestamptz, now()) AS now,
              coalesce(nullif(current_setting('tandem.actor', true), ''), session_user::text) AS actor`,
    );
    for (const draft of drafts) {
      fillBlank(draft, 'notedAt', work?.now);
      fillBlank(draft, 'notedBy', work?.actor);
    }
    return [...drafts];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    if (action === 'update') return refused;
    const known = new Set(this.tables.list().map((table) => table.name));
    for (const name of textsOf(rows, 'recordTable')) {
      const own = rows.filter((row) => row.recordTable === name);
      if (!known.has(name) || !name.startsWith('erp.')) {
        for (const row of own)
          refused.set(
            row.id,
            invalidInput('recordTable', `recordTable ${name} is no table of the ERP.`),
          );
        continue;
      }
      const ids = textsOf(own, 'recordId').filter((id) => UUID.test(id));
      const records = await this.tables.get(name).rowsByIds(tx, ids);
      const noun = name.slice('erp.'.length).replaceAll('_', ' ');
      for (const row of own) {
        const id = textOf(row.recordId);
        if (id !== null && !records.has(id))
          refused.set(row.id, referenceNotFound('recordId', noun, id));
      }
    }
    return refused;
  }
}

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
