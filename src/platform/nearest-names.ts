/** Names that look like one nobody knows, the nearest first, at most three; none for what is hardly a name. */
export function nearestNames(names: Iterable<string>, name: string): string[] {
  const plain = plainName(name);
  if (plain.length < SHORTEST) return [];
  const all = [...names];
  const same = all.filter((known) => plainName(known) === plain);
  if (same.length > 0) return same.slice(0, 3);
  return all
    .map((known) => ({ known, distance: distance(plain, plainName(known)) }))
    .filter(({ distance: far }) => far <= Math.max(2, plain.length * 0.4))
    .sort((a, b) => a.distance - b.distance || (a.known < b.known ? -1 : 1))
    .slice(0, 3)
    .map(({ known }) => known);
}

/** A name without letter case, spaces and punctuation. */
export function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

/** Fewer letters say too little to guess from. */
const SHORTEST = 2;

// Letters to change, add or drop; a common start and a name wholly inside the other bring them nearer.
function distance(left: string, right: string): number {
  if (Math.min(left.length, right.length) > 2 && (right.includes(left) || left.includes(right)))
    return 1;
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
