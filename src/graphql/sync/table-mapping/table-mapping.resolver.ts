import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { SynchronizeModified } from '../../../sync/pass/synchronize-modified';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import { TableMappingSyncInput } from './table-mapping.inputs';
import { TableMappingSyncPayload } from './table-mapping.payloads';

const sync = refuses(
  'Synchronizes all modified records of table mappings, in the order in which they refer to each other (S-10). Each mapping and direction is a run of its own; a record that fails does not stop the others. A run that a dead process left behind is gone on with.',
  'TABLE_NOT_MAPPED',
  'LINES_NEED_HEADER',
  'DIRECTION_NOT_ALLOWED',
  'RUN_IN_PROCESS',
  'CONNECTION_DISABLED',
);

/** The verbs this resolver calls. */
export interface TableMappingVerbs {
  readonly synchronizeModified: SynchronizeModified;
}

/** Mutations of table mappings. */
@Resolver()
export class TableMappingResolver {
  constructor(private readonly verbs: TableMappingVerbs) {}

  @CallableBy('USER')
  @Mutation(() => TableMappingSyncPayload, sync)
  tableMappingSync(
    @Arg('input', () => TableMappingSyncInput, { description: 'Which mappings, and how.' })
    input: TableMappingSyncInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(sync, input, async () => {
      const { runs, refused } = await this.verbs.synchronizeModified.run(
        { ...input, direction: input.direction === 'BOTH' ? null : input.direction },
        context.actor,
      );
      return {
        runs: runs.map((run) => run.runId),
        refused: refused.map(({ mapping, refusal }) => ({ mapping, error: toUserError(refusal) })),
      };
    });
  }
}
