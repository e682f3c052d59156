import type { Tx } from '../../platform/database/db';

/** A pair of notes. */
export interface NotePair {
  readonly erpNoteId: string;
  readonly crmNoteId: string;
}

/** All SQL of note couplings. */
export class NoteCouplingStore {
  /** Couples notes. */
  async insert(tx: Tx, pairs: readonly NotePair[], now: string): Promise<void> {
    if (pairs.length === 0) return;
    await tx.execute(
      `/* note-coupling.insert */ INSERT INTO sync.note_coupling (erp_note_id, crm_note_id, created_at)
       SELECT erp_note_id, crm_note_id, $3 FROM unnest($1::uuid[], $2::uuid[]) AS s (erp_note_id, crm_note_id)`,
      [pairs.map((pair) => pair.erpNoteId), pairs.map((pair) => pair.crmNoteId), now],
    );
  }
}
