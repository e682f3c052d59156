import { IsInt, IsObject, IsOptional, Length, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { MappingRefInput } from '../configuration/mapping.inputs';

const VERSION =
  'Version of the rule that the caller has read; refused with VERSION_CONFLICT when it has moved on. Null: whatever is there.';
const PARAMETERS = 'Parameters by name; transformationTypes says what the type takes.';
const NEXT = 'Code of the rule that takes the result further; null: none.';

/** A new transformation rule. */
@InputType('TransformationRuleCreateInput', { description: 'A new transformation rule.' })
export class TransformationRuleCreateInput {
  @Field(() => String, { description: 'Code; at most 30 characters, kept in upper case.' })
  @Length(1, 30)
  code: string;

  @Field(() => String, { nullable: true, description: 'What it does. At most 250 characters.' })
  @IsOptional()
  @MaxLength(250)
  description?: string | null;

  @Field(() => String, { description: 'Type, such as SUBSTRING.' })
  @Length(1, 30)
  type: string;

  @Field(() => JsonScalar, { nullable: true, description: PARAMETERS })
  @IsOptional()
  @IsObject()
  parameters?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: NEXT })
  @IsOptional()
  @MaxLength(30)
  nextRule?: string | null;
}

/** A transformation rule and what is to be changed of it. */
@InputType('TransformationRuleUpdateInput', {
  description: 'A transformation rule and what is to be changed of it; what is left out stays.',
})
export class TransformationRuleUpdateInput {
  @Field(() => String, { description: 'Code of the rule.' })
  @Length(1, 30)
  code: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => String, { nullable: true, description: 'What it does. At most 250 characters.' })
  @IsOptional()
  @MaxLength(250)
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Type; its parameters are given anew.' })
  @IsOptional()
  @Length(1, 30)
  type?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: `${PARAMETERS} All of them.` })
  @IsOptional()
  @IsObject()
  parameters?: Record<string, unknown> | null;

  @Field(() => String, { nullable: true, description: NEXT })
  @IsOptional()
  @MaxLength(30)
  nextRule?: string | null;
}

/** A transformation rule to remove. */
@InputType('TransformationRuleDeleteInput', { description: 'A transformation rule to remove.' })
export class TransformationRuleDeleteInput {
  @Field(() => String, { description: 'Code of the rule.' })
  @Length(1, 30)
  code: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** The table mapping whose fields lose their transformations. */
@InputType('TableMappingClearTransformationsInput', {
  description: 'The table mapping whose field mappings lose their transformations.',
})
export class TableMappingClearTransformationsInput extends MappingRefInput {}
