import { ArrayMaxSize, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { Has, HasInt, May } from '../../common/fields/field.decorators';
import { CrmOrderType } from '../../crm/order/order.type';
import { SalesOrderType } from '../../erp/sales-order/sales-order.type';
import { ConversionWarningType } from './conversion.types';

/** Which CRM orders to convert. */
@InputType('CrmOrdersConvertInput', { description: 'Which CRM orders to convert.' })
export class CrmOrdersConvertInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the orders, at most 1,000; left out: those that wait, the longest first.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  ids: string[] | null;

  @Field(() => Int, {
    defaultValue: 1_000,
    description: 'How many of the waiting orders to convert at most, 1 to 1,000.',
  })
  @Min(1)
  @Max(1_000)
  limit: number;
}

/** What became of one CRM order of a bulk conversion. */
@ObjectType('CrmOrderConversion', {
  simpleResolvers: true,
  description: 'What became of one CRM order of crmOrdersConvert.',
})
export class CrmOrderConversionType {
  @May(() => CrmOrderType, 'The CRM order; null when there is none of that id.')
  crmOrder: unknown;

  @May(
    () => SalesOrderType,
    'Its ERP order; null when it was refused, or was invoiced completely since.',
  )
  order: unknown;

  @Field(() => Boolean, {
    nullable: true,
    description: 'False when it had been converted before; null when it was refused.',
  })
  created: boolean | null;

  @Has(() => [ConversionWarningType], 'What was not taken over as it was; at most one a field.')
  warnings: ConversionWarningType[];

  @May(() => UserError, 'Why it was refused; null when it was not.')
  error: UserError | null;
}

/** Answer of a bulk conversion. */
@ObjectType('CrmOrdersConvertPayload', {
  simpleResolvers: true,
  description: 'Answer of crmOrdersConvert.',
})
export class CrmOrdersConvertPayload {
  @May(
    () => [CrmOrderConversionType],
    'What became of each order, in their order, at most 1,000; null when errors is not empty.',
  )
  outcomes: CrmOrderConversionType[] | null;

  @HasInt('Orders that were made.')
  created: number;

  @HasInt('Orders that had been converted before.')
  unchanged: number;

  @HasInt('Orders that were refused.')
  refused: number;

  @Has(() => [UserError], 'Why the request as a whole was refused; empty on success.')
  errors: UserError[];
}
