import type { Db } from '../../platform/database/db';
import type { TableColumn } from '../../platform/database/record-table';
import type { MappableColumns, UserColumns } from '../user-field/mappable-columns';
import type { TransformationCatalogue } from '../transformation/transformation-catalogue';
import type { SalesSettings } from '../settings/sales-settings.entity';
import type { SalesSettingsStore } from '../settings/sales-settings.store';
import type { FieldMapping } from './field-mapping.entity';
import { bindFilter } from './filter';
import type { LiveMapping } from './live-mapping';
import type { MappingDefinition } from './mapping-definition';
import { MappingSet } from './mapping-set';
import { numberFieldOf } from './number-field';
import { readCondition, settingHolds } from './setting-condition';
import type { TableMapping } from './table-mapping.entity';
import type { TableMappingStore } from './table-mapping.store';

/** Reads the table mappings as they are configured now. */
export class LiveMappings {
  private readonly definitions: ReadonlyMap<string, MappingDefinition>;

  constructor(
    private readonly store: TableMappingStore,
    private readonly settings: SalesSettingsStore,
    private readonly parts: { columns: MappableColumns; rules: TransformationCatalogue },
    definitions: readonly MappingDefinition[],
  ) {
    this.definitions = new Map(
      definitions.map((each) => [keyOf(each.name, each.variant ?? ''), each]),
    );
  }

  /** All mappings with their active field rows; five statements at most, whatever is asked of the result. */
  async load(db: Db): Promise<MappingSet> {
    const settings = await this.settings.get(db);
    const rows = await this.store.list(db);
    const allFields = await this.store.listFields(db);
    const fields = fieldsByMapping(allFields);
    const userColumns = await this.parts.columns.userColumns(db);
    const live = rows.map((row) => this.live(row, fields.get(row.id) ?? [], settings, userColumns));
    const transforms = allFields.some(
      (field) => field.enabled && field.transformationRule !== null,
    );
    return new MappingSet(live, settings, transforms ? await this.parts.rules.load(db) : null);
  }

  private live(
    row: TableMapping,
    fields: readonly FieldMapping[],
    settings: SalesSettings,
    userColumns: UserColumns,
  ): LiveMapping {
    const definition = this.definitions.get(keyOf(row.name, row.variant)) ?? definitionOf(row);
    const own = {
      ERP: userColumns.get(row.erpTable) ?? NO_COLUMNS,
      CRM: userColumns.get(row.crmTable) ?? NO_COLUMNS,
    };
    return {
      ...row,
      erpFilter: bindFilter(this.parts.columns.of(row.erpTable, own.ERP), row.erpFilter),
      crmFilter: bindFilter(this.parts.columns.of(row.crmTable, own.CRM), row.crmFilter),
      userColumns: own,
      enabled:
        row.enabled && definition.when.every((condition) => settingHolds(condition, settings)),
      deletionPolicy: policyOf(row, definition),
      numberField: numberFieldOf(fields),
      fields: fields.filter((field) => isActive(field, settings)),
      definition,
    };
  }
}

// A value of an option set stands for a code or for nothing: a pair that lost a side is given up (C-40).
function policyOf({ deletionPolicy }: TableMapping, { optionSet }: MappingDefinition) {
  return optionSet === undefined ? deletionPolicy : 'REMOVE_COUPLING';
}

const NO_COLUMNS: ReadonlyMap<string, TableColumn> = new Map();

/** Whether a field row takes part: enabled, and its setting holds. */
export function isActive(field: FieldMapping, settings: SalesSettings): boolean {
  if (!field.enabled) return false;
  const condition = field.activeWhen === null ? null : readCondition(field.activeWhen);
  return condition === null || settingHolds(condition, settings);
}

function fieldsByMapping(fields: readonly FieldMapping[]): Map<string, FieldMapping[]> {
  const byMapping = new Map<string, FieldMapping[]>();
  for (const field of fields) {
    const list = byMapping.get(field.mappingId);
    if (list) list.push(field);
    else byMapping.set(field.mappingId, [field]);
  }
  return byMapping;
}

// A mapping that an administrator made has no delivered definition; what it says itself stands for it.
function definitionOf(row: TableMapping): MappingDefinition {
  return {
    name: row.name,
    title: row.title,
    erpTable: row.erpTable,
    crmTable: row.crmTable,
    direction: row.direction,
    onlyCoupled: row.onlyCoupled,
    erpFilter: row.erpFilter,
    crmFilter: row.crmFilter,
    when: [],
    intervalMinutes: row.intervalMinutes,
    inactivityMinutes: row.inactivityMinutes,
    dependsOn: row.dependsOn.map((mapping) => ({ mapping })),
    fields: [],
    syncAfterCoupling: row.syncAfterCoupling,
    createOnNoMatch: row.createOnNoMatch,
    clearsCompany: false,
    deletionPolicy: row.deletionPolicy,
    updatePolicy: row.updatePolicy,
    fullSync: true,
  };
}

function keyOf(name: string, variant: string): string {
  return `${name}/${variant}`;
}
