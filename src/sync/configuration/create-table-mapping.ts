import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import { alreadyExists, invalidInput } from '../../platform/errors/input.errors';
import type { Direction } from '../mapping/direction';
import type { FilterNode } from '../mapping/mapping-definition';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import type { NewTableMapping, TableMappingStore } from '../mapping/table-mapping.store';
import type { MappableColumns } from '../user-field/mappable-columns';
import type { BlueprintStore } from './blueprint.store';
import type { RecordSides } from '../engine/record-sides';
import {
  checkDeletionPolicy,
  checkDependencies,
  checkMinutes,
  checkNumbering,
} from './check-mapping';
import { tableAlreadyMapped, tableUnknown } from './configuration.errors';
import { mappingWarnings, type ConfigurationWarning } from './configuration-warning';
import type { CreateFieldMappings, FieldDraft } from './fields/create-field-mappings';
import type { MappingEditStore } from './mapping-edit.store';
import { writtenFilter, type TableMappingSettings } from './update-table-mapping';

/** A table mapping to make (T-24). */
export interface TableMappingDraft extends TableMappingSettings {
  name: string;
  erpTable: string;
  crmTable: string;
  direction: Direction;
  /** One of the tables may be mapped already; the filters then tell the records apart. */
  shareTables?: boolean | null;
  /** Its pairs of fields; they are enabled unless they say otherwise. */
  fields?: readonly FieldDraft[] | null;
}

/** What making a table mapping stands on. */
export interface MappingStores {
  readonly mappings: TableMappingStore;
  readonly edits: MappingEditStore;
  readonly blueprints: BlueprintStore;
  readonly sides: RecordSides;
}

/** Makes a table mapping without code (T-24): two tables, their fields, direction and filters. */
export class CreateTableMapping {
  constructor(
    private readonly live: LiveMappings,
    private readonly columns: MappableColumns,
    private readonly stores: MappingStores,
    private readonly createFields: CreateFieldMappings,
  ) {}

  /** Makes the mapping with its fields, and keeps its definition. */
  async run(
    tx: Tx,
    draft: TableMappingDraft,
  ): Promise<{ mappingId: string; warnings: ConfigurationWarning[] }> {
    const now = await this.stores.mappings.lockInstallation(tx);
    const set = await this.live.load(tx);
    const name = nameOf(draft.name);
    if (set.all.some((mapping) => mapping.name === name)) {
      throw alreadyExists('TableMapping', name, 'name');
    }
    const filters = await this.checkTables(tx, set, draft);
    const row: NewTableMapping = { ...rowOf(draft, set, filters), name, modifiedAt: now };
    checkMinutes(row);
    checkDeletionPolicy(row, this.stores.sides);
    checkDependencies(row, set);
    await this.stores.mappings.insertMissing(tx, [row]);
    const drafts = (draft.fields ?? []).map((field) => ({
      ...field,
      enabled: field.enabled ?? true,
    }));
    const created =
      drafts.length === 0 ? null : await this.createFields.run(tx, { mapping: name }, drafts);
    const fields = await this.stores.edits.fieldsOf(tx, row.id);
    checkNumbering(row, fields);
    await this.stores.blueprints.save(tx, { mapping: row, fields });
    return {
      mappingId: row.id,
      warnings: [...mappingWarnings(row, fields), ...(created?.warnings ?? [])],
    };
  }

  private async checkTables(
    tx: Tx,
    set: MappingSet,
    draft: TableMappingDraft,
  ): Promise<Record<'erpFilter' | 'crmFilter', FilterNode[]>> {
    const own = await this.columns.userColumns(tx);
    const filters: Record<'erpFilter' | 'crmFilter', FilterNode[]> = {
      erpFilter: [],
      crmFilter: [],
    };
    for (const side of ['erp', 'crm'] as const) {
      const table = draft[`${side}Table`];
      const known = [...this.columns.sides.keys()].filter((name) => name.startsWith(`${side}.`));
      if (!known.includes(table)) throw tableUnknown(table, `${side}Table`, known);
    }
    for (const side of ['erp', 'crm'] as const) {
      const field = `${side}Table` as const;
      const table = draft[field];
      const filter = writtenFilter(this.columns.side(table, own.get(table)), draft, side) ?? [];
      filters[`${side}Filter`] = filter;
      const others = set.all.filter((mapping) => mapping[field] === table);
      if (others.length > 0 && !(draft.shareTables === true && filter.length > 0)) {
        throw tableAlreadyMapped(
          table,
          others.map((mapping) => mapping.name),
          field,
        );
      }
    }
    return filters;
  }
}

function nameOf(text: string): string {
  const name = text.trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9 ._-]{0,19}$/.test(name)) {
    const rule = 'A name has 1 to 20 letters, digits, spaces, dots, dashes or underscores.';
    throw invalidInput('name', rule);
  }
  return name;
}

function rowOf(
  draft: TableMappingDraft,
  set: MappingSet,
  filters: Record<'erpFilter' | 'crmFilter', FilterNode[]>,
): Omit<NewTableMapping, 'name' | 'modifiedAt'> {
  const { intervalMinutes = null, inactivityMinutes = null } = draft;
  return {
    id: randomUUID(),
    variant: '',
    title: draft.title ?? draft.name.trim(),
    position: set.all.reduce((most, mapping) => Math.max(most, mapping.position), 0) + 1,
    erpTable: draft.erpTable,
    crmTable: draft.crmTable,
    enabled: draft.enabled ?? true,
    direction: draft.direction,
    onlyCoupled: draft.onlyCoupled ?? true,
    ...filters,
    deletionPolicy: draft.deletionPolicy ?? 'NONE',
    updatePolicy: draft.updatePolicy ?? 'MERGE',
    syncAfterCoupling: draft.syncAfterCoupling ?? false,
    numberPolicy: draft.numberPolicy ?? 'ASSIGN',
    multiCompany: false,
    createOnNoMatch: draft.createOnNoMatch ?? false,
    intervalMinutes,
    inactivityMinutes,
    eventWakeup: draft.eventWakeup ?? true,
    dependsOn: [...(draft.dependsOn ?? [])],
    userDefined: true,
    delivered: null,
    version: 1,
  };
}
