import { ArrayMaxSize, IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, registerEnumType, type ClassType } from 'type-graphql';
import type {
  CreateDocumentInput,
  DocumentHeader,
  UpdateDocumentInput,
} from '../../../crm/document/writing/document.inputs';
import { addFields, day, type InputFields } from '../../common/records/record.inputs';
import { fixedFields, headerFields } from '../document/document-fields';
import { CrmQuoteLineChangeInput, CrmQuoteLineInput } from './quote-line.inputs';

const header: InputFields = {
  ...headerFields('quote'),
  effectiveFrom: day('First day on which the offer holds.'),
  effectiveTo: day(
    'Last day on which the offer holds; becomes the valid-until date of the ERP quote.',
  ),
};
const fixed: InputFields = fixedFields('quote');

function createInput(): ClassType<CreateDocumentInput> {
  @InputType('CrmQuoteCreateInput', { description: 'A new CRM quote with its lines.' })
  class Input {
    @Field(() => [CrmQuoteLineInput], { description: 'The lines, at most 1,000.' })
    @ArrayMaxSize(1_000)
    @ValidateNested({ each: true })
    lines: CrmQuoteLineInput[];
  }
  addFields(Input, { ...header, ...fixed }, new Set(['customerId']));
  return Input;
}

function changesInput(): ClassType<DocumentHeader> {
  class Changes {}
  InputType('CrmQuoteChanges', {
    description: 'New values of a CRM quote. What is left out stays; null empties.',
  })(Changes);
  addFields(Changes, header, new Set());
  return Changes;
}

/** A new CRM quote. */
export const CrmQuoteCreateInput = createInput();
const CrmQuoteChanges = changesInput();

/** Names a CRM quote. */
@InputType('CrmQuoteInput', { description: 'Which CRM quote.' })
export class CrmQuoteInput {
  @Field(() => ID, { description: 'Id of the quote.' })
  @IsUUID()
  id: string;
}

/** Changes of a CRM quote. */
@InputType('CrmQuoteUpdateInput', {
  description:
    'Changes of a draft of a CRM quote. Lines are removed, changed and added, in that order.',
})
export class CrmQuoteUpdateInput implements UpdateDocumentInput {
  @Field(() => ID, { description: 'Id of the quote.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Version that the change is based on, as read; the change is refused when someone else changed the quote since. Left out: not checked.',
  })
  @IsOptional()
  @Length(1, 20)
  version: string | null;

  @Field(() => CrmQuoteChanges, { nullable: true, description: 'New values of the header.' })
  @IsOptional()
  @ValidateNested()
  changes?: DocumentHeader;

  @Field(() => [ID], { nullable: true, description: 'Ids of lines to remove, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  removeLines?: string[];

  @Field(() => [CrmQuoteLineChangeInput], {
    nullable: true,
    description: 'Changes of lines, at most 1,000.',
  })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  changeLines?: CrmQuoteLineChangeInput[];

  @Field(() => [CrmQuoteLineInput], { nullable: true, description: 'New lines, at most 1,000.' })
  @IsOptional()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  addLines?: CrmQuoteLineInput[];
}

/** What order a won quote leads to. */
export const OrderOfWonQuote = { ACTIVE: 'ACTIVE', SUBMITTED: 'SUBMITTED', NONE: 'NONE' } as const;

registerEnumType(OrderOfWonQuote, {
  name: 'OrderOfWonQuote',
  description: 'What order is made of a won CRM quote.',
  valuesConfig: {
    ACTIVE: { description: 'An order that may still be edited; it is submitted later.' },
    SUBMITTED: { description: 'An order that is handed to the ERP at once.' },
    NONE: { description: 'None for now; crmQuoteWin again, or crmOrderCreate, makes it later.' },
  },
});

/** Names a quote that was won. */
@InputType('CrmQuoteWinInput', { description: 'Which quote was won, and what order is made.' })
export class CrmQuoteWinInput {
  @Field(() => ID, { description: 'Id of the quote.' })
  @IsUUID()
  id: string;

  @Field(() => OrderOfWonQuote, {
    defaultValue: OrderOfWonQuote.ACTIVE,
    description: 'What order is made of it.',
  })
  order: keyof typeof OrderOfWonQuote;
}

/** Why a quote is closed. */
export const QuoteCloseReason = { LOST: 'LOST', CANCELED: 'CANCELED' } as const;

registerEnumType(QuoteCloseReason, {
  name: 'QuoteCloseReason',
  description: 'Why a CRM quote is closed.',
  valuesConfig: {
    LOST: { description: 'The customer refused.' },
    CANCELED: { description: 'We withdrew.' },
  },
});

/** Names a quote that is over. */
@InputType('CrmQuoteCloseInput', { description: 'Which quote is over, and why.' })
export class CrmQuoteCloseInput {
  @Field(() => ID, { description: 'Id of the quote.' })
  @IsUUID()
  id: string;

  @Field(() => QuoteCloseReason, { description: 'Why it is over.' })
  reason: keyof typeof QuoteCloseReason;
}
