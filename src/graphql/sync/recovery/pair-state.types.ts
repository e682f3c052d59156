import { Field, ID, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { HasFlag, HasText, MayText } from '../../common/fields/field.decorators';
import { apiEnum } from '../../common/lists/filter.inputs';

/** Where a pair stands. */
export const PairStanding = apiEnum(
  {
    NEW: 'NEW',
    AGREED: 'AGREED',
    FAILED: 'FAILED',
    SKIPPED: 'SKIPPED',
    DELETED: 'DELETED',
    MERGED: 'MERGED',
    OUT_OF_SCOPE: 'OUT_OF_SCOPE',
  } as const,
  'PairStanding',
  'Where a coupled pair stands (S-28, S-31).',
  {
    NEW: 'Coupled, but never synchronized.',
    AGREED: 'Both sides agreed when they were last synchronized.',
    FAILED: 'The latest attempt failed; the next run tries again.',
    SKIPPED:
      'Left alone after failing twice for one reason, until that is gone or someone retries.',
    DELETED: 'One record of the pair, or both, no longer exist.',
    MERGED:
      'The CRM record was merged into another one; couplingCreate takes the ERP record over to that one.',
    OUT_OF_SCOPE: 'A record of the pair is outside the filter of its mapping.',
  },
);

/** What may be done with a pair. */
export const PairAction = apiEnum(
  {
    SYNCHRONIZE: 'SYNCHRONIZE',
    RETRY: 'RETRY',
    COUPLE: 'COUPLE',
    UNCOUPLE: 'UNCOUPLE',
    RESTORE: 'RESTORE',
    DELETE_RECORD: 'DELETE_RECORD',
  } as const,
  'PairAction',
  'What may be done with a pair in its present state (S-29).',
  {
    SYNCHRONIZE: 'couplingSyncNow: both records exist, and neither was merged into another.',
    RETRY: 'couplingRetry: the pair is skipped.',
    COUPLE: 'couplingCreate with another CRM record.',
    UNCOUPLE: 'couplingDelete.',
    RESTORE:
      'couplingRestore: exactly one record exists, and the table mapping writes to the other side.',
    DELETE_RECORD: 'couplingDeleteRecord: exactly one record exists.',
  },
);

/** Who or what ends a failure. */
export const ErrorClassEnum = apiEnum(
  {
    TRANSIENT: 'TRANSIENT',
    WAITING: 'WAITING',
    PERSON: 'PERSON',
    CONFIGURATION: 'CONFIGURATION',
    ADMINISTRATOR: 'ADMINISTRATOR',
  } as const,
  'ErrorClass',
  'Who or what ends a failure.',
  {
    TRANSIENT: 'Passes by itself; it is tried again and never skipped.',
    WAITING: 'Waits for another record to be coupled; then it is tried again by itself.',
    PERSON: 'A person corrects a record or decides.',
    CONFIGURATION: 'A table mapping, a field mapping or a template has to change.',
    ADMINISTRATOR: 'An administrator changes a setting or a setup.',
  },
);

/** One record of a pair. */
@ObjectType('PairRecord', {
  simpleResolvers: true,
  description: 'One record of a coupled pair, as a person looks for it.',
})
export class PairRecordType {
  @Field(() => ID, { description: 'Id of the record.' })
  id: string;

  @HasText('What kind of record it is, such as `Customer`.')
  noun: string;

  @MayText('Number or name; null when the record is gone.')
  name: string | null;

  @HasFlag('False: the record was deleted.')
  exists: boolean;

  @HasFlag('It was merged into another record of its side.')
  merged: boolean;

  @HasFlag('Inside the filter of the mapping; false when the record is gone.')
  inScope: boolean;
}

/** A mutation ready to paste. */
@ObjectType('Fix', {
  simpleResolvers: true,
  description: 'What to send to end a failure: a mutation ready to paste, with its variables.',
})
export class FixType {
  @HasText('What it does, in words.')
  title: string;

  @HasText('The mutation.')
  document: string;

  @Field(() => JsonScalar, { description: 'Its variables.' })
  variables: unknown;
}
