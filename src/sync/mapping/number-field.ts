import type { FieldMapping } from './field-mapping.entity';

/** Property under which ERP records carry the number that a series gives them. */
export const NUMBER = 'number';

/**
 * The CRM property that a mapping pairs with the number of its ERP records, whichever way the row goes and
 * whether or not it is enabled; null: the CRM knows no such number.
 */
export function numberFieldOf(fields: readonly FieldMapping[]): string | null {
  const row = fields.find(
    ({ erpField, crmField, rule }) => erpField === NUMBER && crmField !== null && rule === null,
  );
  return row?.crmField ?? null;
}
