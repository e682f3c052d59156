import { createHash } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import type { SalesSettingsStore } from '../settings/sales-settings.store';
import type { FieldMapping } from './field-mapping.entity';
import type { FieldDefinition, MappingDefinition } from './mapping-definition';
import { writtenCondition } from './setting-condition';
import type { NewTableMapping, TableMappingStore } from './table-mapping.store';

/**
 * Writes the delivered catalogue into the database: table mappings that are missing, with their field
 * mappings, and the row of settings. What exists stays as it is, so nothing a person changed is lost.
 * Mappings that a setting excludes are installed too; they are active while their setting holds.
 */
export class InstallMappings {
  constructor(
    private readonly store: TableMappingStore,
    private readonly settings: SalesSettingsStore,
    private readonly definitions: readonly MappingDefinition[],
  ) {}

  /** Installs what is missing and returns how many table mappings were added. */
  async run(tx: Tx): Promise<number> {
    const now = await this.store.lockInstallation(tx);
    await this.settings.ensure(tx);
    const added = await this.store.insertMissing(
      tx,
      this.definitions.map((definition, position) => tableMappingOf(definition, position + 1, now)),
    );
    const fields = this.definitions
      .filter((definition) => added.has(mappingId(definition)))
      .flatMap((definition) =>
        definition.fields.map((field, at) => fieldMappingOf(definition, field, at + 1)),
      );
    await this.store.insertFields(tx, fields);
    return added.size;
  }
}

/** The table mapping of a definition, as it is delivered. */
export function tableMappingOf(
  definition: MappingDefinition,
  position: number,
  now: string,
): NewTableMapping {
  return {
    id: mappingId(definition),
    name: definition.name,
    variant: definition.variant ?? '',
    title: definition.title,
    position,
    erpTable: definition.erpTable,
    crmTable: definition.crmTable,
    enabled: true,
    direction: definition.direction,
    onlyCoupled: definition.onlyCoupled,
    erpFilter: definition.erpFilter,
    crmFilter: definition.crmFilter,
    deletionPolicy: definition.deletionPolicy,
    updatePolicy: definition.updatePolicy,
    syncAfterCoupling: definition.syncAfterCoupling,
    createOnNoMatch: definition.createOnNoMatch,
    intervalMinutes: definition.intervalMinutes,
    inactivityMinutes: definition.inactivityMinutes,
    dependsOn: definition.dependsOn.map((dependency) => dependency.mapping),
    userDefined: false,
    delivered: null,
    version: 1,
    modifiedAt: now,
  };
}

/** The field mapping of a definition's field row, as it is delivered. */
export function fieldMappingOf(
  definition: MappingDefinition,
  field: FieldDefinition,
  position: number,
): FieldMapping {
  return {
    id: stableId('field', definition.name, definition.variant ?? '', String(position)),
    mappingId: mappingId(definition),
    position,
    erpField: field.erpField,
    crmField: field.crmField,
    direction: field.direction,
    constantValue: field.constant ?? null,
    rule: field.rule ?? null,
    refersToMapping: field.refersTo?.mapping ?? null,
    refersToErpKey: field.refersTo?.erpKey ?? null,
    transformationRule: null,
    transformationDirection: null,
    clearOnFailedSync: field.clearOnFailedSync ?? false,
    onFailure: 'FAIL',
    updatePolicy: null,
    notNull: field.notNull ?? false,
    validateErp: field.validate ?? true,
    validateCrm: false,
    enabled: field.enabled ?? true,
    activeWhen: field.when ? writtenCondition(field.when) : null,
    crmAccess: field.crmAccess ?? null,
    mergeUnit: field.mergeUnit ?? null,
    useForMatching: field.matching !== undefined,
    matchCaseSensitive: field.matching?.caseSensitive ?? false,
    matchPriority: field.matching?.priority ?? 0,
    userDefined: false,
    delivered: null,
  };
}

// The same on every hub, so that an exported configuration fits another one.
function mappingId(definition: MappingDefinition): string {
  return stableId('mapping', definition.name, definition.variant ?? '');
}

function stableId(...parts: string[]): string {
  const hex = createHash('sha256').update(parts.join('\u0000')).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
