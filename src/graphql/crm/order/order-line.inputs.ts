import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { CrmOrderLineChange, NewCrmOrderLine } from '../../../crm/order/order.inputs';
import {
  addFields,
  day,
  decimal,
  id,
  int,
  text,
  type InputFields,
} from '../../common/records/record.inputs';
import { DecimalScalar } from '../../common/fields/scalars';

const figures: InputFields = {
  productDescription: text(500, 'Text of a write-in.'),
  uomId: id('Unit of the product; left out: its default unit.'),
  pricePerUnit: decimal(
    'Price of one unit; left out: that of the price list. A write-in needs one.',
  ),
  manualDiscountAmount: decimal('Discount on the whole line.'),
  volumeDiscountAmount: decimal('Volume discount of one unit.'),
  tax: decimal('Tax on the line.'),
  description: text(2_000, 'Long text of the line; line breaks are kept.'),
  requestDeliveryBy: day('Day by which delivery of the line is wanted.'),
  sequenceNumber: int('Place among the lines; left out: behind the last one.'),
};

/** A line of a new CRM order. */
@InputType('CrmOrderLineInput', {
  description: 'A line of a new CRM order: a product, or a text that stands for one (write-in).',
})
export class CrmOrderLineInput implements NewCrmOrderLine {
  @Field(() => DecimalScalar, { description: 'Quantity in the unit.' })
  quantity: string;

  productId?: string;
}

addFields(
  CrmOrderLineInput,
  { productId: id('Product; left out for a write-in.'), ...figures },
  new Set(),
);

/** A change of a line of a CRM order. */
@InputType('CrmOrderLineChangeInput', {
  description: 'A change of one line of a CRM order. What is left out stays; null empties.',
})
export class CrmOrderLineChangeInput implements CrmOrderLineChange {
  @Field(() => ID, { description: 'Id of the line.' })
  @IsUUID()
  id: string;
}

addFields(
  CrmOrderLineChangeInput,
  { quantity: decimal('Quantity in the unit.'), ...figures },
  new Set(),
);
