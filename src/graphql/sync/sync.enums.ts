import { apiEnum } from '../common/lists/filter.inputs';

/** Which way values travel. */
export const Direction = apiEnum(
  { BOTH: 'BOTH', TO_CRM: 'TO_CRM', FROM_CRM: 'FROM_CRM' } as const,
  'Direction',
  'Which way values travel between the ERP and the CRM.',
  {
    BOTH: 'Both ways.',
    TO_CRM: 'From the ERP to the CRM.',
    FROM_CRM: 'From the CRM to the ERP.',
  },
);

/** One of the two systems, as the place a person starts from. */
export const Side = apiEnum(
  { ERP: 'ERP', CRM: 'CRM' } as const,
  'Side',
  'One of the two systems.',
  {
    ERP: 'The ERP, Business Central.',
    CRM: 'The CRM, Dynamics 365 Sales.',
  },
);

/** What happens when both sides changed. */
export const UpdatePolicy = apiEnum(
  { NONE: 'NONE', SEND: 'SEND', GET: 'GET', MERGE: 'MERGE' } as const,
  'UpdatePolicy',
  'What happens when a record was changed on both sides since they last agreed.',
  {
    NONE: 'The pair is reported as a conflict and a person decides.',
    SEND: 'The ERP wins: its values are sent to the CRM.',
    GET: 'The CRM wins: its values are taken into the ERP.',
    MERGE:
      'Field by field: what changed on one side travels; a field changed on both to different values is a conflict.',
  },
);

/** How records created in the ERP get their numbers. */
export const NumberPolicy = apiEnum(
  { ASSIGN: 'ASSIGN', KEEP: 'KEEP' } as const,
  'NumberPolicy',
  'How a record that is created in the ERP from one of the CRM gets its number.',
  {
    ASSIGN: 'The number series of the ERP gives it the next number.',
    KEEP: 'It keeps the number that its CRM record has, such as the account or product number.',
  },
);

/** What happens when a coupled counterpart is gone. */
export const DeletionPolicy = apiEnum(
  {
    NONE: 'NONE',
    IGNORE: 'IGNORE',
    RESTORE: 'RESTORE',
    REMOVE_COUPLING: 'REMOVE_COUPLING',
    DEACTIVATE: 'DEACTIVATE',
  } as const,
  'DeletionPolicy',
  'What happens when the counterpart of a coupled record is gone.',
  {
    NONE: 'The pair is reported with COUNTERPART_DELETED and a person decides.',
    IGNORE:
      'The pair stays coupled, its deletionState says what is gone, and runs leave it alone without an error.',
    RESTORE: 'The missing record is created again from the surviving one.',
    REMOVE_COUPLING: 'The coupling is removed; the surviving record stays.',
    DEACTIVATE:
      'The surviving record is deactivated once: a CRM record becomes inactive or retired, an ERP record blocked. The pair stays coupled.',
  },
);

/** Outcome of the latest attempt in one direction. */
export const CouplingResult = apiEnum(
  { NONE: 'NONE', SUCCESS: 'SUCCESS', FAILURE: 'FAILURE' } as const,
  'CouplingResult',
  'Outcome of the latest attempt to synchronize a pair in one direction.',
  {
    NONE: 'No attempt yet.',
    SUCCESS: 'The attempt succeeded.',
    FAILURE: 'The attempt failed; the errors say why.',
  },
);

/** What started a run. */
export const SyncRunKind = apiEnum(
  {
    SYNCHRONIZE: 'SYNCHRONIZE',
    COUPLE: 'COUPLE',
    UNCOUPLE: 'UNCOUPLE',
    FULL: 'FULL',
    UNDO: 'UNDO',
    CONVERT: 'CONVERT',
    STATISTICS: 'STATISTICS',
  } as const,
  'SyncRunKind',
  'What a run does.',
  {
    SYNCHRONIZE: 'Brings records of one mapping into step.',
    COUPLE: 'Couples records, and may create counterparts.',
    UNCOUPLE: 'Removes couplings.',
    FULL: 'First load of a mapping.',
    UNDO: 'Takes back what another run wrote.',
    CONVERT: 'Makes a document of one side from a document of the other.',
    STATISTICS: 'Brings account statistics, or the states of invoices, to the CRM.',
  },
);

/** Where a run stands. */
export const SyncRunStatus = apiEnum(
  { IN_PROCESS: 'IN_PROCESS', SUCCESS: 'SUCCESS', ERROR: 'ERROR' } as const,
  'SyncRunStatus',
  'Where a run stands.',
  {
    IN_PROCESS: 'Still running.',
    SUCCESS: 'Ended without a failed record.',
    ERROR: 'Ended with failed records, or could not run at all.',
  },
);

/** What a run over modified records is at. */
export const PassPhase = apiEnum(
  {
    FAILED: 'FAILED',
    CREATES: 'CREATES',
    CHANGES: 'CHANGES',
    DELETIONS: 'DELETIONS',
    DONE: 'DONE',
  } as const,
  'SyncRunPhase',
  'What a run over modified records is at; its parts follow each other in this order.',
  {
    FAILED: 'Pairs whose last attempt failed.',
    CREATES: 'Records whose counterpart could not be created before.',
    CHANGES: 'Records that changed since the watermark.',
    DELETIONS: 'Pairs of which a record is gone, or was merged into another one.',
    DONE: 'All of it; the watermark has moved.',
  },
);

/** Whether a record of a pair takes part. */
export const RecordState = apiEnum(
  { PRESENT: 'PRESENT', OUT_OF_SCOPE: 'OUT_OF_SCOPE', DELETED: 'DELETED' } as const,
  'CoupledRecordState',
  'Whether a record of a coupled pair takes part, as the last run saw it.',
  {
    PRESENT: 'It takes part.',
    OUT_OF_SCOPE:
      'It is there, but outside the filter of the mapping; runs leave it alone until it is inside again.',
    DELETED:
      'It is gone. Restore it or uncouple the pair; the deletion policy of the mapping may do so by itself.',
  },
);

/** Which record of a pair is gone. */
export const DeletionState = apiEnum(
  {
    NONE: 'NONE',
    ERP_DELETED: 'ERP_DELETED',
    CRM_DELETED: 'CRM_DELETED',
    BOTH_DELETED: 'BOTH_DELETED',
  } as const,
  'DeletionState',
  'Which record of a coupled pair is gone, as the last run saw it.',
  {
    NONE: 'Both are there.',
    ERP_DELETED: 'The ERP record was deleted; the CRM record is left.',
    CRM_DELETED: 'The CRM record was deleted; the ERP record is left.',
    BOTH_DELETED: 'Both were deleted; the next run removes the coupling.',
  },
);

/** The policy that settled a deletion. */
export const SettlingPolicy = apiEnum(
  { IGNORE: 'IGNORE', DEACTIVATE: 'DEACTIVATE' } as const,
  'DeletionSettlement',
  'The deletion policy that was carried out for a pair of which a record is gone.',
  {
    IGNORE: 'The pair was left as it is.',
    DEACTIVATE: 'The record that is left was deactivated.',
  },
);
