import type { LiveMapping } from '../../mapping/live-mapping';
import type { MappingSet } from '../../mapping/mapping-set';
import { settingHolds } from '../../mapping/setting-condition';
import { inDependencyOrder } from '../../pass/mapping-order';

/** A mapping of a full synchronization and the mappings that must be done before it. */
export interface PlannedLine {
  readonly mapping: LiveMapping;
  readonly dependencies: readonly string[];
}

/**
 * The mappings that take part (F-1), in the order of their dependencies. A mapping waits for what it says it
 * depends on, and for what its fields refer to where that is not implied by the former; of mappings that refer to
 * each other in a circle the later one waits.
 */
export function planLines(set: MappingSet): PlannedLine[] {
  const mappings = inDependencyOrder(set.all.filter((mapping) => takesPart(set, mapping)));
  const names = new Set(mappings.map(({ name }) => name));
  const place = new Map<string, number>();
  const implied = new Map<string, ReadonlySet<string>>();
  return mappings.map((mapping) => {
    const dependencies = mapping.dependsOn.filter(
      (name) => isMeant(set, mapping, name) && (place.has(name) || !names.has(name)),
    );
    const reached = closureOf(dependencies, implied);
    for (const name of referredBefore(mapping, place)) {
      if (reached.has(name)) continue;
      dependencies.push(name);
      for (const each of closureOf([name], implied)) reached.add(each);
    }
    place.set(mapping.name, place.size);
    implied.set(mapping.name, reached);
    return { mapping, dependencies };
  });
}

function takesPart({ settings }: MappingSet, { enabled, definition }: LiveMapping): boolean {
  const { fullSync, fullSyncWhen, lines } = definition;
  return (
    enabled && fullSync && lines !== true && (!fullSyncWhen || settingHolds(fullSyncWhen, settings))
  );
}

// Of the delivered dependencies some are meant only while a setting holds.
function isMeant({ settings }: MappingSet, { definition }: LiveMapping, name: string): boolean {
  const stated = definition.dependsOn.find((each) => each.mapping === name);
  return !stated?.when || settingHolds(stated.when, settings);
}

// The latest first: what it waits for itself need not be named again.
function referredBefore(mapping: LiveMapping, place: ReadonlyMap<string, number>): string[] {
  const names = new Set(mapping.fields.flatMap((field) => field.refersToMapping ?? []));
  const at = (name: string): number => place.get(name) ?? -1;
  return [...names].filter((name) => place.has(name)).sort((a, b) => at(b) - at(a));
}

function closureOf(
  names: readonly string[],
  implied: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  return new Set(names.flatMap((name) => [name, ...(implied.get(name) ?? [])]));
}
