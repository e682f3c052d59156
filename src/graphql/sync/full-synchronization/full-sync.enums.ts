import { apiEnum } from '../../common/lists/filter.inputs';

/** Where a full synchronization stands. */
export const FullSyncStatusEnum = apiEnum(
  {
    REVIEW: 'REVIEW',
    IN_PROCESS: 'IN_PROCESS',
    FINISHED: 'FINISHED',
    ERROR: 'ERROR',
    CANCELLED: 'CANCELLED',
  } as const,
  'FullSyncStatus',
  'Where a full synchronization stands.',
  {
    REVIEW: 'Its lines are built and may be changed; nothing has run.',
    IN_PROCESS: 'At work in the background.',
    FINISHED: 'Every line that had something to do is done; single records may have failed.',
    ERROR: 'Ended, but a line as a whole could not run, so what depends on it did not start.',
    CANCELLED: 'Stopped by a person; what was loaded stays.',
  },
);

/** What is advised for a line. */
export const FullSyncRecommendation = apiEnum(
  { FULL: 'FULL', COUPLE: 'COUPLE', NO_RECORDS: 'NO_RECORDS' } as const,
  'FullSyncRecommendation',
  'What is advised for a table mapping (F-3).',
  {
    FULL: 'One side is empty: create its records from the other one.',
    COUPLE: 'Both sides have records: couple what matches first.',
    NO_RECORDS: 'There is nothing to do.',
  },
);

/** What a line is to do. */
export const FullSyncChoice = apiEnum(
  { FULL: 'FULL', COUPLE: 'COUPLE', NO_RECORDS: 'NO_RECORDS', LEAVE_OUT: 'LEAVE_OUT' } as const,
  'FullSyncChoice',
  'What a line of a full synchronization is to do (F-4).',
  {
    FULL: 'Compare all pairs and create a counterpart for every record that has none; where both sides have records that belong together but are not coupled, that makes duplicates.',
    COUPLE:
      'Couple by the criteria of the field mappings; what follows is as the mapping says (createOnNoMatch, syncAfterCoupling).',
    NO_RECORDS: 'Nothing, as there are no records; it keeps no other line waiting.',
    LEAVE_OUT: 'Nothing, as a person wants it; it keeps no other line waiting.',
  },
);

/** Where a line stands. */
export const FullSyncLineStatusEnum = apiEnum(
  {
    OPEN: 'OPEN',
    QUEUED: 'QUEUED',
    IN_PROCESS: 'IN_PROCESS',
    FINISHED: 'FINISHED',
    ERROR: 'ERROR',
    CANCELLED: 'CANCELLED',
  } as const,
  'FullSyncLineStatus',
  'Where a line of a full synchronization stands.',
  {
    OPEN: 'Not started, or with nothing to do: waitsFor says what must be done first.',
    QUEUED: 'Its job waits for a worker.',
    IN_PROCESS: 'A worker has it in hand, or had it when it died: another one goes on.',
    FINISHED: 'Done; the runs say whether records failed.',
    ERROR: 'It could not run as a whole; errorCode and message say why.',
    CANCELLED: 'A person stopped it.',
  },
);
