import { ArrayMaxSize, IsOptional, Length, Matches, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { apiEnum } from '../../common/lists/filter.inputs';
import { CoupledRecordInput } from '../coupling/coupling.inputs';

/** Fields that one choice may name. */
const MOST = 200;
const VERSION = /^\d{1,19}$/;

/** Which side is right. */
export const ConflictSide = apiEnum(
  { ERP: 'ERP', CRM: 'CRM' } as const,
  'ConflictSide',
  'Which side of a pair is right.',
  { ERP: 'The value of the ERP goes to the CRM.', CRM: 'The value of the CRM goes to the ERP.' },
);

/** What a field in conflict shall have. */
export const ConflictTake = apiEnum(
  { ERP: 'ERP', CRM: 'CRM', VALUE: 'VALUE' } as const,
  'ConflictTake',
  'What a field in conflict shall have.',
  {
    ERP: 'What the ERP has.',
    CRM: 'What the CRM has.',
    VALUE: 'The given value, on both sides.',
  },
);

/** The choice for one field or merge unit. */
@InputType('ConflictFieldChoiceInput', { description: 'The choice for one field or merge unit.' })
export class ConflictFieldChoiceInput {
  @Field(() => String, {
    description: 'Field of the ERP or of the CRM, or the merge unit, such as `address`.',
  })
  @Length(1, 100)
  field: string;

  @Field(() => ConflictTake, { description: 'What it shall have.' })
  take: 'ERP' | 'CRM' | 'VALUE';

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'With VALUE, and only then: the value as the ERP says it, such as a code; null empties the field.',
  })
  @IsOptional()
  value: string | number | boolean | null;
}

/** How to settle a pair. */
@InputType('ConflictSettleInput', {
  description:
    'How to settle a pair, as of the versions the caller saw. Every field in conflict needs a choice: its own, or the one for all.',
})
export class ConflictSettleInput {
  @Field(() => CoupledRecordInput, { description: 'The pair.' })
  @ValidateNested()
  coupling: CoupledRecordInput;

  @Field(() => String, { description: 'Version of the ERP record that the choice was made on.' })
  @Matches(VERSION, { message: '$property is a version, a number as it was read' })
  erpVersion: string;

  @Field(() => String, { description: 'Version of the CRM record that the choice was made on.' })
  @Matches(VERSION, { message: '$property is a version, a number as it was read' })
  crmVersion: string;

  @Field(() => ConflictSide, {
    nullable: true,
    description: 'For all fields in conflict that have no choice of their own.',
  })
  @IsOptional()
  choice: 'ERP' | 'CRM' | null;

  @Field(() => [ConflictFieldChoiceInput], {
    nullable: true,
    description: `Choices per field or merge unit; at most ${MOST}.`,
  })
  @IsOptional()
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  fields: ConflictFieldChoiceInput[] | null;
}
