import type { Db, Tx } from '../../platform/database/db';

/** A pair of notes. */
export interface NotePair {
  readonly erpNoteId: string;
  readonly crmNoteId: string;
  /** Version of the CRM note that the pair agrees on. */
  readonly crmVersion: string | null;
}

/** All SQL of note couplings. */
export class NoteCouplingStore {
  /** Pairs by the notes of the ERP; those without a pair are left out. */
  async pairsByErpNotes(db: Db, erpNoteIds: readonly string[]): Promise<Map<string, NotePair>> {
    if (erpNoteIds.length === 0) return new Map();
    const rows = await db.query<NotePair & Record<string, string | null>>(
      `/* note-coupling.pairsByErpNotes */ SELECT k.erp_note_id AS "erpNoteId", k.crm_note_id AS "crmNoteId", k.crm_version AS "crmVersion"
         FROM sync.note_coupling k WHERE k.erp_note_id = ANY($1::uuid[])`,
      [erpNoteIds],
    );
    return new Map(rows.map((row) => [row.erpNoteId, row]));
  }

  /** Couples notes. */
  async insert(tx: Tx, pairs: readonly NotePair[], now: string): Promise<void> {
    if (pairs.length === 0) return;
    await tx.execute(
      `/* note-coupling.insert */ INSERT INTO sync.note_coupling (erp_note_id, crm_note_id, crm_version, created_at)
       SELECT erp_note_id, crm_note_id, crm_version, $4
         FROM unnest($1::uuid[], $2::uuid[], $3::bigint[]) AS s (erp_note_id, crm_note_id, crm_version)`,
      [
        pairs.map((pair) => pair.erpNoteId),
        pairs.map((pair) => pair.crmNoteId),
        pairs.map((pair) => pair.crmVersion),
        now,
      ],
    );
  }

  /** Records at which version of its CRM note each pair agrees now. */
  async agree(tx: Tx, pairs: readonly NotePair[]): Promise<void> {
    if (pairs.length === 0) return;
    await tx.execute(
      `/* note-coupling.agree */ UPDATE sync.note_coupling k SET crm_version = s.crm_version
         FROM unnest($1::uuid[], $2::bigint[]) AS s (erp_note_id, crm_version) WHERE k.erp_note_id = s.erp_note_id`,
      [pairs.map((pair) => pair.erpNoteId), pairs.map((pair) => pair.crmVersion)],
    );
  }

  /** Removes pairs by the notes of the ERP. */
  async remove(tx: Tx, erpNoteIds: readonly string[]): Promise<void> {
    if (erpNoteIds.length === 0) return;
    await tx.execute(
      `/* note-coupling.remove */ DELETE FROM sync.note_coupling WHERE erp_note_id = ANY($1::uuid[])`,
      [erpNoteIds],
    );
  }
}
