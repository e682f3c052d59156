import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ClearTransformations } from '../../../sync/configuration/clear-transformations';
import type { ChangeRules } from '../../../sync/transformation/change-rules';
import type { TestRule } from '../../../sync/transformation/test-rule';
import type { TransformationType } from '../../../sync/transformation/transformation-type';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import {
  TableMappingClearTransformationsInput,
  TransformationRuleCreateInput,
  TransformationRuleDeleteInput,
  TransformationRuleUpdateInput,
} from './transformation-rule.inputs';
import {
  TableMappingClearTransformationsPayload,
  TransformationRuleDeletePayload,
  TransformationRulePayload,
  TransformationRuleTestType,
  TransformationTypeType,
} from './transformation-rule.type';

const create = refuses(
  'Makes a transformation rule. Regular expressions run in linear time; look-around and back-references do not exist in them.',
  'ALREADY_EXISTS',
  'RULE_INVALID',
  'RULE_UNKNOWN',
  'RULE_CYCLE',
);
const update = refuses(
  'Changes a transformation rule. Repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'RULE_INVALID',
  'RULE_UNKNOWN',
  'RULE_CYCLE',
  'DELIVERED_FIXED',
);
const remove = refuses(
  'Removes a user-defined transformation rule that nothing uses (T-19).',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'RECORD_IN_USE',
  'DELIVERED_FIXED',
);
const clear = refuses(
  'Takes the transformations off all field mappings of a table mapping (T-19). Repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
);

/** The verbs this resolver calls. */
export interface TransformationRuleVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly changeRules: ChangeRules;
  readonly testRule: TestRule;
  readonly clearTransformations: ClearTransformations;
  readonly transformationTypes: ReadonlyMap<string, TransformationType>;
}

/** Transformation rules: making, changing, removing and trying them. */
@Resolver()
export class TransformationRuleResolver extends TransactionalResolver<TransformationRuleVerbs> {
  @Query(() => [TransformationTypeType], {
    description: 'The types of transformation rules and what each takes; few by nature.',
  })
  transformationTypes(): TransformationTypeType[] {
    return [...this.verbs.transformationTypes].map(([name, { parameters }]) => ({
      name,
      parameters,
    }));
  }

  @Query(() => TransformationRuleTestType, {
    description:
      'Tries a transformation rule and those that follow it on a sample value; nothing is written. Refuses with: RECORD_NOT_FOUND, RULE_INVALID, FIELD_CONVERSION.',
  })
  transformationRuleTest(
    @Arg('rule', () => String, { description: 'Code of the first rule.' }) rule: string,
    @Arg('value', () => String, { description: 'The sample value as text.' }) value: string,
  ): Promise<TransformationRuleTestType> {
    return this.verbs.testRule.run(this.verbs.db, rule, value);
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TransformationRulePayload, create)
  transformationRuleCreate(
    @Arg('input', () => TransformationRuleCreateInput, { description: 'The new rule.' })
    input: TransformationRuleCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => ({
      transformationRule: await this.verbs.changeRules.create(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TransformationRulePayload, update)
  transformationRuleUpdate(
    @Arg('input', () => TransformationRuleUpdateInput, {
      description: 'Which rule, and the changes.',
    })
    input: TransformationRuleUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => ({
      transformationRule: await this.verbs.changeRules.update(tx, input, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TransformationRuleDeletePayload, remove)
  transformationRuleDelete(
    @Arg('input', () => TransformationRuleDeleteInput, { description: 'Which rule.' })
    input: TransformationRuleDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) => ({
      deletedId: await this.verbs.changeRules.delete(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingClearTransformationsPayload, clear)
  tableMappingClearTransformations(
    @Arg('input', () => TableMappingClearTransformationsInput, {
      description: 'Which table mapping.',
    })
    input: TableMappingClearTransformationsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(clear, input, context, async (tx) => {
      const { mappingId, cleared } = await this.verbs.clearTransformations.run(tx, input);
      return { tableMapping: mappingId, cleared };
    });
  }
}
