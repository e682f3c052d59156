import type { RowValue } from '../../platform/database/record-table';
import { isAll, isAny } from '../mapping/filter';
import type { FilterCondition, FilterNode, FilterOperator } from '../mapping/mapping-definition';
import { checkCondition, isFault } from './check-condition';
import { filterInvalid } from './filter.errors';
import type { SideColumns } from './side-columns';

/** Conditions a filter may have, and how deep its groups may go. */
export const FILTER_LIMITS = { conditions: 100, depth: 6 } as const;

const OPERATORS: readonly string[] = [
  'eq',
  'ne',
  'in',
  'lt',
  'le',
  'gt',
  'ge',
  'isNull',
  'notNull',
  'startsWith',
  'contains',
] satisfies FilterOperator[];

/**
 * A filter given as data, checked against the columns of its table: real columns, operators that fit,
 * values converted. Refuses with the place of the first fault below `field`.
 */
export function checkFilter(columns: SideColumns, filter: unknown, field: string): FilterNode[] {
  if (!Array.isArray(filter)) {
    throw filterInvalid('A filter is a list of conditions and groups.', { field });
  }
  const checked = filter.map((node, at) => checkNode(columns, node, `${field}.${at}`, 1));
  if (countConditions(checked) > FILTER_LIMITS.conditions) {
    throw filterInvalid(`A filter has at most ${FILTER_LIMITS.conditions} conditions.`, { field });
  }
  return checked;
}

function checkNode(columns: SideColumns, node: unknown, at: string, depth: number): FilterNode {
  if (!isObject(node)) throw filterInvalid('A node is a condition or a group.', { field: at });
  if (depth > FILTER_LIMITS.depth) {
    throw filterInvalid(`Groups go at most ${FILTER_LIMITS.depth} deep.`, { field: at });
  }
  for (const kind of ['any', 'all'] as const) {
    if (!(kind in node)) continue;
    const nodes = node[kind];
    if (!Array.isArray(nodes) || nodes.length === 0 || Object.keys(node).length > 1) {
      throw filterInvalid(`A group is { ${kind}: [...] } with at least one node.`, { field: at });
    }
    const checked = nodes.map((each, index) =>
      checkNode(columns, each, `${at}.${kind}.${index}`, depth + 1),
    );
    return kind === 'any' ? { any: checked } : { all: checked };
  }
  return checkOne(columns, node, at);
}

function checkOne(columns: SideColumns, node: Record<string, unknown>, at: string): FilterNode {
  const { field, operator, value = null, ...rest } = node;
  const [surplus] = Object.keys(rest);
  if (surplus !== undefined) {
    const expected = ['field', 'operator', 'value'];
    throw filterInvalid(`A condition has no ${surplus}.`, { field: `${at}.${surplus}`, expected });
  }
  if (typeof field !== 'string')
    throw filterInvalid('A condition names its field.', { field: `${at}.field` });
  if (typeof operator !== 'string' || !OPERATORS.includes(operator)) {
    const message =
      typeof operator === 'string'
        ? `There is no operator ${operator}.`
        : 'A condition names its operator.';
    throw filterInvalid(message, { field: `${at}.operator`, expected: OPERATORS });
  }
  const checked = checkCondition(columns, {
    field,
    operator: operator as FilterOperator,
    value: value as RowValue | RowValue[],
  });
  if (!isFault(checked)) return checked;
  const place = checked.part === 'value' && Array.isArray(value) ? `value.${checked.index}` : null;
  throw filterInvalid(checked.message, {
    field: `${at}.${place ?? checked.part}`,
    expected: checked.expected,
  });
}

/** Every condition of a filter, whatever group it is in. */
export function conditionsIn(filter: readonly FilterNode[]): FilterCondition[] {
  return filter.flatMap((node) => {
    if (isAny(node)) return conditionsIn(node.any);
    return isAll(node) ? conditionsIn(node.all) : [node];
  });
}

function countConditions(filter: readonly FilterNode[]): number {
  return conditionsIn(filter).length;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
