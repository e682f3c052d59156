import type { TableColumn } from '../../platform/database/record-table';

/** Names of the values of an option column, such as `NO` for 0. */
export type OptionLabels = ReadonlyMap<string, number>;

/** What a filter, a template or a field mapping may name of one side's table. */
export interface SideColumns {
  /** Schema-qualified table. */
  readonly table: string;
  /** Stored columns and declared user-defined fields, by property. */
  readonly columns: ReadonlyMap<string, TableColumn>;
  /** Names of the option values of a property; empty when it is no option. */
  labels(property: string): OptionLabels;
}

/**
 * The column that a person means: by its property, or by the name the vendors give it, such as
 * `address1_city` or `Post Code`. Null when none fits.
 */
export function columnNamed(columns: SideColumns, name: string): TableColumn | null {
  const exact = columns.columns.get(name);
  if (exact) return exact;
  const plain = plainName(name);
  for (const column of columns.columns.values())
    if (plainName(column.property) === plain) return column;
  return null;
}

/** Properties that look like a name nobody knows, the nearest first; at most three. */
export function similarNames(columns: SideColumns, name: string): string[] {
  const plain = plainName(name);
  return [...columns.columns.keys()]
    .map((property) => ({ property, distance: distance(plain, plainName(property)) }))
    .filter(({ distance: far }) => far <= Math.max(2, plain.length * 0.4))
    .sort((a, b) => a.distance - b.distance || (a.property < b.property ? -1 : 1))
    .slice(0, 3)
    .map(({ property }) => property);
}

function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

// Letters to change, add or drop; a common start and a name wholly inside the other bring them nearer.
function distance(left: string, right: string): number {
  if (left.length > 2 && (right.includes(left) || left.includes(right))) return 1;
  let row = Array.from({ length: right.length + 1 }, (_, at) => at);
  for (let i = 1; i <= left.length; i++) {
    const next = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return (row[right.length] ?? 0) - commonStart(left, right) / 2;
}

function commonStart(left: string, right: string): number {
  let at = 0;
  while (at < left.length && left[at] === right[at]) at += 1;
  return at;
}
