import { canonicalJson } from '../engine/fields/compare-values';

/** Properties that differ, with their new values; JSON is compared by content. */
export function changesOf<T extends object>(before: T, after: T): Partial<T> {
  const changes: Partial<T> = {};
  for (const property of Object.keys(after) as (keyof T)[]) {
    if (!sameValue(before[property], after[property])) changes[property] = after[property];
  }
  return changes;
}

/** Whether two values of a setting say the same. */
export function sameValue(left: unknown, right: unknown): boolean {
  return canonicalJson(left ?? null) === canonicalJson(right ?? null);
}
