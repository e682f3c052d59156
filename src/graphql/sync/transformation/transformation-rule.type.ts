import { Field, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { UserError } from '../../common/errors/user-error.type';
import { TableMappingType } from '../table-mapping/table-mapping.type';

const ERRORS = 'Why the request was refused; empty on success.';

/** A named text function that field mappings send their source value through. */
@ObjectType('TransformationRule', {
  simpleResolvers: true,
  description:
    'A named text function that field mappings send their source value through before it is converted.',
})
export class TransformationRuleType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => String, { description: 'Code, such as TRIM; at most 30 characters.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'What it does; null when nobody said.' })
  description: string | null;

  @Field(() => String, {
    description:
      'Type, such as SUBSTRING; CONVERSION for what code provides and field mappings name as their rule.',
  })
  type: string;

  @Field(() => JsonScalar, {
    description: 'Parameters by name; transformationTypes says what a type takes.',
  })
  parameters: unknown;

  @Field(() => TransformationRuleType, {
    nullable: true,
    description: 'The rule that takes the result further; null at the end of the chain.',
  })
  nextRule: unknown;

  @Field(() => Boolean, { description: 'True: an administrator made the rule.' })
  userDefined: boolean;

  @Field(() => Int, {
    description: 'Counts changes; mutations refuse a version that has moved on.',
  })
  version: number;
}

/** A type of transformation rule. */
@ObjectType('TransformationType', {
  simpleResolvers: true,
  description: 'A type of transformation rule, and what it takes.',
})
export class TransformationTypeType {
  @Field(() => String, { description: 'Name, such as SUBSTRING.' })
  name: string;

  @Field(() => JsonScalar, {
    description:
      'Parameters by name: kind (text, number, decimal, culture, choice), required, choices, longest.',
  })
  parameters: unknown;
}

/** What one rule of a chain made of a sample value. */
@ObjectType('TransformationStep', {
  simpleResolvers: true,
  description: 'What one rule of a chain made of a sample value.',
})
export class TransformationStepType {
  @Field(() => String, { description: 'Code of the rule.' })
  rule: string;

  @Field(() => String, { description: 'The text after it.' })
  result: string;
}

/** What a chain of rules makes of a sample value. */
@ObjectType('TransformationRuleTest', {
  simpleResolvers: true,
  description: 'What a chain of rules makes of a sample value.',
})
export class TransformationRuleTestType {
  @Field(() => String, { description: 'The text after all rules.' })
  result: string;

  @Field(() => [TransformationStepType], {
    description: 'The text after each rule of the chain; at most 20.',
  })
  steps: TransformationStepType[];
}

/** Answer of transformationRuleCreate and transformationRuleUpdate. */
@ObjectType('TransformationRulePayload', {
  simpleResolvers: true,
  description: 'Answer of transformationRuleCreate and transformationRuleUpdate.',
})
export class TransformationRulePayload {
  @Field(() => TransformationRuleType, {
    nullable: true,
    description: 'The rule as it is now; null when errors is not empty.',
  })
  transformationRule: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of transformationRuleDelete. */
@ObjectType('TransformationRuleDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of transformationRuleDelete.',
})
export class TransformationRuleDeletePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the rule that is gone; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of tableMappingClearTransformations. */
@ObjectType('TableMappingClearTransformationsPayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingClearTransformations.',
})
export class TableMappingClearTransformationsPayload {
  @Field(() => TableMappingType, {
    nullable: true,
    description: 'The table mapping as it is now; null when errors is not empty.',
  })
  tableMapping: unknown;

  @Field(() => Int, {
    nullable: true,
    description: 'Field mappings that had a transformation; null when errors is not empty.',
  })
  cleared: number | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}
