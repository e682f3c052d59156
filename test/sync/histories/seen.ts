/** What a history came across, to be sure that all of it is played. */
export interface Seen {
  conflicts: number;
  skipped: number;
  merged: number;
  crashes: number;
  settled: number;
  ignored: number;
  deactivated: number;
  revived: number;
  restored: number;
  letGo: number;
}

/** Nothing so far. */
export function nothingSeen(): Seen {
  return {
    conflicts: 0,
    skipped: 0,
    merged: 0,
    crashes: 0,
    settled: 0,
    ignored: 0,
    deactivated: 0,
    revived: 0,
    restored: 0,
    letGo: 0,
  };
}
