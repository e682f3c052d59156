import type { Db } from '../../platform/database/db';

/** A note of a CRM record. */
export type CrmNoteFacts = Record<string, string | null> & {
  readonly id: string;
  readonly objectId: string;
  readonly subject: string | null;
  readonly noteText: string | null;
  readonly createdAt: string;
  readonly modifiedBy: string;
  readonly version: string;
};

/** Reads notes of CRM records. */
export class CrmNoteStore {
  /** Notes of the records that are no attachments and have no counterpart yet, oldest first. */
  async listUncopied(db: Db, objectIds: readonly string[]): Promise<CrmNoteFacts[]> {
    if (objectIds.length === 0) return [];
    return this.list(
      db,
      'listUncopied',
      `AND n.file_size = 0 AND NOT EXISTS (SELECT 1 FROM sync.note_coupling k WHERE k.crm_note_id = n.id)`,
      objectIds,
    );
  }

  /** Notes of the records that are no attachments, oldest first; whether they have a counterpart or not (QT-8). */
  async listTexts(db: Db, objectIds: readonly string[]): Promise<CrmNoteFacts[]> {
    return objectIds.length === 0 ? [] : this.list(db, 'listTexts', '', objectIds);
  }

  private list(
    db: Db,
    name: string,
    condition: string,
    objectIds: readonly string[],
  ): Promise<CrmNoteFacts[]> {
    return db.query<CrmNoteFacts>(
      `/* crm-note.${name} */ SELECT n.id, n.object_id AS "objectId", n.subject, n.note_text AS "noteText",
              n.created_at AS "createdAt", n.modified_by AS "modifiedBy", n.version
         FROM crm.note n WHERE n.object_id = ANY($1::uuid[]) AND NOT n.is_document ${condition}
        ORDER BY n.created_at, n.id`,
      [objectIds],
    );
  }

  /** Ids of notes of the ERP records whose CRM note is gone. */
  async listWithoutOriginal(db: Db, recordIds: readonly string[]): Promise<string[]> {
    const rows = await db.query<{ id: string }>(
      `/* crm-note.listWithoutOriginal */ SELECT x.id FROM erp.note x JOIN sync.note_coupling k ON k.erp_note_id = x.id
        WHERE x.record_id = ANY($1::uuid[]) AND NOT EXISTS (SELECT 1 FROM crm.note n WHERE n.id = k.crm_note_id)`,
      [recordIds],
    );
    return rows.map(({ id }) => id);
  }
}
