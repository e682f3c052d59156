import { IsUUID } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { DeleteCoupledOrder } from '../../documents/order-deletion/delete-coupled-order';
import { recordNotFound } from '../../platform/errors/input.errors';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { Tx } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { answer, refuses, type Refuses } from '../common/errors/answer';
import { CallableBy } from '../common/roles/callable-by';
import { UserError } from '../common/errors/user-error.type';
import type { RequestContext } from '../server/context';

/** Which record to remove. */
@InputType('RecordDeleteInput', { description: 'Which record to remove.' })
export class RecordDeleteInput {
  @Field(() => ID, { description: 'Id of the record.' })
  @IsUUID()
  id: string;
}

/** Answer of a mutation that removes a record. */
@ObjectType('RecordDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of a mutation that removes a record.',
})
export class RecordDeletePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the removed record; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

const COUPLING = 'Its coupling goes with it, the CRM record stays as it is (C-23).';
const deleteOrder = refuses(
  'Removes an ERP sales order with its lines and its coupling (C-23). While orders travel one way the CRM order is handed back: active and pending, to be submitted again for a new ERP order (OC-59).',
  'RECORD_NOT_FOUND',
  'INVALID_STATE',
  'RECORD_IN_USE',
);
const deleteSalesperson = refuses(
  `Removes a salesperson. ${COUPLING}`,
  'RECORD_NOT_FOUND',
  'RECORD_IN_USE',
);

/** What removing ERP records stands on. */
export interface DeletionParts {
  readonly unitOfWork: UnitOfWork;
  readonly deleteOrder: DeleteCoupledOrder;
  readonly salespeople: RecordWriter;
}

/** Mutations that remove ERP records. */
@Resolver()
export class DeletionsResolver {
  constructor(private readonly parts: DeletionParts) {}

  @CallableBy('USER')
  @Mutation(() => RecordDeletePayload, deleteOrder)
  orderDelete(
    @Arg('input', () => RecordDeleteInput, { description: 'The order.' }) input: RecordDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(deleteOrder, input, context, (tx) => this.parts.deleteOrder.run(tx, input));
  }

  @CallableBy('USER')
  @Mutation(() => RecordDeletePayload, deleteSalesperson)
  salespersonDelete(
    @Arg('input', () => RecordDeleteInput, { description: 'The salesperson.' })
    input: RecordDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(deleteSalesperson, input, context, async (tx) => {
      const { salespeople } = this.parts;
      const rows = await salespeople.table.rowsByIds(tx, [input.id], 'update');
      if (rows.size === 0) throw recordNotFound(salespeople.noun, input.id);
      const { refused } = await salespeople.delete(tx, [input.id]);
      for (const refusal of refused.values()) throw refusal;
    });
  }

  private answer(
    declared: Refuses,
    input: RecordDeleteInput,
    { actor }: RequestContext,
    work: (tx: Tx) => Promise<void>,
  ) {
    return answer(declared, input, () =>
      this.parts.unitOfWork.run(
        async (tx) => {
          await work(tx);
          return { deletedId: input.id };
        },
        { actor },
      ),
    );
  }
}
