import { apiEnum } from '../../common/lists/filter.inputs';
import { LedgerDocumentType as LedgerDocumentTypeOption } from '../../../erp/customer-ledger-entry/customer-ledger-entry.options';

/** What a customer ledger entry stands for. */
export const LedgerDocumentType = apiEnum(
  LedgerDocumentTypeOption,
  'LedgerDocumentType',
  'What a customer ledger entry stands for.',
  {
    Blank: 'Nothing in particular.',
    Payment: 'Money that came in.',
    Invoice: 'A posted invoice.',
    CreditMemo: 'A posted credit memo.',
  },
);
