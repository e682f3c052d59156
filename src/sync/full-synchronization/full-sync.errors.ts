import { Refusal } from '../../platform/errors/refusal';

/** Only one full synchronization is at work at a time. */
export function fullSyncInProcess(): Refusal {
  return new Refusal('FULL_SYNC_IN_PROCESS', 'A full synchronization is at work.', {
    remedy: 'Wait until it has ended (fullSync), or stop it (fullSyncCancel).',
  });
}

/** There is nothing that could be changed, restarted or stopped. */
export function fullSyncNotFound(): Refusal {
  return new Refusal('FULL_SYNC_NOT_FOUND', 'There is no full synchronization like that.', {
    remedy: 'Build its lines first (fullSyncReview).',
  });
}

/** No line has anything to do. */
export function nothingToLoad(): Refusal {
  return new Refusal(
    'FULL_SYNC_NOTHING_TO_DO',
    'No line is left that has records and is chosen to run.',
    {
      remedy:
        'Choose FULL or COUPLE for at least one line (fullSyncLinesUpdate), or build the lines anew (fullSyncReview).',
    },
  );
}

/** The mapping takes no part in the full synchronization. */
export function lineNotFound(mapping: string, field = 'mapping'): Refusal {
  return new Refusal(
    'FULL_SYNC_LINE_NOT_FOUND',
    `"${mapping}" has no line in the full synchronization.`,
    {
      field,
      remedy:
        'Name a mapping that is enabled and is no line of documents; fullSync lists them. Build the lines anew (fullSyncReview) after a change of settings.',
      data: { mapping },
    },
  );
}

/** A line that has begun cannot be changed any more. */
export function lineStarted(mapping: string, status: string): Refusal {
  return new Refusal('FULL_SYNC_LINE_STARTED', `The line of ${mapping} is ${status}.`, {
    field: 'mapping',
    remedy:
      'Only a line that has not begun can be changed. Restart it afterwards (fullSyncLineRestart).',
    data: { mapping, status },
  });
}

/** Only a line that has ended can be restarted (F-11). */
export function lineNotEnded(mapping: string, status: string): Refusal {
  return new Refusal('FULL_SYNC_LINE_NOT_ENDED', `The line of ${mapping} is ${status}.`, {
    field: 'mapping',
    remedy: 'A line can be restarted once it is FINISHED, CANCELLED or has ended in an ERROR.',
    data: { mapping, status },
  });
}

/** More records of a line failed than a person allowed. */
export function tooManyFailed(
  mapping: string,
  counts: { failed: number; processed: number; limit: number },
) {
  const { failed, processed, limit } = counts;
  return new Refusal(
    'FULL_SYNC_TOO_MANY_FAILED',
    `${failed} of ${processed} records of ${mapping} failed, more than ${limit} per cent.`,
    {
      remedy:
        'Correct what the errors of its runs say, then restart the line (fullSyncLineRestart).',
      data: { mapping, failed, processed, limit },
    },
  );
}
