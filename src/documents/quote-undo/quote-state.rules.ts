import type { Row, RowValue } from '../../platform/database/record-table';
import type { QuoteState } from './quote-state';

/** A part of a quote that somebody else may have written since. */
export type QuotePart = 'HEADER' | 'LINES' | 'NOTES' | 'VERSIONS' | 'STATE';

// What the database stamps by itself says nothing of the contents.
const STAMPS = new Set(['version', 'changedXid', 'createdAt', 'modifiedAt', 'modifiedBy']);

/** The parts in which two states of a quote differ. */
export function differingParts(left: QuoteState, right: QuoteState): QuotePart[] {
  const parts: [QuotePart, boolean][] = [
    ['HEADER', sameRows(listed(left.header), listed(right.header))],
    ['LINES', sameRows(left.lines, right.lines)],
    ['NOTES', sameRows(left.notes, right.notes)],
    ['VERSIONS', sameIds(left.versionIds, right.versionIds)],
    ['STATE', sameRows(left.processed, right.processed)],
  ];
  return parts.flatMap(([part, same]) => (same ? [] : [part]));
}

/** The properties of a header in which two states differ, with both values. */
export function headerChanges(before: QuoteState, after: QuoteState): Record<string, Pair> {
  const [from, to] = [before.header ?? {}, after.header ?? {}];
  const properties = [...new Set([...Object.keys(from), ...Object.keys(to)])];
  return Object.fromEntries(
    properties.flatMap((property): [string, Pair][] => {
      const [old, next] = [from[property] ?? null, to[property] ?? null];
      const silent = property === 'id' || STAMPS.has(property) || old === next;
      return silent ? [] : [[property, [old, next]]];
    }),
  );
}

type Pair = [before: RowValue, after: RowValue];

/** A row without what the database stamps by itself. */
export function unstamped(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([property]) => !STAMPS.has(property)));
}

function listed(row: Row | null): Row[] {
  return row ? [row] : [];
}

function sameIds(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id) => right.includes(id));
}

function sameRows(left: readonly Row[], right: readonly Row[]): boolean {
  if (left.length !== right.length) return false;
  const byId = new Map(right.map((row) => [row.id, row]));
  return left.every((row) => {
    const other = byId.get(row.id);
    if (!other) return false;
    const [mine, theirs] = [unstamped(row), unstamped(other)];
    const properties = new Set([...Object.keys(mine), ...Object.keys(theirs)]);
    return [...properties].every((property) => sameValue(mine[property], theirs[property]));
  });
}

function sameValue(left: RowValue | undefined, right: RowValue | undefined): boolean {
  return JSON.stringify(left ?? null) === JSON.stringify(right ?? null);
}
