import { ObjectType } from 'type-graphql';
import { HasFlag, HasText, MayText, RecordFields } from '../../common/fields/field.decorators';

/** An account of the general ledger. */
@ObjectType('GlAccount', {
  simpleResolvers: true,
  description: 'An account of the general ledger, as far as sales documents have lines on it.',
})
export class GlAccountType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Name.')
  name: string | null;

  @HasFlag('Documents may have lines on it.')
  directPosting: boolean;

  @HasFlag('Nothing may be posted to it.')
  blocked: boolean;

  @MayText('General product posting group.')
  genProdPostingGroup: string | null;

  @MayText('VAT product posting group of lines on it; null: lines on it bear no VAT.')
  vatProdPostingGroup: string | null;
}
