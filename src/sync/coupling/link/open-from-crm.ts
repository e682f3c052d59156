import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { EngineParts } from '../../engine/batch/batch';
import type { RecordSide } from '../../engine/record-side';
import { printed } from '../../engine/fields/value-kind';
import type { RecordOutcome } from '../../engine/outcome';
import { goes } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { LiveMappings } from '../../mapping/live-mappings';
import type { MappingSet } from '../../mapping/mapping-set';
import { directionNotAllowed } from '../../mapping/mapping.errors';
import type { CreateCounterparts } from '../create-counterparts';
import { crmNotFound, crmOutsideFilter, notCoupled } from '../coupling.errors';
import { mappedSide, type CrmLink, type FindErpRecord, type LinkedRecord } from './find-erp-record';

/** What a link of the CRM opens in the ERP. */
export interface OpenedRecord {
  /** Null when it could not be created; the outcome says why. */
  readonly linked: LinkedRecord | null;
  /** What creating it did; null when it was there already. */
  readonly outcome: RecordOutcome | null;
}

/** Opens the ERP record of a CRM record, and creates it first where the table mapping lets new ones in (C-18). */
export class OpenFromCrm {
  constructor(
    private readonly mappings: LiveMappings,
    private readonly parts: EngineParts,
    private readonly find: FindErpRecord,
    private readonly create: CreateCounterparts,
  ) {}

  /** The record; refuses when there is none and none may be created, saying why. */
  async run(tx: Tx, link: CrmLink): Promise<OpenedRecord> {
    const linked = await this.find.run(tx, link);
    if (linked) return { linked, outcome: null };
    const mappings = await this.mappings.load(tx);
    const side = mappedSide(this.parts, mappings, link.entityName);
    const row = (await side.load(tx, [link.crmId])).get(link.crmId);
    if (!row) throw crmNotFound(side.noun, link.crmId);
    const mapping = mappings.ofRecord('CRM', side.table.name, row);
    checkCreatable(mappings, mapping, side, row);
    const record = { id: link.crmId, mapping: mapping.name };
    const [outcome = null] = await this.create.run(tx, {
      direction: 'FROM_CRM',
      records: [record],
    });
    return { linked: await this.find.run(tx, link), outcome };
  }
}

function checkCreatable(
  mappings: MappingSet,
  mapping: LiveMapping,
  side: RecordSide,
  row: Row,
): void {
  const name = printed(row[side.key] ?? row.id);
  if (!goes(mapping.direction, 'FROM_CRM'))
    throw directionNotAllowed(mapping.name, mapping.direction, 'FROM_CRM');
  if (!mappings.covers(mapping, 'CRM', row))
    throw crmOutsideFilter(mapping.name, { noun: side.noun, name, id: printed(row.id) });
  // A mapping that keeps to coupled records creates nothing by itself; a person may do so on purpose.
  if (mapping.onlyCoupled) throw notCoupled(`${side.noun} ${name}`, 'CRM');
}
