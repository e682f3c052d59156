import type { Refusal } from '../../platform/errors/refusal';

/**
 * Thrown by a behaviour for records that cannot stay as they were written, by source id. Everything of the batch is
 * taken back and done again; these records fail alone.
 */
export class RefusedAfterwards extends Error {
  constructor(readonly refusals: ReadonlyMap<string, Refusal>) {
    super('Some records cannot stay as they were written.');
  }
}

/** Throws for the refused ones, if any. */
export function refuseAfterwards(refusals: ReadonlyMap<string, Refusal>): void {
  if (refusals.size > 0) throw new RefusedAfterwards(refusals);
}
