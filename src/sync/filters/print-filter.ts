import type { RowValue } from '../../platform/database/record-table';
import { printed } from '../engine/fields/value-kind';
import { COMPANY, isAll, isAny } from '../mapping/filter';
import type { FilterCondition, FilterNode } from '../mapping/mapping-definition';
import type { OptionLabels } from './side-columns';

const SIGNS = {
  eq: '=',
  ne: '<>',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  startsWith: 'startsWith',
  contains: 'contains',
} as const;

/** A filter in the form that people read and write; parsing it gives the same filter. */
export function printFilter(
  filter: readonly FilterNode[],
  labels: (property: string) => OptionLabels = () => new Map(),
): string {
  return filter.map((node) => printNode(node, labels, filter.length > 1)).join(' and ');
}

function printNode(
  node: FilterNode,
  labels: (property: string) => OptionLabels,
  nested: boolean,
): string {
  if (isAny(node)) return group(node.any, ' or ', labels, nested);
  if (isAll(node)) return group(node.all, ' and ', labels, nested);
  return printCondition(node, labels(node.field));
}

function group(
  nodes: readonly FilterNode[],
  joint: string,
  labels: (property: string) => OptionLabels,
  nested: boolean,
): string {
  const text = nodes.map((node) => printNode(node, labels, nested || nodes.length > 1)).join(joint);
  return nested && nodes.length > 1 ? `(${text})` : text;
}

function printCondition(condition: FilterCondition, labels: OptionLabels): string {
  const { field, operator, value = null } = condition;
  const print = (each: RowValue): string => printValue(each, labels);
  switch (operator) {
    case 'isNull':
      return `${field} is null`;
    case 'notNull':
      return `${field} is not null`;
    case 'in':
      return `${field} in (${(Array.isArray(value) ? (value as RowValue[]) : [value]).map(print).join(', ')})`;
    default:
      return `${field} ${SIGNS[operator]} ${print(value)}`;
  }
}

function printValue(value: RowValue, labels: OptionLabels): string {
  if (value === null) return 'null';
  if (value === COMPANY) return COMPANY;
  if (typeof value === 'boolean') return value ? 'YES' : 'NO';
  for (const [label, number] of labels) if (number === value) return label;
  const text = printed(value);
  return bare(text) ? text : `"${text.replaceAll('"', '""')}"`;
}

// Numbers and codes need no quotes; a code that reads as a word of the language does.
function bare(text: string): boolean {
  return /^-?\d+(\.\d+)?$/.test(text) || (/^[A-Z][A-Z0-9_-]*$/.test(text) && !KEYWORDS.has(text));
}

const KEYWORDS = new Set([
  'AND',
  'OR',
  'IN',
  'IS',
  'NOT',
  'NULL',
  'BLANK',
  'STARTSWITH',
  'CONTAINS',
]);
