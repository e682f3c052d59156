import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UncoupleMappings } from '../../../sync/uncoupling/uncouple-mappings';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import {
  TableMappingUncoupleInput,
  TableMappingUncouplePayload,
} from './table-mapping-uncouple.types';

const uncouple = refuses(
  'Uncouples every pair of table mappings, in batches that each commit on their own; values already copied stay (C-19 to C-25). Where CRM records carry the company it is cleared, also on those without a coupling. What stands below, such as the contacts of a customer, is uncoupled along. Repeated after a stop it goes on with what is left.',
  'TABLE_NOT_MAPPED',
  'LINES_NEED_HEADER',
  'RUN_IN_PROCESS',
  'CONNECTION_DISABLED',
);

/** Uncoupling of whole table mappings. */
@Resolver()
export class TableMappingUncoupleResolver {
  constructor(private readonly verb: UncoupleMappings) {}

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingUncouplePayload, uncouple)
  tableMappingUncouple(
    @Arg('input', () => TableMappingUncoupleInput, { description: 'Which mappings.' })
    input: TableMappingUncoupleInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(uncouple, input, async () => {
      const { runIds, refused, warnings } = await this.verb.run(input, context.actor);
      return {
        runs: runIds,
        refused: refused.map(({ mapping, refusal }) => ({ mapping, error: toUserError(refusal) })),
        warnings,
      };
    });
  }
}
