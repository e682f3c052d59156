import type { Db, Tx } from '../../platform/database/db';
import { below } from '../../platform/errors/below';
import { invalidInput } from '../../platform/errors/input.errors';
import { checkFilter } from '../filters/check-filter';
import { parseFilter } from '../filters/parse-filter';
import type { Direction } from '../mapping/direction';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import type {
  DeletionPolicy,
  FilterNode,
  NumberPolicy,
  UpdatePolicy,
} from '../mapping/mapping-definition';
import type { TableMapping } from '../mapping/table-mapping.entity';
import type { SideColumns } from '../filters/side-columns';
import { changesOf } from './changes-of';
import { companyFilter } from './company-filter';
import { companyUnknown, singleCompany } from './configuration.errors';
import type { RecordSides } from '../engine/record-sides';
import { checkDeletionPolicy, checkDependencies, checkMapping } from './check-mapping';
import { mappingWarnings, policyUnasked, type ConfigurationWarning } from './configuration-warning';
import type { MappingEditStore } from './mapping-edit.store';
import type { MappingRef, OpenMapping, OpenMappings } from './open-mapping';

/** A filter as somebody wrote it: as data, or in its readable form. */
export interface WrittenFilters {
  erpFilter?: unknown;
  crmFilter?: unknown;
  erpFilterText?: string | null;
  crmFilterText?: string | null;
}

/** What of a table mapping may be set; absent: stays as it is. */
export interface TableMappingSettings extends WrittenFilters {
  title?: string | null;
  enabled?: boolean | null;
  direction?: Direction | null;
  onlyCoupled?: boolean | null;
  deletionPolicy?: DeletionPolicy | null;
  updatePolicy?: UpdatePolicy | null;
  syncAfterCoupling?: boolean | null;
  createOnNoMatch?: boolean | null;
  /** How ERP records that the mapping creates get their numbers. */
  numberPolicy?: NumberPolicy | null;
  eventWakeup?: boolean | null;
  /** Several companies share the CRM (K-20); sets the condition on the company in the CRM filter. */
  multiCompany?: boolean | null;
  /** Names of the mappings that come first in a full synchronization. */
  dependsOn?: readonly string[] | null;
  /** Null is a value here: not scheduled. */
  intervalMinutes?: number | null;
  inactivityMinutes?: number | null;
}

/** The mapping that was changed, and what a person should know about it. */
export interface MappingUpdated {
  mappingId: string;
  warnings: ConfigurationWarning[];
}

/** Changes a table mapping; nothing is written unless the whole of it is in order. */
export class UpdateTableMapping {
  constructor(
    private readonly open: OpenMappings,
    private readonly store: MappingEditStore,
    private readonly connectedCompanies: (db: Db) => Promise<number>,
    private readonly sides: RecordSides,
  ) {}

  /**
   * Checks and saves. Saying what is so already changes nothing, not even the version. A refusal names its field
   * below `place`, where the request has the changes.
   */
  async run(
    tx: Tx,
    ref: MappingRef,
    settings: TableMappingSettings,
    place: string | null = 'changes',
  ): Promise<MappingUpdated> {
    const opened = await this.open.byName(tx, ref);
    return below(place, () => this.apply(tx, opened, settings));
  }

  private async apply(
    tx: Tx,
    opened: OpenMapping,
    settings: TableMappingSettings,
  ): Promise<MappingUpdated> {
    const { mapping, live, set } = opened;
    const shared = await this.shared(tx, opened, settings);
    const after: TableMapping = { ...shared, ...settingsOf(opened, settings) };
    const fields = fieldsAfter(opened, after);
    checkMapping({
      before: { ...mapping, crmFilter: shared.crmFilter },
      after,
      fields,
      definition: live.definition,
      settings: set.settings,
    });
    const changes = changesOf(mapping, after);
    if (changes.deletionPolicy) checkDeletionPolicy(after, this.sides);
    if (changes.dependsOn) checkDependencies(after, set);
    if (Object.keys(changes).length > 0) await this.save(tx, opened, changes, fields);
    const unasked =
      changes.updatePolicy && after.direction !== 'BOTH' ? [policyUnasked(after)] : [];
    return { mappingId: mapping.id, warnings: [...mappingWarnings(after, fields), ...unasked] };
  }

  // The mapping with the switch as it will be: it alone may change the filter of a mapping whose filters are fixed.
  private async shared(
    tx: Tx,
    { mapping, live, columns }: OpenMapping,
    { multiCompany }: TableMappingSettings,
  ): Promise<TableMapping> {
    if (multiCompany == null || multiCompany === mapping.multiCompany) return mapping;
    if (multiCompany && !columns.CRM.columns.has('companyId')) throw companyUnknown(mapping.name);
    if (multiCompany && (await this.connectedCompanies(tx)) < 2) throw singleCompany(mapping.name);
    const crmFilter = companyFilter(mapping.crmFilter, multiCompany, live.definition);
    return { ...mapping, multiCompany, crmFilter };
  }

  private async save(
    tx: Tx,
    { mapping, fields: before }: OpenMapping,
    changes: Partial<TableMapping>,
    fields: readonly FieldMapping[],
  ): Promise<void> {
    await this.store.update(tx, mapping.id, changes);
    for (const [at, { id, direction }] of fields.entries()) {
      if (direction !== before[at]?.direction) await this.store.updateField(tx, id, { direction });
    }
  }
}

/** The filter that a person gave for one side, checked; null when they gave none. */
export function writtenFilter(
  columns: SideColumns,
  written: WrittenFilters,
  side: 'erp' | 'crm',
): FilterNode[] | null {
  const [filter, text] = [written[`${side}Filter`], written[`${side}FilterText`]];
  const given = filter !== undefined && filter !== null;
  const asText = text !== undefined && text !== null;
  if (given && asText) {
    throw invalidInput(`${side}FilterText`, 'Give a filter as data or as text, not both.');
  }
  if (given) return checkFilter(columns, filter, `${side}Filter`);
  return asText ? parseFilter(columns, text, `${side}FilterText`) : null;
}

const PLAIN = [
  'title',
  'enabled',
  'direction',
  'onlyCoupled',
  'deletionPolicy',
  'updatePolicy',
  'syncAfterCoupling',
  'createOnNoMatch',
  'eventWakeup',
  'numberPolicy',
  'multiCompany',
  'dependsOn',
] as const;

function settingsOf(
  { columns }: OpenMapping,
  settings: TableMappingSettings,
): Partial<TableMapping> {
  const given: Record<string, unknown> = {};
  for (const property of PLAIN)
    if (settings[property] != null) given[property] = settings[property];
  for (const property of ['intervalMinutes', 'inactivityMinutes'] as const)
    if (settings[property] !== undefined) given[property] = settings[property];
  // A mapping that is taken off the schedule keeps no pause either.
  if (settings.intervalMinutes === null) given.inactivityMinutes ??= null;
  const erpFilter = writtenFilter(columns.ERP, settings, 'erp');
  const crmFilter = writtenFilter(columns.CRM, settings, 'crm');
  return { ...given, ...(erpFilter && { erpFilter }), ...(crmFilter && { crmFilter }) };
}

// The rows of an option mapping go the way the mapping goes (T-1).
function fieldsAfter({ fields, live }: OpenMapping, after: TableMapping): FieldMapping[] {
  if (live.definition.optionSet === undefined) return fields;
  return fields.map((field) =>
    field.erpField !== null && field.crmField !== null
      ? { ...field, direction: after.direction }
      : field,
  );
}
