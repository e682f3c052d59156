import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { UpdateTableMapping } from '../../../sync/configuration/update-table-mapping';
import { answer, refuses, type Refuses } from '../../common/errors/answer';
import type { RequestContext } from '../../server/context';
import { TableMappingUpdateInput } from './mapping.inputs';
import { TableMappingUpdatePayload } from './mapping.payloads';

const update = refuses(
  'Changes a table mapping: direction, filters, policies, schedule. Nothing is written unless all of it is in order; repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'NO_FIELD_FOR_DIRECTION',
  'OPTION_MAPPING_ONE_WAY',
  'FILTER_INVALID',
  'FILTER_FIXED',
);

/** The verbs this resolver calls. */
export interface MappingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly updateTableMapping: UpdateTableMapping;
}

/** Mutations of table mappings. */
@Resolver()
export class MappingResolver {
  constructor(private readonly verbs: MappingVerbs) {}

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

  private answer<T extends object>(
    declared: Refuses,
    input: object,
    context: RequestContext,
    work: (tx: Tx) => Promise<T>,
  ) {
    return answer(declared, input, () => this.verbs.unitOfWork.run(work, { actor: context.actor }));
  }
}
