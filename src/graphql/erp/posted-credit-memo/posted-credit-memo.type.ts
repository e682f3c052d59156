import { ObjectType } from 'type-graphql';
import { Has, May, MayText } from '../../common/fields/field.decorators';
import { connectionOf } from '../../common/lists/connection.type';
import { DocumentTotals } from '../../common/types/document-totals.type';
import { CustomerLedgerEntryType } from '../customer-ledger-entry/customer-ledger-entry.type';
import { SalesInvoiceType } from '../posted-invoice/posted-invoice.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';
import { SalesCreditMemoLineType } from './sales-credit-memo-line.type';

/** A posted sales credit memo of the ERP. */
@ObjectType('SalesCreditMemo', {
  simpleResolvers: true,
  description:
    'A posted sales credit memo of the ERP. Amounts are above zero; its ledger entry is negative.',
})
export class SalesCreditMemoType extends SalesHeaderFields {
  @MayText('Number of the posted invoice it settles; null when it settles none.')
  appliesToInvoiceNo: string | null;

  @May(() => SalesInvoiceType, 'The posted invoice it settles; null when it settles none.')
  appliesToInvoice: unknown;

  @MayText('Number of the posted invoice it cancels as a whole; null when it cancels none.')
  cancelsInvoiceNo: string | null;

  @Has(() => [SalesCreditMemoLineType], 'Lines of the credit memo.')
  lines: unknown;

  @Has(() => DocumentTotals, 'Totals, computed from the lines, in the currency of the document.')
  totals: DocumentTotals;

  @Has(
    () => connectionOf('CustomerLedgerEntry', () => CustomerLedgerEntryType),
    'What the credit memo left in the customer ledger.',
  )
  ledgerEntries: unknown;
}
