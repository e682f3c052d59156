import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { CreateTableMapping } from '../../../sync/configuration/create-table-mapping';
import type { DeleteTableMapping } from '../../../sync/configuration/delete-table-mapping';
import type { UpdateTableMapping } from '../../../sync/configuration/update-table-mapping';
import type { ResetCriteria } from '../../../sync/matching/reset-criteria';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import { TableMappingResetCriteriaInput, TableMappingUpdateInput } from './mapping.inputs';
import { TableMappingCreateInput, TableMappingDeleteInput } from './mapping-create.inputs';
import {
  TableMappingCreatePayload,
  TableMappingDeletePayload,
  TableMappingResetCriteriaPayload,
  TableMappingUpdatePayload,
} from './mapping.payloads';

const update = refuses(
  'Changes a table mapping: direction, filters, policies, schedule. Nothing is written unless all of it is in order; repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'NO_FIELD_FOR_DIRECTION',
  'OPTION_MAPPING_ONE_WAY',
  'FILTER_INVALID',
  'FILTER_FIXED',
  'SINGLE_COMPANY',
  'NUMBER_POLICY_NOT_ALLOWED',
  'DEACTIVATION_UNKNOWN',
);

const create = refuses(
  'Makes a table mapping between any two tables, with its fields, direction and filters (T-24). Its definition is kept, so that a reset can build it again.',
  'ALREADY_EXISTS',
  'TABLE_UNKNOWN',
  'TABLE_ALREADY_MAPPED',
  'FILTER_INVALID',
  'FIELD_UNKNOWN',
  'FIELD_NOT_MAPPABLE',
  'FIELD_TYPES_DIFFER',
  'FIELD_ALREADY_MAPPED',
  'SETTINGS_EXCLUDE',
  'CONSTANT_INVALID',
  'RULE_UNKNOWN',
  'REFERENCE_NOT_MAPPED',
  'NUMBER_POLICY_NOT_ALLOWED',
  'DEACTIVATION_UNKNOWN',
);
const remove = refuses(
  'Removes a user-defined table mapping with its field mappings and templates (T-5). Refused while records are coupled through it.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'RECORD_IN_USE',
  'DELIVERED_FIXED',
);

const reset = refuses(
  'Takes use and letter case of the matching criteria off all field mappings of a table mapping; priorities stay (C-27). Repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
);

/** The verbs this resolver calls. */
export interface MappingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly updateTableMapping: UpdateTableMapping;
  readonly createTableMapping: CreateTableMapping;
  readonly deleteTableMapping: DeleteTableMapping;
  readonly resetCriteria: ResetCriteria;
}

/** Mutations of table mappings. */
@Resolver()
export class MappingResolver extends TransactionalResolver<MappingVerbs> {
  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingUpdatePayload, update)
  tableMappingUpdate(
    @Arg('input', () => TableMappingUpdateInput, {
      description: 'Which table mapping, and the changes.',
    })
    input: TableMappingUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => {
      const done = await this.verbs.updateTableMapping.run(tx, input, input.changes);
      return { tableMapping: done.mappingId, warnings: done.warnings };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingCreatePayload, create)
  tableMappingCreate(
    @Arg('input', () => TableMappingCreateInput, { description: 'The table mapping.' })
    input: TableMappingCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => {
      const done = await this.verbs.createTableMapping.run(tx, input);
      return { tableMapping: done.mappingId, warnings: done.warnings };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingDeletePayload, remove)
  tableMappingDelete(
    @Arg('input', () => TableMappingDeleteInput, { description: 'Which table mapping.' })
    input: TableMappingDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) => ({
      deletedId: await this.verbs.deleteTableMapping.run(tx, input, input.deleteDefinition),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingResetCriteriaPayload, reset)
  tableMappingResetCriteria(
    @Arg('input', () => TableMappingResetCriteriaInput, { description: 'Which table mapping.' })
    input: TableMappingResetCriteriaInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(reset, input, context, async (tx) => {
      const done = await this.verbs.resetCriteria.run(tx, input);
      return { tableMapping: done.mappingId, reset: done.reset };
    });
  }
}
