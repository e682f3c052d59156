import { Field, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { JsonScalar } from '../../common/fields/scalars';
import { apiEnum } from '../../common/lists/filter.inputs';
import { CouplingType } from '../coupling/coupling.type';
import { SyncOutcomeType } from '../coupling/coupling.payloads';
import { Direction, UpdatePolicy } from '../sync.enums';

/** What the next run would do with a pair. */
export const PairVerdict = apiEnum(
  {
    AGREES: 'AGREES',
    TRAVELS: 'TRAVELS',
    CONFLICT: 'CONFLICT',
    FAILS: 'FAILS',
    RESTORES: 'RESTORES',
    UNCOUPLES: 'UNCOUPLES',
    KEPT_OUT: 'KEPT_OUT',
  } as const,
  'PairVerdict',
  'What the next run would do with a pair, by the policies of its mapping.',
  {
    AGREES: 'Nothing: both sides are in step.',
    TRAVELS: 'It writes what the fields say.',
    CONFLICT: 'Nothing: both sides changed the same, and a person decides (conflictSettle).',
    FAILS: 'Nothing: the error says what stops it.',
    RESTORES: 'It creates the lost counterpart again.',
    UNCOUPLES: 'It removes the coupling, as a counterpart is gone.',
    KEPT_OUT: 'Nothing: a rule of the mapping keeps the record out.',
  },
);

/** Who changed a field. */
export const ChangedBy = apiEnum(
  { NONE: 'NONE', ERP: 'ERP', CRM: 'CRM', BOTH: 'BOTH' } as const,
  'ChangedBy',
  'Which side changed a field since both last agreed.',
  {
    NONE: 'Neither side.',
    ERP: 'The ERP alone.',
    CRM: 'The CRM alone.',
    BOTH: 'Both sides; or both differ and never agreed.',
  },
);

/** What becomes of a field. */
export const FieldEffect = apiEnum(
  { NONE: 'NONE', TO_CRM: 'TO_CRM', FROM_CRM: 'FROM_CRM', CONFLICT: 'CONFLICT' } as const,
  'FieldEffect',
  'What the next run would do with a field.',
  {
    NONE: 'It stays as it is on both sides.',
    TO_CRM: 'The value of the ERP is written to the CRM.',
    FROM_CRM: 'The value of the CRM is written to the ERP.',
    CONFLICT: 'It is part of the conflict.',
  },
);

/** A value on both sides. */
@ObjectType('PairValues', { simpleResolvers: true, description: 'A value on both sides.' })
export class PairValuesType {
  @Field(() => JsonScalar, { nullable: true, description: 'In the ERP; null when blank.' })
  erp: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'In the CRM; null when blank.' })
  crm: unknown;
}

/** One mapped field of a pair. */
@ObjectType('CouplingConflictField', {
  simpleResolvers: true,
  description: 'One mapped field of a pair: as both agreed, as it is, and what becomes of it.',
})
export class CouplingConflictFieldType {
  @Field(() => String, { description: 'Field of the ERP record.' })
  erpField: string;

  @Field(() => String, { description: 'Field of the CRM record.' })
  crmField: string;

  @Field(() => String, {
    nullable: true,
    description: 'Fields of one unit share their fate, such as an address; null: it stands alone.',
  })
  unit: string | null;

  @Field(() => Direction, { description: 'Which way the field travels.' })
  direction: string;

  @Field(() => PairValuesType, {
    nullable: true,
    description: 'Values when both sides last agreed; null when they never did.',
  })
  base: PairValuesType | null;

  @Field(() => JsonScalar, { nullable: true, description: 'Present value in the ERP.' })
  erp: unknown;

  @Field(() => JsonScalar, { nullable: true, description: 'Present value in the CRM.' })
  crm: unknown;

  @Field(() => Boolean, { description: 'The two present values do not mean the same.' })
  differs: boolean;

  @Field(() => ChangedBy, { description: 'Who changed it since both last agreed.' })
  changedBy: string;

  @Field(() => FieldEffect, { description: 'What the next run would do with it.' })
  effect: string;
}

/** The present three-way state of a pair. */
@ObjectType('CouplingConflict', {
  simpleResolvers: true,
  description:
    'The present three-way state of a pair: what both agreed on, what each has now, and what the next run would do. A skipped pair is shown as if it were brought back.',
})
export class CouplingConflictType {
  @Field(() => PairVerdict, { description: 'What the next run would do with the pair.' })
  verdict: string;

  @Field(() => UpdatePolicy, { description: 'The update policy of the mapping.' })
  policy: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Present version of the ERP record, to be named by conflictSettle; null: it is gone.',
  })
  erpVersion: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Present version of the CRM record, to be named by conflictSettle; null: it is gone.',
  })
  crmVersion: string | null;

  @Field(() => Boolean, { description: 'The ERP record was written since both last agreed.' })
  erpChanged: boolean;

  @Field(() => Boolean, { description: 'The CRM record was written since both last agreed.' })
  crmChanged: boolean;

  @Field(() => [CouplingConflictFieldType], {
    description: 'The mapped fields in run order; bounded by the mapping.',
  })
  fields: CouplingConflictFieldType[];

  @Field(() => UserError, {
    nullable: true,
    description: 'What would stop the next run; null when nothing would.',
  })
  error: UserError | null;
}

/** Answer of conflictSettle. */
@ObjectType('ConflictSettlePayload', {
  simpleResolvers: true,
  description: 'Answer of conflictSettle.',
})
export class ConflictSettlePayload {
  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling; null when errors is not empty.',
  })
  coupling: unknown;

  @Field(() => SyncOutcomeType, {
    nullable: true,
    description:
      'What became of the pair: a failed one was left as it was on both sides; null when errors is not empty.',
  })
  outcome: SyncOutcomeType | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
