import type { LiveMapping } from '../mapping/live-mapping';

/**
 * The order in which mappings run: what others refer to first, so that references are coupled when they
 * are asked for. It follows from the field rows and from what a mapping says it depends on; nothing is
 * listed by hand. Where mappings refer to each other in a circle, the references of field rows give way
 * before stated dependencies, then the place in the catalogue decides; the same configuration always
 * gives the same order.
 */
export function inDependencyOrder(mappings: readonly LiveMapping[]): LiveMapping[] {
  const open = [...mappings].sort((a, b) => a.position - b.position || (a.name < b.name ? -1 : 1));
  const stated = edges(open, (mapping) => mapping.dependsOn);
  const referred = edges(open, (mapping) =>
    mapping.fields.flatMap((field) => field.refersToMapping ?? []),
  );
  const ordered: LiveMapping[] = [];
  while (open.length > 0) {
    const waits = (mapping: LiveMapping, on: Edges): boolean =>
      open.some((other) => other !== mapping && on.get(mapping)?.has(other.name));
    const next =
      open.find((mapping) => !waits(mapping, stated) && !waits(mapping, referred)) ??
      open.find((mapping) => !waits(mapping, stated)) ??
      open[0];
    if (!next) break;
    ordered.push(next);
    open.splice(open.indexOf(next), 1);
  }
  return ordered;
}

type Edges = ReadonlyMap<LiveMapping, ReadonlySet<string>>;

function edges(
  mappings: readonly LiveMapping[],
  of: (mapping: LiveMapping) => readonly string[],
): Edges {
  return new Map(mappings.map((mapping) => [mapping, new Set(of(mapping))]));
}
