import { setFlagsFromString } from 'node:v8';

/** By how much, in percent, the heap may grow over what is alive before it is collected as a whole. */
const GROWTH = 150;

/**
 * Keeps the heap near what is alive. A hub shares its machine with its database, whose memory is worth
 * more: left alone, the engine of the language lets dead objects pile up to four times what is alive, and
 * a run over a million records then looks as if it grew.
 */
export function limitHeapGrowth(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
