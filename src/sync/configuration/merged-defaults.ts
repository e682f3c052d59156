import { canonicalJson } from '../engine/fields/compare-values';

/**
 * What a new delivery changes of a row (T-23): a property moves to the new default only where the row still has
 * the old one. A row that was never told what was delivered keeps all it has. Null: the delivery brings nothing
 * new, and nothing is to be written.
 */
export function mergedDefaults<T extends object>(
  row: T,
  before: Record<string, unknown> | null,
  now: Partial<T>,
): Partial<T> | null {
  if (before !== null && canonicalJson(before) === canonicalJson(now)) return null;
  const changes: Partial<T> = {};
  if (before === null) return changes;
  for (const property of Object.keys(now) as (keyof T & string)[]) {
    const untouched = same(row[property], before[property]);
    if (untouched && !same(row[property], now[property])) changes[property] = now[property];
  }
  return changes;
}

/** Properties of a row that differ from what was delivered: what an administrator changed. */
export function customised(row: object, delivered: Record<string, unknown> | null): string[] {
  if (delivered === null) return [];
  const values = row as Record<string, unknown>;
  return Object.keys(delivered).filter((property) => !same(values[property], delivered[property]));
}

function same(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null);
}
