import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ApplyAssignments } from '../../../sync/coupling/assignment/apply-assignments';
import type { AssignCoupling } from '../../../sync/coupling/assignment/assign-coupling';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { toUserError } from '../../common/errors/user-error.type';
import type { RequestContext } from '../../server/context';
import {
  CouplingAssignInput,
  CouplingAssignmentsApplyInput,
  CouplingAssignmentsApplyPayload,
  CouplingAssignPayload,
} from './coupling-assignment.types';

const assign = refuses(
  'Chooses which ERP record a CRM record is to be coupled to, such as the salesperson of a user, without coupling yet. An ERP record that was chosen for another CRM record leaves that. Repeating it changes nothing.',
  'TABLE_NOT_MAPPED',
  'ERP_NOT_FOUND',
  'CRM_NOT_FOUND',
  'CRM_OUTSIDE_FILTER',
  'LINES_NEED_HEADER',
  'CONNECTION_DISABLED',
);
const apply = refuses(
  'Makes the couplings that were chosen (couplingAssign), the oldest first, at most 100 at a time. What a CRM record was coupled to before gives way. Answers per choice; one that is refused waits on and does not stop the others.',
  'TABLE_NOT_MAPPED',
  'CONNECTION_DISABLED',
);

/** The verbs this resolver calls. */
export interface AssignmentVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly assign: AssignCoupling;
  readonly apply: ApplyAssignments;
}

/** Mutations of couplings that are chosen first and made afterwards. */
@Resolver()
export class CouplingAssignmentResolver {
  constructor(private readonly verbs: AssignmentVerbs) {}

  @CallableBy('USER')
  @Mutation(() => CouplingAssignPayload, assign)
  couplingAssign(
    @Arg('input', () => CouplingAssignInput, { description: 'The choice.' })
    input: CouplingAssignInput,
    @Ctx() { actor }: RequestContext,
  ) {
    return answer(assign, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => {
          const { crm, erp, pending } = await this.verbs.assign.run(tx, input);
          return { crmRecord: crm, erpRecord: erp, pending };
        },
        { actor },
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CouplingAssignmentsApplyPayload, apply)
  couplingAssignmentsApply(
    @Arg('input', () => CouplingAssignmentsApplyInput, { description: 'Which choices.' })
    input: CouplingAssignmentsApplyInput,
    @Ctx() { actor }: RequestContext,
  ) {
    return answer(apply, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          outcomes: (await this.verbs.apply.run(tx, input)).map(
            ({ crmId, erpId, couplingId, refusal }) => ({
              ...{ crmId, erpId, coupling: couplingId },
              error: refusal && toUserError(refusal),
            }),
          ),
        }),
        { actor },
      ),
    );
  }
}
