import type { Db, Tx } from '../../../platform/database/db';
import { newId } from '../../../platform/new-id';
import type { CouplingAssignment } from './coupling-assignment.entity';

/** A coupling that a person chooses for a CRM record; without an ERP record it is to lose its own. */
export interface NewAssignment {
  readonly mappingId: string;
  readonly crmId: string;
  readonly erpId: string | null;
  readonly assignedAt: string;
  readonly assignedBy: string;
}

const COLUMNS = `a.id, a.mapping_id AS "mappingId", a.crm_id AS "crmId", a.erp_id AS "erpId",
  a.assigned_at AS "assignedAt", a.assigned_by AS "assignedBy"`;

/** All SQL of coupling assignments. */
export class AssignmentStore {
  /** Keeps the choice for its CRM record; an ERP record that was chosen for another one leaves that. */
  async put(tx: Tx, { mappingId, crmId, erpId, assignedAt, assignedBy }: NewAssignment) {
    await tx.execute(
      `/* assignment.leaveOthers */ DELETE FROM sync.coupling_assignment
        WHERE mapping_id = $1 AND erp_id = $2 AND crm_id <> $3`,
      [mappingId, erpId, crmId],
    );
    await tx.execute(
      `/* assignment.put */ INSERT INTO sync.coupling_assignment (id, mapping_id, crm_id, erp_id, assigned_at, assigned_by)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (mapping_id, crm_id) DO UPDATE
          SET erp_id = excluded.erp_id, assigned_at = excluded.assigned_at, assigned_by = excluded.assigned_by`,
      [newId(), mappingId, crmId, erpId, assignedAt, assignedBy],
    );
  }

  /** Forgets the choices for CRM records of a mapping. */
  async delete(tx: Tx, mappingId: string, crmIds: readonly string[]): Promise<void> {
    await tx.execute(
      `/* assignment.delete */ DELETE FROM sync.coupling_assignment WHERE mapping_id = $1 AND crm_id = ANY($2::uuid[])`,
      [mappingId, crmIds],
    );
  }

  /** The oldest choices of a mapping, locked. */
  async listForUpdate(tx: Tx, mappingId: string, most: number): Promise<CouplingAssignment[]> {
    return (await tx.query(
      `/* assignment.list */ SELECT ${COLUMNS} FROM sync.coupling_assignment a
        WHERE a.mapping_id = $1 ORDER BY a.assigned_at, a.id LIMIT $2 FOR UPDATE`,
      [mappingId, most],
    )) as unknown as CouplingAssignment[];
  }

  /** The choice for a CRM record; null when there is none. */
  async find(db: Db, mappingId: string, crmId: string): Promise<CouplingAssignment | null> {
    const [row] = await db.query(
      `/* assignment.find */ SELECT ${COLUMNS} FROM sync.coupling_assignment a WHERE a.mapping_id = $1 AND a.crm_id = $2`,
      [mappingId, crmId],
    );
    return (row as unknown as CouplingAssignment | undefined) ?? null;
  }
}
