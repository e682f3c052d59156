import { benchAll } from './all';
import { benchAudit } from './audit/audit';
import { benchCrash } from './crash/crash';
import { benchDemo } from './demo/demo';
import { benchDocuments } from './documents/documents';
import { benchFull } from './full/full';
import { benchLive } from './live/live';
import { benchRead } from './read/read';
import { benchSync } from './sync/sync';

/** A measurement, with the folder of the project and its options. */
type Bench = (folder: string, options: string[]) => Promise<void> | void;

/** Every measurement by its command. */
export const benches: ReadonlyMap<string, Bench> = new Map<string, Bench>([
  ['bench', benchAll],
  ['bench:demo', benchDemo],
  ['bench:read', benchRead],
  ['bench:crash', benchCrash],
  ['bench:full', benchFull],
  ['bench:documents', benchDocuments],
  ['bench:live', benchLive],
  ['bench:sync', benchSync],
  ['bench:audit', benchAudit],
]);
