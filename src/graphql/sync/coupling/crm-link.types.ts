import { IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { Has, May } from '../../common/fields/field.decorators';
import { RecordHandleType } from './coupling-draft.types';
import { SyncOutcomeType } from './coupling.payloads';
import { CouplingType } from './coupling.type';

/** An ERP record with the coupling that leads to it. */
@ObjectType('LinkedRecord', {
  simpleResolvers: true,
  description: 'An ERP record with the coupling that leads to it from the CRM.',
})
export class LinkedRecordType {
  @Has(() => RecordHandleType, 'The ERP record; its noun says which query reads it.')
  record: RecordHandleType;

  @Has(() => CouplingType, 'The coupling that leads to it.')
  coupling: unknown;
}

/** A CRM record as a link of the CRM names it. */
@InputType('CouplingOpenFromCrmInput', {
  description: 'A CRM record as a link of the CRM names it.',
})
export class CouplingOpenFromCrmInput {
  @Field(() => String, {
    description: 'Logical name of the table in the CRM, such as account; case does not matter.',
  })
  @Length(1, 100)
  entityName: string;

  @Field(() => ID, { description: 'Id of the CRM record.' })
  @IsUUID()
  crmId: string;
}

/** Answer of couplingOpenFromCrm. */
@ObjectType('CouplingOpenFromCrmPayload', {
  simpleResolvers: true,
  description: 'Answer of couplingOpenFromCrm.',
})
export class CouplingOpenFromCrmPayload {
  @May(
    () => LinkedRecordType,
    'The ERP record; null when errors is not empty, and when it could not be created: the outcome says why.',
  )
  linked: LinkedRecordType | null;

  @May(() => SyncOutcomeType, 'What creating the record did; null when it was there already.')
  outcome: SyncOutcomeType | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
