import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { CoupleRecords } from '../../../sync/coupling/couple-records';
import type { CreateCounterparts } from '../../../sync/coupling/create-counterparts';
import type { UncoupleRecords } from '../../../sync/uncoupling/uncouple-records';
import type { SynchronizeNow } from '../../../sync/engine/synchronize-now';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import {
  CouplingCreateCounterpartsInput,
  CouplingCreateInput,
  CouplingDeleteInput,
  CouplingSyncNowInput,
} from './coupling.inputs';
import { recordsAnswer, toOutcome, uncoupledAnswer } from './coupling.outcomes';
import { CouplingCreatePayload, CouplingRecordsPayload } from './coupling.payloads';

const PER_RECORD =
  'Answers per record; a record that fails does not stop the others. At most 1,000 records.';

const create = refuses(
  'Couples two existing records; data travels only when an initial synchronization is asked for. Repeating it for the same pair changes nothing (C-3, C-12). Started from the ERP record, a coupled ERP record is re-pointed to a free CRM record; started from the CRM record, it keeps its counterpart and the call is refused (C-4).',
  'COUPLING_TAKEN',
  'ERP_ALREADY_COUPLED',
  'TABLE_NOT_MAPPED',
  'ERP_NOT_FOUND',
  'CRM_NOT_FOUND',
  'CRM_OUTSIDE_FILTER',
  'PRICE_LIST_NOT_ACTIVE',
  'NOT_ELIGIBLE',
  'DIRECTION_NOT_ALLOWED',
  'LINES_NEED_HEADER',
  'NOT_SUPPORTED_FOR_ORDERS',
  'MAPPING_NOT_DETERMINED',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);
const COUNTERPARTS = [
  'TABLE_NOT_MAPPED',
  'MAPPING_NOT_DETERMINED',
  'LINES_NEED_HEADER',
  'DIRECTION_NOT_ALLOWED',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
] as const;
const createInCrm = refuses(
  `Creates CRM counterparts for ERP records and couples them (C-15). ${PER_RECORD}`,
  ...COUNTERPARTS,
);
const createInErp = refuses(
  `Creates ERP counterparts for CRM records and couples them (C-16). ${PER_RECORD}`,
  ...COUNTERPARTS,
);
const remove = refuses(
  `Uncouples pairs; values already copied stay as they are (C-19 to C-24). ${PER_RECORD}`,
  'CONNECTION_DISABLED',
);
const syncNow = refuses(
  `Synchronizes coupled pairs now (S-1 to S-9). ${PER_RECORD}`,
  'DIRECTION_NOT_ALLOWED',
  'LINES_NEED_HEADER',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);

/** The verbs this resolver calls. */
export interface CouplingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly couple: CoupleRecords;
  readonly uncouple: UncoupleRecords;
  readonly createCounterparts: CreateCounterparts;
  readonly synchronizeNow: SynchronizeNow;
}

/** Mutations of couplings. */
@Resolver()
export class CouplingResolver extends TransactionalResolver<CouplingVerbs> {
  @CallableBy('USER')
  @Mutation(() => CouplingCreatePayload, create)
  couplingCreate(
    @Arg('input', () => CouplingCreateInput, { description: 'The two records.' })
    input: CouplingCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => {
      const { coupling, created, outcome } = await this.verbs.couple.run(tx, input);
      return { coupling: coupling.id, created, outcome: outcome && toOutcome(outcome) };
    });
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, createInCrm)
  couplingCreateInCrm(
    @Arg('input', () => CouplingCreateCounterpartsInput, { description: 'The ERP records.' })
    input: CouplingCreateCounterpartsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(createInCrm, input, context, async (tx) =>
      recordsAnswer(
        await this.verbs.createCounterparts.run(tx, {
          direction: 'TO_CRM',
          records: input.records,
        }),
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, createInErp)
  couplingCreateInErp(
    @Arg('input', () => CouplingCreateCounterpartsInput, { description: 'The CRM records.' })
    input: CouplingCreateCounterpartsInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(createInErp, input, context, async (tx) =>
      recordsAnswer(
        await this.verbs.createCounterparts.run(tx, {
          direction: 'FROM_CRM',
          records: input.records,
        }),
      ),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, remove)
  couplingDelete(
    @Arg('input', () => CouplingDeleteInput, { description: 'The pairs.' })
    input: CouplingDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) =>
      uncoupledAnswer(await this.verbs.uncouple.run(tx, { records: input.records })),
    );
  }

  @CallableBy('USER')
  @Mutation(() => CouplingRecordsPayload, syncNow)
  couplingSyncNow(
    @Arg('input', () => CouplingSyncNowInput, { description: 'The pairs, and which way.' })
    input: CouplingSyncNowInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(syncNow, input, context, async (tx) =>
      recordsAnswer(await this.verbs.synchronizeNow.run(tx, input)),
    );
  }
}
