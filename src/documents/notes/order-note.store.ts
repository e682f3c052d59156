import type { Db } from '../../platform/database/db';
import type { NoteOwner } from './copy-crm-notes';

/** A note of an ERP order that the CRM does not have. */
export interface NewErpNote {
  readonly id: string;
  readonly crmOrderId: string;
  readonly description: string | null;
  readonly text: string | null;
}

/** A CRM note that changed since it was copied, and its copy. */
export interface ChangedNote {
  readonly erpNoteId: string;
  readonly crmNoteId: string;
  readonly crmVersion: string;
  readonly noteText: string | null;
  readonly text: string | null;
}

const ORDERS = `sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = 'SALESORDER-ORDER'
         JOIN erp.sales_order e ON e.id = k.erp_id JOIN crm.sales_order c ON c.id = k.crm_id`;

/** Finds notes of coupled orders that have to travel; those of orders that are gone stay where they are. */
export class OrderNoteStore {
  /** Notes of ERP orders without a counterpart, oldest first (NT-2). */
  async newErpNotes(db: Db, limit: number): Promise<NewErpNote[]> {
    return db.query<NewErpNote & Record<string, unknown>>(
      `/* order-note.newErpNotes */ SELECT n.id, c.id AS "crmOrderId", n.description, n.text
         FROM ${ORDERS} JOIN erp.note n ON n.record_id = e.id AND n.record_table = 'erp.sales_order'
        WHERE NOT EXISTS (SELECT 1 FROM sync.note_coupling p WHERE p.erp_note_id = n.id)
        ORDER BY n.noted_at, n.id LIMIT $1`,
      [limit],
    );
  }

  /** Orders whose CRM order has notes without a counterpart, attachments apart (NT-3). */
  async ownersOfNewCrmNotes(db: Db, limit: number): Promise<NoteOwner[]> {
    return db.query<NoteOwner & Record<string, unknown>>(
      `/* order-note.ownersOfNewCrmNotes */ SELECT c.id AS "crmId", e.id AS "erpId" FROM ${ORDERS}
        WHERE EXISTS (SELECT 1 FROM crm.note n WHERE n.object_id = c.id AND NOT n.is_document AND n.file_size = 0
                         AND NOT EXISTS (SELECT 1 FROM sync.note_coupling p WHERE p.crm_note_id = n.id))
        ORDER BY k.id LIMIT $1`,
      [limit],
    );
  }

  /** CRM notes that were written since the pair agreed, with their copies (NT-4). */
  async changedCrmNotes(db: Db, limit: number): Promise<ChangedNote[]> {
    return db.query<ChangedNote & Record<string, unknown>>(
      `/* order-note.changedCrmNotes */ SELECT p.erp_note_id AS "erpNoteId", p.crm_note_id AS "crmNoteId",
              n.version AS "crmVersion", n.note_text AS "noteText", x.text
         FROM sync.note_coupling p JOIN crm.note n ON n.id = p.crm_note_id JOIN erp.note x ON x.id = p.erp_note_id
        WHERE x.record_table = 'erp.sales_order' AND n.version IS DISTINCT FROM p.crm_version
          AND (p.crm_version IS NOT NULL OR n.modified_at > p.created_at)
        ORDER BY n.version LIMIT $1`,
      [limit],
    );
  }
}
