import type { FieldDefinition } from '../../../src/sync/mapping/mapping-definition';
import { CATALOGUE } from '../../../src/mappings/catalogue';

const ARROWS = { TO_CRM: '->', FROM_CRM: '<-', BOTH: '<>' } as const;

/** The delivered field mappings of a table mapping, a line each, in the order in which they run. */
export function fieldRows(mapping: string): string[] {
  const found = CATALOGUE.find(
    ({ name, variant }) => mapping === (variant ? `${name} (${variant})` : name),
  );
  if (!found) throw new Error(`${mapping} is not delivered.`);
  return found.fields.map(rowOf);
}

function rowOf(field: FieldDefinition): string {
  const { erpField, crmField, direction, when } = field;
  return [
    `${erpField ?? '-'} ${ARROWS[direction]} ${crmField ?? '-'}`,
    field.constant !== undefined && `"${field.constant}"`,
    field.rule,
    field.refersTo && `via ${field.refersTo.mapping}`,
    field.clearOnFailedSync && 'clears',
    field.notNull && 'notNull',
    field.validate === false && 'unchecked',
    field.enabled === false && 'off',
    when && `when ${when.setting}=${String(when.equals)}`,
    field.crmAccess && `${field.crmAccess} only`,
    field.matching && 'matches',
  ]
    .filter(Boolean)
    .join(' ');
}
