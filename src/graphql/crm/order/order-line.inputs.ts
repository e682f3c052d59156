import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type {
  DocumentLineChange,
  NewDocumentLine,
} from '../../../crm/document/writing/document.inputs';
import { addFields, decimal, id } from '../../common/records/record.inputs';
import { lineFields } from '../document/document-fields';
import { DecimalScalar } from '../../common/fields/scalars';

/** A line of a new CRM order. */
@InputType('CrmOrderLineInput', {
  description: 'A line of a new CRM order: a product, or a text that stands for one (write-in).',
})
export class CrmOrderLineInput implements NewDocumentLine {
  @Field(() => DecimalScalar, { description: 'Quantity in the unit.' })
  quantity: string;

  productId?: string;
}

addFields(
  CrmOrderLineInput,
  { productId: id('Product; left out for a write-in.'), ...lineFields },
  new Set(),
);

/** A change of a line of a CRM order. */
@InputType('CrmOrderLineChangeInput', {
  description: 'A change of one line of a CRM order. What is left out stays; null empties.',
})
export class CrmOrderLineChangeInput implements DocumentLineChange {
  @Field(() => ID, { description: 'Id of the line.' })
  @IsUUID()
  id: string;
}

addFields(
  CrmOrderLineChangeInput,
  { quantity: decimal('Quantity in the unit.'), ...lineFields },
  new Set(),
);
