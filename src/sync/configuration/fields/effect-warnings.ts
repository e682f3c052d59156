import { readCondition, settingHolds } from '../../mapping/setting-condition';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { TableMapping } from '../../mapping/table-mapping.entity';
import type { SalesSettings } from '../../settings/sales-settings.entity';
import type { ConfigurationWarning } from '../configuration-warning';

/** What decides whether a field row has an effect. */
export interface EffectScope {
  readonly mapping: Pick<TableMapping, 'name' | 'direction'>;
  readonly settings: SalesSettings;
}

/** Says what of a field row has no effect as its table mapping and the settings are, and what would give it one (4.2). */
export function effectWarnings(field: FieldMapping, scope: EffectScope): ConfigurationWarning[] {
  const against = againstDirection(field, scope);
  if (against !== null) return [warning('FIELD_NEVER_RUNS', 'direction', against)];
  const found: ConfigurationWarning[] = [];
  const waiting = waitsForSetting(field, scope);
  if (waiting !== null) found.push(warning('NO_EFFECT', 'enabled', waiting));
  const policy = policyUnasked(field, scope);
  if (policy !== null) found.push(warning('NO_EFFECT', 'updatePolicy', policy));
  return found;
}

/** A field row as a person names it, such as `city ↔ address1City`. */
export function rowName({ erpField, crmField, constantValue }: FieldMapping): string {
  return [erpField, crmField].map((each) => each ?? `"${constantValue ?? ''}"`).join(' ↔ ');
}

function againstDirection(field: FieldMapping, { mapping }: EffectScope): string | null {
  const { name, direction } = mapping;
  if (direction === 'BOTH' || field.direction === 'BOTH' || field.direction === direction)
    return null;
  const constant = field.erpField === null || field.crmField === null;
  const own = constant ? '' : `Let the row go ${direction} or BOTH (fieldMappingUpdate), or let`;
  const other = `${constant ? 'Let' : own} ${name} go ${field.direction} or BOTH (tableMappingUpdate)`;
  return `${rowName(field)} goes ${field.direction}, and ${name} goes ${direction} alone: nothing travels by the row. ${other}.`;
}

function waitsForSetting(field: FieldMapping, { settings }: EffectScope): string | null {
  const condition = field.activeWhen === null ? null : readCondition(field.activeWhen);
  if (!field.enabled || condition === null || settingHolds(condition, settings)) return null;
  const wanted = `${condition.setting} is ${String(condition.equals)}`;
  return `${rowName(field)} takes part only while the setting ${wanted}, which it is not. Change that setting (salesSettingsUpdate, connectionUpdate) to give the row an effect.`;
}

function policyUnasked(field: FieldMapping, { mapping }: EffectScope): string | null {
  const { name, direction } = mapping;
  if (field.updatePolicy === null || direction === 'BOTH') return null;
  return `The policy ${field.updatePolicy} of ${rowName(field)} is never asked: ${name} goes ${direction} alone, so the source wins. Let ${name} go BOTH (tableMappingUpdate), or leave the policy out.`;
}

function warning(
  code: ConfigurationWarning['code'],
  field: string,
  message: string,
): ConfigurationWarning {
  return { code, field, message };
}
