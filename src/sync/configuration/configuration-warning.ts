import type { FieldMapping } from '../mapping/field-mapping.entity';
import { conditionsIn } from '../filters/check-filter';
import { namesCompany } from './company-filter';
import type { FilterNode } from '../mapping/mapping-definition';
import type { TableMapping } from '../mapping/table-mapping.entity';

/** What was saved although a person may not want it. */
export interface ConfigurationWarning {
  code:
    | 'COMPANIES_DUPLICATE'
    | 'COMPANIES_OVERWRITE'
    | 'COUNTERPARTS_RECREATED'
    | 'COMPANY_BLANK_LEFT_OUT'
    | 'FIELD_NEVER_RUNS'
    | 'NO_EFFECT'
    | 'NO_FIELD_LEFT'
    | 'RULE_NOT_INVERSE'
    | 'TEMPLATE_MISSING'
    | 'VALUES_NOT_COPIED';
  field: string;
  message: string;
}

/** What of a table mapping warnings look at. */
export type WarnedMapping = Pick<
  TableMapping,
  'name' | 'direction' | 'deletionPolicy' | 'onlyCoupled' | 'crmFilter' | 'multiCompany'
>;

/** What a person should know about a table mapping as it is now set. */
export function mappingWarnings(
  mapping: WarnedMapping,
  fields: readonly FieldMapping[],
): ConfigurationWarning[] {
  const warnings: ConfigurationWarning[] = [];
  if (mapping.deletionPolicy === 'REMOVE_COUPLING' && !mapping.onlyCoupled) {
    warnings.push({
      code: 'COUNTERPARTS_RECREATED',
      field: 'deletionPolicy',
      message:
        'Uncoupled records are created on the other side: a counterpart that was deleted is made again by the next run.',
    });
  }
  if (mapping.multiCompany) warnings.push(...sharedWarnings(mapping));
  else if (leavesBlankCompanyOut(mapping.crmFilter)) {
    warnings.push({
      code: 'COMPANY_BLANK_LEFT_OUT',
      field: 'crmFilter',
      message:
        'The filter asks for this company alone. Rows that CRM users create have no company yet and stay out; companyId in ({company}, null) lets them in.',
    });
  }
  const usable = fields.some((field) => field.enabled && overlaps(field, mapping));
  if (fields.length > 0 && !usable) {
    warnings.push({
      code: 'NO_FIELD_LEFT',
      field: 'enabled',
      message: `No enabled field mapping of ${mapping.name} goes the mapping's way; its runs end with NO_FIELD_FOR_DIRECTION.`,
    });
  }
  return warnings;
}

/** An update policy that was chosen for a mapping of which only one side's changes travel. */
export function policyUnasked({
  name,
  direction,
  updatePolicy,
}: Pick<TableMapping, 'name' | 'direction' | 'updatePolicy'>): ConfigurationWarning {
  return {
    code: 'NO_EFFECT',
    field: 'updatePolicy',
    message: `The update policy ${updatePolicy} is never asked: ${name} goes ${direction} alone, so the source wins. It takes effect when ${name} goes BOTH (tableMappingUpdate).`,
  };
}

// Companies that share records (T-3, K-20).
function sharedWarnings({ name, direction, onlyCoupled }: WarnedMapping): ConfigurationWarning[] {
  const warnings: ConfigurationWarning[] = [];
  if (direction !== 'FROM_CRM')
    warnings.push({
      code: 'COMPANIES_OVERWRITE',
      field: 'direction',
      message: `Several companies write to the same CRM records through ${name}: the last writer wins. The direction FROM_CRM is recommended.`,
    });
  if (!onlyCoupled && direction !== 'FROM_CRM')
    warnings.push({
      code: 'COMPANIES_DUPLICATE',
      field: 'onlyCoupled',
      message:
        'Each company creates its own CRM record of what all of them have. Couple by matching (couplingMatch) instead of creating.',
    });
  return warnings;
}

/** What a person should know about a field row as it is now set; of a fresh one that it fills nothing by itself. */
export function fieldWarnings(
  field: FieldMapping,
  mapping: WarnedMapping,
  fresh: boolean,
): ConfigurationWarning[] {
  const warnings: ConfigurationWarning[] = [];
  const runs = overlaps(field, mapping);
  if (field.direction === 'BOTH' && field.transformationRule !== null) {
    warnings.push({
      code: 'RULE_NOT_INVERSE',
      field: 'transformationRule',
      message: `${field.transformationRule} cannot be taken back. Both sides may differ for ever; a value that the rule makes of the other side counts as equal.`,
    });
  }
  if (fresh && field.enabled && runs) {
    warnings.push({
      code: 'VALUES_NOT_COPIED',
      field: 'enabled',
      message:
        'Values that are there already are not copied. Run the mapping unconditionally to fill the new field.',
    });
  }
  return warnings;
}

function overlaps(field: FieldMapping, mapping: WarnedMapping): boolean {
  return (
    field.direction === 'BOTH' ||
    mapping.direction === 'BOTH' ||
    field.direction === mapping.direction
  );
}

// Conditions that name the company, but none that lets a blank one in.
function leavesBlankCompanyOut(filter: readonly FilterNode[]): boolean {
  const naming = conditionsIn(filter).filter(namesCompany);
  const fields = new Set(naming.map((condition) => condition.field));
  const lettingIn = conditionsIn(filter).some(
    ({ field, operator, value }) =>
      fields.has(field) &&
      (operator === 'isNull' ||
        (operator === 'eq' && (value ?? null) === null) ||
        (Array.isArray(value) && value.includes(null))),
  );
  return naming.length > 0 && !lettingIn;
}
