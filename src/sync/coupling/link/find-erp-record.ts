import type { Db } from '../../../platform/database/db';
import type { EngineParts } from '../../engine/batch/batch';
import type { RecordSide } from '../../engine/record-side';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { MappingSet } from '../../mapping/mapping-set';
import { tableNotMapped } from '../../mapping/mapping.errors';
import type { Coupling } from '../coupling.entity';
import { handleOf, type RecordHandle } from '../draft/record-handle';

/** A CRM record as a link of the CRM names it. */
export interface CrmLink {
  /** Logical name of the table, such as `account`, in whatever case. */
  readonly entityName: string;
  readonly crmId: string;
}

/** An ERP record with the coupling that leads to it. */
export interface LinkedRecord {
  readonly record: RecordHandle;
  readonly coupling: Coupling;
  readonly mapping: LiveMapping;
}

/**
 * Finds the ERP record of a CRM record (C-18). Where one CRM table has several ERP tables, such as products,
 * the coupling tells which; an account that is coupled as both customer and vendor is opened as what it is.
 */
export class FindErpRecord {
  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
  ) {}

  /** The record; null when nothing is coupled, or the ERP record is gone. Refuses an entity that nothing is mapped to. */
  async run(db: Db, { entityName, crmId }: CrmLink): Promise<LinkedRecord | null> {
    const mappings = await this.mappings.load(db);
    const side = mappedSide(this.parts, mappings, entityName);
    const couplings = await this.parts.couplings.listByAnyRecords(db, 'CRM', [crmId]);
    const linked: LinkedRecord[] = [];
    for (const coupling of couplings) {
      const mapping = mappings.findById(coupling.mappingId);
      if (mapping?.crmTable !== side.table.name) continue;
      const erpSide = this.parts.sides.get(mapping.erpTable);
      const row = (await erpSide.load(db, [coupling.erpId])).get(coupling.erpId);
      if (row) linked.push({ record: handleOf(erpSide, row), coupling, mapping });
    }
    if (linked.length < 2) return linked[0] ?? null;
    const crm = (await side.load(db, [crmId])).get(crmId);
    const fits = ({ mapping }: LinkedRecord) =>
      crm !== undefined && mappings.covers(mapping, 'CRM', crm);
    const sorted = linked.sort((a, b) => a.mapping.position - b.mapping.position);
    return sorted.find(fits) ?? sorted[0] ?? null;
  }
}

/** The side that an entity name of the CRM stands for; refuses one that no table mapping covers. */
export function mappedSide(
  { sides }: EngineParts,
  mappings: MappingSet,
  entityName: string,
): RecordSide {
  const side = sides.findByEntityName(entityName);
  if (!side || mappings.ofTable('CRM', side.table.name).length === 0)
    throw tableNotMapped(entityName, 'entityName');
  return side;
}
