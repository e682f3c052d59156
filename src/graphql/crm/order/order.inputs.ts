import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, type ClassType } from 'type-graphql';
import type {
  CreateCrmOrderInput,
  CrmOrderHeader,
  UpdateCrmOrderInput,
} from '../../../crm/order/order.inputs';
import {
  addFields,
  day,
  decimal,
  flag,
  id,
  int,
  text,
  type InputFields,
} from '../../common/records/record.inputs';
import { CrmOrderLineChangeInput, CrmOrderLineInput } from './order-line.inputs';

const address = (prefix: 'billTo' | 'shipTo', whose: string): InputFields => ({
  [`${prefix}Name`]: text(200, `Name at the ${whose} address.`),
  [`${prefix}ContactName`]: text(150, `Contact at the ${whose} address.`),
  [`${prefix}Line1`]: text(250, `First line of the ${whose} address.`),
  [`${prefix}Line2`]: text(250, `Second line of the ${whose} address.`),
  [`${prefix}Line3`]: text(250, `Third line of the ${whose} address; stays in the CRM.`),
  [`${prefix}PostalCode`]: text(20, `Postal code of the ${whose} address.`),
  [`${prefix}City`]: text(80, `City of the ${whose} address.`),
  [`${prefix}StateOrProvince`]: text(50, `State or province of the ${whose} address.`),
  [`${prefix}Country`]: text(80, `Country of the ${whose} address: a code or a name.`),
  [`${prefix}Telephone`]: text(50, `Telephone at the ${whose} address.`),
  [`${prefix}Fax`]: text(50, `Fax at the ${whose} address.`),
});

const header: InputFields = {
  name: text(300, 'Name of the order.'),
  customerId: id('The account or contact that orders.'),
  ownerId: id('The user or team that owns the order.'),
  priceLevelId: id('Price list; none: prices must be given.'),
  opportunityId: id('Opportunity that the order came from.'),
  requestDeliveryBy: day('Day by which delivery is wanted.'),
  discountPercentage: decimal('Header discount in percent, 0 to 100.'),
  discountAmount: decimal('Header discount as an amount; adds to the percentage.'),
  freightAmount: decimal('Freight charge.'),
  paymentTermsCode: int('Payment terms as a value of the option set.'),
  shippingMethodCode: int('Shipping method as a value of the option set.'),
  freightTermsCode: int('Freight terms as a value of the option set.'),
  willCall: flag('The customer collects the goods.'),
  emailAddress: text(100, 'E-mail address.'),
  description: text(2_000, 'Long description; line breaks are kept.'),
  ...address('billTo', 'invoice'),
  ...address('shipTo', 'delivery'),
};

const fixed: InputFields = {
  transactionCurrencyId: id(
    'Currency; left out: that of the price list, else of the customer, else the base currency.',
  ),
  quoteId: id('Won quote behind the order.'),
  idempotencyKey: text(
    100,
    'Names the request: the same key again finds the order instead of making another.',
  ),
};

function createInput(): ClassType<CreateCrmOrderInput> {
  @InputType('CrmOrderCreateInput', { description: 'A new CRM order with its lines.' })
  class Input {
    @Field(() => [CrmOrderLineInput], { description: 'The lines, at most 1,000.' })
    @ArrayMaxSize(1_000)
    @ValidateNested({ each: true })
    lines: CrmOrderLineInput[];
  }
  addFields(Input, { ...header, ...fixed }, new Set(['customerId']));
  return Input;
}

function changesInput(): ClassType<CrmOrderHeader> {
  class Changes {}
  InputType('CrmOrderChanges', {
    description: 'New values of a CRM order. What is left out stays; null empties.',
  })(Changes);
  addFields(Changes, header, new Set());
  return Changes;
}

/** A new CRM order. */
export const CrmOrderCreateInput = createInput();
const CrmOrderChanges = changesInput();

/** Names a CRM order. */
@InputType('CrmOrderInput', { description: 'Which CRM order.' })
export class CrmOrderInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;
}

/** Changes of a CRM order. */
@InputType('CrmOrderUpdateInput', {
  description:
    'Changes of an active CRM order. Lines are removed, changed and added, in that order.',
})
export class CrmOrderUpdateInput implements UpdateCrmOrderInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Version that the change is based on, as read; the change is refused when someone else changed the order since. Left out: not checked.',
  })
  @IsOptional()
  @Length(1, 20)
  version: string | null;

  @Field(() => CrmOrderChanges, { nullable: true, description: 'New values of the header.' })
  @IsOptional()
  @ValidateNested()
  changes?: CrmOrderHeader;

  @Field(() => [ID], { nullable: true, description: 'Ids of lines to remove, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  removeLines?: string[];

  @Field(() => [CrmOrderLineChangeInput], {
    nullable: true,
    description: 'Changes of lines, at most 1,000.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  changeLines?: CrmOrderLineChangeInput[];

  @Field(() => [CrmOrderLineInput], { nullable: true, description: 'New lines, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  addLines?: CrmOrderLineInput[];
}
