import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, type ClassType } from 'type-graphql';
import type {
  CreateDocumentInput,
  DocumentHeader,
  UpdateDocumentInput,
} from '../../../crm/document/writing/document.inputs';
import { addFields, id, type InputFields } from '../../common/records/record.inputs';
import { fixedFields, headerFields } from '../document/document-fields';
import { CrmOrderLineChangeInput, CrmOrderLineInput } from './order-line.inputs';

const header = headerFields('order');
const fixed: InputFields = {
  ...fixedFields('order'),
  quoteId: id('Won quote behind the order.'),
};

function createInput(): ClassType<CreateDocumentInput> {
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

function changesInput(): ClassType<DocumentHeader> {
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
export class CrmOrderUpdateInput implements UpdateDocumentInput {
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
  changes?: DocumentHeader;

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
