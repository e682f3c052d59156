import { nearestNames, plainName } from '../../platform/nearest-names';
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
  return nearestNames(columns.columns.keys(), name);
}

/**
 * The number of an option value, given by its name or its number; null when the option has no such value, undefined
 * when the property is no option.
 */
export function optionNumber(labels: OptionLabels, value: unknown): number | null | undefined {
  if (labels.size === 0) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).trim();
  const number = labels.get(text) ?? labels.get(text.toUpperCase()) ?? Number(text || Number.NaN);
  return [...labels.values()].includes(number) ? number : null;
}
