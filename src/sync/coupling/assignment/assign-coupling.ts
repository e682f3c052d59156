import type { Tx } from '../../../platform/database/db';
import type { EngineParts } from '../../engine/batch/batch';
import type { EngineSessions } from '../../engine/session/engine-session';
import { linesNeedHeader } from '../../engine/engine.errors';
import { crmNotFound, crmOutsideFilter, erpNotFound } from '../coupling.errors';
import { handleOf, type RecordHandle } from '../draft/record-handle';
import type { AssignmentStore } from './assignment.store';

/** Which ERP record a CRM record is to be coupled to; none: it is to lose its coupling. */
export interface AssignCouplingInput {
  readonly mapping: string;
  readonly crmId: string;
  readonly erpId?: string | null;
}

/** What is chosen for a CRM record now. */
export interface Assigned {
  readonly crm: RecordHandle;
  readonly erp: RecordHandle | null;
  /** False when the choice is what is coupled already, so that nothing is left to do. */
  readonly pending: boolean;
}

/** Chooses a coupling without making it, such as the salesperson of a user; applying makes all that were chosen. */
export class AssignCoupling {
  constructor(
    private readonly sessions: EngineSessions,
    private readonly parts: EngineParts,
    private readonly store: AssignmentStore,
  ) {}

  /** Keeps the choice. Repeating it changes nothing; choosing what is coupled already forgets an earlier choice. */
  run(tx: Tx, { mapping: name, crmId, erpId = null }: AssignCouplingInput): Promise<Assigned> {
    return this.sessions.within(tx, async (session) => {
      const mapping = session.mappings.active(name);
      if (mapping.definition.lines) throw linesNeedHeader(mapping.name);
      const crmSide = this.parts.sides.get(mapping.crmTable);
      const erpSide = this.parts.sides.get(mapping.erpTable);
      const crm = (await crmSide.load(tx, [crmId])).get(crmId);
      if (!crm) throw crmNotFound(crmSide.noun, crmId);
      const crmHandle = handleOf(crmSide, crm);
      if (erpId !== null && !session.mappings.covers(mapping, 'CRM', crm))
        throw crmOutsideFilter(mapping.name, { ...crmHandle, name: crmHandle.key });
      const erp = erpId === null ? null : (await erpSide.load(tx, [erpId])).get(erpId);
      if (erp === undefined) throw erpNotFound(erpSide.noun, erpId ?? '');
      const records = { side: 'CRM', ids: [crmId] } as const;
      const [coupling] = await this.parts.couplings.listByRecords(tx, mapping.id, records);
      const pending = (coupling?.erpId ?? null) !== erpId;
      const assigned = { assignedAt: session.now, assignedBy: session.actor };
      await this.store.put(tx, { mappingId: mapping.id, crmId, erpId, ...assigned });
      if (!pending) await this.store.delete(tx, mapping.id, [crmId]);
      return { crm: crmHandle, erp: erp && handleOf(erpSide, erp), pending };
    });
  }
}
