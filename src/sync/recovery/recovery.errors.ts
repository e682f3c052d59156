import { Refusal } from '../../platform/errors/refusal';

/** Both records of the pair exist, so there is nothing to restore and no survivor to delete. */
export function nothingMissing(pair: string): Refusal {
  return new Refusal('NOTHING_MISSING', `Both records of ${pair} exist.`, {
    remedy: 'Synchronize the pair (couplingSyncNow), or remove its coupling (couplingDelete).',
    data: { pair },
  });
}

/** Neither record of the pair exists any more; its coupling was removed. */
export function bothMissing(pair: string): Refusal {
  return new Refusal(
    'BOTH_DELETED',
    `Neither record of ${pair} exists any more; its coupling was removed.`,
    {
      data: { pair },
    },
  );
}
