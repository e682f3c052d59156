import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../../common/fields/scalars';

/** A line of a new CRM order. */
@InputType('CrmOrderLineInput', {
  description: 'A line of a new CRM order: a product, or a text that stands for one (write-in).',
})
export class CrmOrderLineInput {
  @Field(() => ID, { nullable: true, description: 'Product; left out for a write-in.' })
  @IsOptional()
  @IsUUID()
  productId?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Text of a write-in. At most 500 characters.',
  })
  @IsOptional()
  @Length(1, 500)
  productDescription?: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Unit of the product; left out: its default unit.',
  })
  @IsOptional()
  @IsUUID()
  uomId?: string;

  @Field(() => DecimalScalar, { description: 'Quantity in the unit.' })
  quantity: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Price of one unit; left out: that of the price list. A write-in needs one.',
  })
  @IsOptional()
  pricePerUnit?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Discount on the whole line.' })
  @IsOptional()
  manualDiscountAmount?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Volume discount of one unit.' })
  @IsOptional()
  volumeDiscountAmount?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Tax on the line.' })
  @IsOptional()
  tax?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Long text of the line; line breaks are kept. At most 2,000 characters.',
  })
  @IsOptional()
  @Length(0, 2_000)
  description?: string;
}

/** A new CRM order. */
@InputType('CrmOrderCreateInput', { description: 'A new CRM order with its lines.' })
export class CrmOrderCreateInput {
  @Field(() => ID, { description: 'The account or contact that orders.' })
  @IsUUID()
  customerId: string;

  @Field(() => String, {
    nullable: true,
    description: 'Name of the order. At most 300 characters.',
  })
  @IsOptional()
  @Length(1, 300)
  name?: string;

  @Field(() => ID, { nullable: true, description: 'Price list; left out: prices must be given.' })
  @IsOptional()
  @IsUUID()
  priceLevelId?: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'Currency; left out: that of the price list, else of the customer, else the base currency.',
  })
  @IsOptional()
  @IsUUID()
  transactionCurrencyId?: string;

  @Field(() => DateScalar, { nullable: true, description: 'Day by which delivery is wanted.' })
  @IsOptional()
  requestDeliveryBy?: string;

  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Header discount in percent, 0 to 100.',
  })
  @IsOptional()
  discountPercentage?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Header discount as an amount.' })
  @IsOptional()
  discountAmount?: string;

  @Field(() => DecimalScalar, { nullable: true, description: 'Freight charge.' })
  @IsOptional()
  freightAmount?: string;

  @Field(() => Int, { nullable: true, description: 'Payment terms as a value of the option set.' })
  @IsOptional()
  paymentTermsCode?: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Shipping method as a value of the option set.',
  })
  @IsOptional()
  shippingMethodCode?: number;

  @Field(() => Int, { nullable: true, description: 'Freight terms as a value of the option set.' })
  @IsOptional()
  freightTermsCode?: number;

  @Field(() => String, {
    nullable: true,
    description: 'Long description. At most 2,000 characters.',
  })
  @IsOptional()
  @Length(0, 2_000)
  description?: string;

  @Field(() => [CrmOrderLineInput], { description: 'The lines, at most 1,000.' })
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  lines: CrmOrderLineInput[];

  @Field(() => String, {
    nullable: true,
    description:
      'Names the request: the same key again finds the order instead of making another. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  idempotencyKey?: string;
}

/** Names a CRM order. */
@InputType('CrmOrderInput', { description: 'Which CRM order.' })
export class CrmOrderInput {
  @Field(() => ID, { description: 'Id of the order.' })
  @IsUUID()
  id: string;
}
