import { flag, text } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { GlAccountType } from './gl-account.type';

const fields = {
  number: text(20, 'Number that identifies the account; unique.'),
  name: text(100, 'Name.'),
  directPosting: flag('Documents may have lines on it.'),
  blocked: flag('Nothing may be posted to it.'),
  genProdPostingGroup: text(20, 'General product posting group.'),
  vatProdPostingGroup: text(20, 'VAT product posting group of lines on it; null: no VAT.'),
};

/** Mutations that create and change GlAccount records. */
export const GlAccountMutations = recordMutations({
  typeName: 'GlAccount',
  type: GlAccountType,
  table: 'erp.gl_account',
  fields,
  required: ['number'],
});
