import { invalidInput } from '../../platform/errors/input.errors';
import { nearestNames } from '../../platform/nearest-names';
import type { RecordTable, Row, RowValue, TableColumn } from '../../platform/database/record-table';
import { kindOf } from '../engine/fields/value-kind';
import type { LiveMapping } from '../mapping/live-mapping';

/** Two fields whose values must be equal for records to match (C-27). */
export interface MatchCriterion {
  readonly erpField: string;
  readonly crmField: string;
  /** Texts only: letter case counts. */
  readonly caseSensitive: boolean;
  /** Criteria of one priority are tested together; lower numbers come first. */
  readonly priority: number;
}

/** A criterion with its columns. */
export interface PreparedCriterion extends MatchCriterion {
  readonly erp: TableColumn;
  /** Property of the ERP record whose value is looked for. */
  readonly reads: string;
  readonly crm: TableColumn;
  /** A text or code: an empty value of the ERP is no criterion. */
  readonly text: boolean;
}

/** Criteria that are tested together, ascending by priority. */
export interface CriteriaGroup {
  readonly priority: number;
  readonly criteria: readonly PreparedCriterion[];
}

/** The criteria of a mapping: those given, else those its field mappings carry; empty when there are none (C-28). */
export function criteriaOf(
  mapping: LiveMapping,
  tables: { erp: RecordTable; crm: RecordTable },
  given: readonly MatchCriterion[] | null,
  matchedAs: Readonly<Record<string, string>> = {},
): CriteriaGroup[] {
  const groups = new Map<number, PreparedCriterion[]>();
  for (const [at, criterion] of (given ?? ownCriteria(mapping)).entries()) {
    const prepared = prepare({ at, ...criterion }, tables, matchedAs[criterion.erpField]);
    groups.set(criterion.priority, [...(groups.get(criterion.priority) ?? []), prepared]);
  }
  return [...groups]
    .sort(([a], [b]) => a - b)
    .map(([priority, criteria]) => ({ priority, criteria }));
}

/** Values of a record under the criteria of one priority, empty texts left out; null when nothing is left to compare. */
export function criterionValues(
  criteria: readonly PreparedCriterion[],
  row: Row,
): Map<PreparedCriterion, RowValue> | null {
  const values = new Map<PreparedCriterion, RowValue>();
  for (const criterion of criteria) {
    const value = row[criterion.reads] ?? null;
    if (!criterion.text) values.set(criterion, value);
    else if (typeof value === 'string' && value.trim() !== '') values.set(criterion, value);
  }
  return values.size === 0 ? null : values;
}

function ownCriteria(mapping: LiveMapping): MatchCriterion[] {
  return mapping.fields.flatMap((field) =>
    field.useForMatching && field.erpField !== null && field.crmField !== null
      ? [
          {
            erpField: field.erpField,
            crmField: field.crmField,
            caseSensitive: field.matchCaseSensitive,
            priority: field.matchPriority,
          },
        ]
      : [],
  );
}

function prepare(
  { at, ...criterion }: MatchCriterion & { at: number },
  { erp, crm }: { erp: RecordTable; crm: RecordTable },
  reads = criterion.erpField,
): PreparedCriterion {
  const erpColumn = columnOf(erp, criterion.erpField, `criteria.${at}.erpField`);
  const crmColumn = columnOf(crm, criterion.crmField, `criteria.${at}.crmField`);
  const [erpKind, crmKind] = [kindOf(erpColumn), kindOf(crmColumn)];
  if (familyOf(erpKind) !== familyOf(crmKind) || erpKind === 'json') {
    throw invalidInput(
      `criteria.${at}`,
      `${criterion.erpField} and ${criterion.crmField} are of different types and cannot be compared.`,
    );
  }
  const text = familyOf(erpKind) === 'text';
  return { ...criterion, reads, erp: erpColumn, crm: crmColumn, text };
}

function columnOf(table: RecordTable, property: string, field: string): TableColumn {
  const column = table.columns.get(property);
  if (column) return column;
  const similar = nearestNames(table.columns.keys(), property).join(' or ');
  const hint = similar === '' ? '' : ` Did you mean ${similar}?`;
  throw invalidInput(field, `${table.name} has no field ${property}.${hint}`);
}

function familyOf(kind: ReturnType<typeof kindOf>): string {
  if (kind === 'code') return 'text';
  return kind === 'integer' ? 'decimal' : kind;
}
