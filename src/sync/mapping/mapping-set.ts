import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { connectionDisabled } from '../settings/settings.errors';
import type { SalesSettings } from '../settings/sales-settings.entity';
import type { Side } from './direction';
import { matchesFilter } from './filter';
import type { LiveMapping } from './live-mapping';
import {
  mappingDisabled,
  mappingNotDetermined,
  mappingUnknown,
  tableNotMapped,
} from './mapping.errors';
import type { Transformations } from '../transformation/transformations';
import { printed } from '../engine/fields/value-kind';

/** The table mappings as configured at one moment; what every verb asks. */
export class MappingSet {
  private readonly byMappingId: ReadonlyMap<string, LiveMapping>;
  private readonly byMappingName: ReadonlyMap<string, LiveMapping>;

  constructor(
    readonly all: readonly LiveMapping[],
    readonly settings: SalesSettings,
    /** The transformation rules; null where no active field uses one. */
    readonly transformations: Transformations | null = null,
  ) {
    this.byMappingId = new Map(all.map((mapping) => [mapping.id, mapping]));
    // Of two variants of one name the active one counts; they exclude each other.
    const named = [...all].sort((a, b) => Number(a.enabled) - Number(b.enabled));
    this.byMappingName = new Map(named.map((mapping) => [mapping.name, mapping]));
  }

  /** The mapping of that id, active or not; null when there is none. */
  findById(id: string): LiveMapping | null {
    return this.byMappingId.get(id) ?? null;
  }

  /** The mapping of that name, active or not, the active variant first; null when there is none. */
  findByName(name: string): LiveMapping | null {
    return this.byMappingName.get(name) ?? null;
  }

  /** The mapping of that name, active or not; refuses a name that no mapping has, and says which field gave it. */
  named(name: string, field = 'mapping'): LiveMapping {
    const mapping = this.findByName(name);
    if (!mapping) throw mappingUnknown(name, this.byMappingName.keys(), field);
    return mapping;
  }

  /** The active mapping of that name; refuses when there is none or it is switched off, and says which field gave it. */
  active(name: string, field = 'mapping'): LiveMapping {
    return this.requireActive(this.named(name, field));
  }

  /** The mapping itself when it is active; refuses otherwise. */
  requireActive(mapping: LiveMapping): LiveMapping {
    const refusal = this.inactivity(mapping);
    if (refusal) throw refusal;
    return mapping;
  }

  /** Why a mapping is not active; null when it is. */
  inactivity(mapping: LiveMapping): Refusal | null {
    if (mapping.enabled) return null;
    const needsSales = mapping.definition.when.some(
      (condition) => condition.setting === 'salesConnection',
    );
    if (needsSales && !this.settings.salesConnectionEnabled) return connectionDisabled('sales');
    return mappingDisabled(mapping.name, 'it is switched off or excluded by a setting');
  }

  /** The active mappings of a table. */
  ofTable(side: Side, table: string): LiveMapping[] {
    return this.all.filter(
      (mapping) =>
        mapping.enabled && table === (side === 'ERP' ? mapping.erpTable : mapping.crmTable),
    );
  }

  /**
   * The active mapping that a record of a table belongs to. Where a table has several, the filters decide,
   * such as an account's type (C-16); a record that fits none is refused.
   */
  ofRecord(side: Side, table: string, row: Row): LiveMapping {
    const candidates = this.ofTable(side, table);
    const [only, second] = candidates;
    if (!only) throw tableNotMapped(table);
    if (!second) return only;
    const fitting = candidates.filter((mapping) =>
      matchesFilter(
        row,
        side === 'ERP' ? mapping.erpFilter : mapping.crmFilter,
        this.settings.companyId,
      ),
    );
    const [chosen, other] = fitting;
    if (chosen && !other) return chosen;
    throw mappingNotDetermined(
      side,
      table,
      printed(row.id),
      candidates.map((mapping) => mapping.name),
    );
  }

  /** Whether a record is inside the filter that the mapping has for its side. */
  covers(mapping: LiveMapping, side: Side, row: Row): boolean {
    return matchesFilter(
      row,
      side === 'ERP' ? mapping.erpFilter : mapping.crmFilter,
      this.settings.companyId,
    );
  }
}
