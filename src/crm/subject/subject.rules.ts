import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, refuse } from '../common/crm-write';
import { referenceNotFound } from '../common/reference.errors';
import type { SubjectStore } from './subject.store';

/** Refuses new posts and notes about records that do not exist; `id` and `type` name the two properties. */
export async function checkSubjects(
  tx: Tx,
  writes: readonly CrmWrite[],
  subjects: SubjectStore,
  { id, type }: { readonly id: string; readonly type: string },
): Promise<void> {
  const fresh = writes.filter(({ isNew, values }) => isNew && typeof values[id] === 'string');
  const tables = new Set(fresh.map(({ values }) => String(values[type] ?? '')));
  for (const table of tables) {
    const about = fresh.filter(({ values }) => String(values[type] ?? '') === table);
    const ids = about.map(({ values }) => String(values[id]));
    const existing = await subjects.existing(tx, table, ids);
    for (const write of about) {
      const subject = String(write.values[id]);
      if (existing.has(subject)) continue;
      const isKnown = subjects.knows(table);
      refuse(
        write,
        isKnown
          ? referenceNotFound(id, table, subject)
          : invalidInput(type, `There are no posts and notes about ${table || 'nothing'}.`),
      );
    }
  }
}
