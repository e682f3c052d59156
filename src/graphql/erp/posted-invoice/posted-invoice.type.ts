import { ID, ObjectType } from 'type-graphql';
import { Has, HasFlag, May, MayDay, MayText } from '../../common/fields/field.decorators';
import { DocumentTotals } from '../../common/types/document-totals.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmInvoiceType } from '../../crm/invoice/invoice.type';
import { SalesCreditMemoType } from '../posted-credit-memo/posted-credit-memo.type';
import { SalesInvoiceLineType } from './sales-invoice-line.type';
import { SalesOrderType } from '../sales-order/sales-order.type';
import { OpportunityType } from '../opportunity/opportunity.type';
import { CustomerLedgerEntryType } from '../customer-ledger-entry/customer-ledger-entry.type';
import { connectionOf } from '../../common/lists/connection.type';
import { SalesHeaderFields } from '../sales-document/sales-header.type';

/** A posted sales invoice of the ERP. */
@ObjectType('SalesInvoice', {
  simpleResolvers: true,
  description: 'A posted sales invoice of the ERP.',
})
export class SalesInvoiceType extends SalesHeaderFields {
  @MayText('Number of the order it was made from; null when none.')
  orderNo: string | null;

  @May(() => ID, 'Id of the order it came of; null when none.')
  orderId: string | null;

  @MayDay('Date of the order.')
  orderDate: string | null;

  @MayText('Number of the quote it was made from; null when none.')
  quoteNo: string | null;

  @HasFlag('A corrective credit memo cancelled it.')
  cancelled: boolean;

  @May(() => CrmInvoiceType, 'CRM invoice made from this one; null when there is none.')
  crmInvoice: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @May(() => SalesOrderType, 'The order; null when it was completely invoiced and removed.')
  order: unknown;

  @Has(() => [SalesInvoiceLineType], 'Lines of the invoice.')
  lines: unknown;

  @Has(() => DocumentTotals, 'Totals, computed from the lines, in the currency of the document.')
  totals: DocumentTotals;

  @May(() => OpportunityType, 'The opportunity it came of; null when none.')
  opportunity: unknown;

  @Has(
    () => connectionOf('CustomerLedgerEntry', () => CustomerLedgerEntryType),
    'What the invoice left in the customer ledger.',
  )
  ledgerEntries: unknown;

  @Has(
    () => connectionOf('SalesCreditMemo', () => SalesCreditMemoType),
    'Posted credit memos that settle the invoice.',
  )
  creditMemos: unknown;
}
