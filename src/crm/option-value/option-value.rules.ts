import type { Tx } from '../../platform/database/db';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, refuse } from '../common/crm-write';
import type { OptionValueStore } from './option-value.store';

/**
 * Refuses values that are not in their list. `lists` says which list a property takes its values from; a
 * list without values is not described yet and accepts any.
 */
export async function checkOptions(
  tx: Tx,
  writes: readonly CrmWrite[],
  options: OptionValueStore,
  lists: Readonly<Record<string, string>>,
): Promise<void> {
  const used = Object.entries(lists).filter(([property]) =>
    writes.some(({ values }) => typeof values[property] === 'number'),
  );
  if (used.length === 0) return;
  const known = await options.valuesBySets(
    tx,
    used.map(([, list]) => list),
  );
  for (const [property, list] of used) {
    const values = known.get(list);
    if (!values) continue;
    for (const write of writes) {
      const value = write.values[property];
      if (typeof value !== 'number' || values.has(value)) continue;
      refuse(write, invalidInput(property, `${property} ${value} is not a value of ${list}.`));
    }
  }
}
