import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { Has, May } from '../../common/fields/field.decorators';
import { RecordHandleType } from './coupling-draft.types';
import { CouplingType } from './coupling.type';

const ERRORS = 'Why the request was refused; empty on success.';

/** Which ERP record a CRM record is to be coupled to. */
@InputType('CouplingAssignInput', {
  description: 'Which ERP record a CRM record is to be coupled to.',
})
export class CouplingAssignInput {
  @Field(() => String, { description: 'Name of the table mapping, such as SALESPEOPLE.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => ID, { description: 'Id of the CRM record, such as a user.' })
  @IsUUID()
  crmId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of the ERP record, such as a salesperson; null: the CRM record is to lose its coupling.',
  })
  @IsOptional()
  @IsUUID()
  erpId: string | null;
}

/** Which choices are to be made. */
@InputType('CouplingAssignmentsApplyInput', { description: 'Which choices are to be made.' })
export class CouplingAssignmentsApplyInput {
  @Field(() => String, { description: 'Name of the table mapping, such as SALESPEOPLE.' })
  @Length(1, 20)
  mapping: string;
}

/** Answer of couplingAssign. */
@ObjectType('CouplingAssignPayload', {
  simpleResolvers: true,
  description: 'Answer of couplingAssign.',
})
export class CouplingAssignPayload {
  @May(() => RecordHandleType, 'The CRM record; null when errors is not empty.')
  crmRecord: RecordHandleType | null;

  @May(() => RecordHandleType, 'The ERP record that was chosen for it; null: none is to be.')
  erpRecord: RecordHandleType | null;

  @May(
    () => Boolean,
    'Whether couplingAssignmentsApply has something to do; false when the choice is what is coupled already. Null when errors is not empty.',
  )
  pending: boolean | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** What became of one choice. */
@ObjectType('CouplingAssignmentOutcome', {
  simpleResolvers: true,
  description: 'What became of one choice.',
})
export class CouplingAssignmentOutcomeType {
  @Has(() => ID, 'Id of the CRM record.')
  crmId: string;

  @May(() => ID, 'Id of the ERP record that was chosen; null: none was to be.')
  erpId: string | null;

  @May(() => CouplingType, 'The coupling that was made; null when none was.')
  coupling: unknown;

  @May(() => UserError, 'Why it was refused; the choice then waits on. Null otherwise.')
  error: UserError | null;
}

/** Answer of couplingAssignmentsApply: one outcome per choice. */
@ObjectType('CouplingAssignmentsApplyPayload', {
  simpleResolvers: true,
  description: 'Answer of couplingAssignmentsApply: one outcome per choice, the oldest first.',
})
export class CouplingAssignmentsApplyPayload {
  @Field(() => [CouplingAssignmentOutcomeType], {
    nullable: true,
    description: 'What became of each choice, at most 100; null when errors is not empty.',
  })
  outcomes: CouplingAssignmentOutcomeType[] | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
