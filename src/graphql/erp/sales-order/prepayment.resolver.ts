import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Arg, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from 'type-graphql';
import type { RegisterPrepayment } from '../../../erp/sales-order/prepayment/register-prepayment';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { DecimalScalar } from '../../common/fields/scalars';
import { payloadOf } from '../../common/records/record.mutations';
import type { RequestContext } from '../../server/context';
import { SalesOrderType } from './sales-order.type';

/** How much of the prepayment of a line is invoiced. */
@InputType('OrderPrepaymentLineInput', {
  description: 'How much of the prepayment of which line is invoiced.',
})
export class OrderPrepaymentLineInput {
  @Field(() => Int, { description: 'Number of the line.' })
  lineNo: number;

  @Field(() => DecimalScalar, {
    description:
      'What is invoiced of it in all, in the document currency; at most its prepayment; 0: nothing any more.',
  })
  amountInvoiced: string;
}

/** What is invoiced of the prepayment of an order. */
@InputType('OrderPrepaymentRegisterInput', {
  description: 'What is invoiced of the prepayment of an order.',
})
export class OrderPrepaymentRegisterInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;

  @Field(() => [OrderPrepaymentLineInput], {
    nullable: true,
    description: 'By line, at most 1,000; left out: everything that is asked for.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  lines: OrderPrepaymentLineInput[] | null;
}

const Payload = payloadOf('OrderPrepaymentRegister', 'order', SalesOrderType, 'The order');

const register = refuses(
  'Takes down what accounting invoiced of an order beforehand; posts nothing. The amounts are in all, so repeating it changes nothing. Once nothing is due any more, the order is released.',
  'RECORD_NOT_FOUND',
  'NO_PREPAYMENT',
  'LINE_NOT_FOUND',
  'INVALID_STATE',
  'NOTHING_TO_RELEASE',
);

/** Prepayments of sales orders. */
@Resolver()
export class PrepaymentResolver {
  constructor(
    private readonly verbs: {
      readonly unitOfWork: UnitOfWork;
      readonly registerPrepayment: RegisterPrepayment;
    },
  ) {}

  @CallableBy('USER')
  @Mutation(() => Payload, register)
  orderPrepaymentRegister(
    @Arg('input', () => OrderPrepaymentRegisterInput, {
      description: 'Which order, and the amounts.',
    })
    input: OrderPrepaymentRegisterInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { unitOfWork, registerPrepayment } = this.verbs;
    return answer(register, input, () =>
      unitOfWork.run(async (tx) => ({ order: await registerPrepayment.run(tx, input) }), { actor }),
    );
  }
}
