import type { ClassType } from 'type-graphql';
import { CrmOrderResolver } from '../graphql/crm/order/order.resolver';
import { BulkConversionResolver } from '../graphql/documents/conversion/bulk-conversion.resolver';
import { conversionFailureReads } from '../graphql/documents/conversion/conversion-failure.reads';
import { ConversionFailureType } from '../graphql/documents/conversion/conversion-failure.type';
import { ConversionResolver } from '../graphql/documents/conversion/conversion.resolver';
import { salesSettingsReads } from '../graphql/documents/settings/sales-settings.reads';
import { crmQuoteProcessingReads } from '../graphql/documents/quotes/crm-quote-processing.reads';
import { nounResolver } from '../graphql/common/lists/noun.resolver';
import type { ReadableSettings } from '../graphql/common/read/readable';
import { SalesSettingsPayloadResolver } from '../graphql/documents/settings/sales-settings-payload.resolver';
import { SettingsResolver } from '../graphql/documents/settings/settings.resolver';
import { ApplicationResolver } from '../graphql/erp/customer-ledger-entry/application.resolver';
import { PaymentResolver } from '../graphql/erp/customer-ledger-entry/payment.resolver';
import { CreditMemoResolver } from '../graphql/erp/posted-credit-memo/credit-memo.resolver';
import { InvoiceCancelResolver } from '../graphql/erp/posted-invoice/invoice-cancel.resolver';
import { PrepaymentResolver } from '../graphql/erp/sales-order/prepayment.resolver';
import { OrderEditingResolver } from '../graphql/erp/sales-order/order-editing.resolver';
import { SalesOrderResolver } from '../graphql/erp/sales-order/sales-order.resolver';
import type { Clock } from '../platform/clock';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Documents } from './documents';
import { quoteResolvers } from './quotes/quotes';

/** What the doors to documents are built over. */
export interface DocumentResolverGround {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly documents: Documents;
}

/** The API's doors to the verbs of documents. */
export function composeDocumentResolvers({
  unitOfWork,
  clock,
  documents,
}: DocumentResolverGround): Map<ClassType, object> {
  const { orders, payments, creditMemos, crmOrders, settings } = documents;
  const { convertCrmOrder, convertSubmittedOrders } = documents;
  const ground = { unitOfWork, clock };
  return new Map<ClassType, object>([
    [SalesOrderResolver as ClassType, new SalesOrderResolver({ ...ground, ...orders })],
    [PrepaymentResolver as ClassType, new PrepaymentResolver({ ...ground, ...orders })],
    [OrderEditingResolver as ClassType, new OrderEditingResolver({ ...ground, ...orders })],
    [PaymentResolver as ClassType, new PaymentResolver({ ...ground, ...payments })],
    [ApplicationResolver as ClassType, new ApplicationResolver({ ...ground, ...payments })],
    [CreditMemoResolver as ClassType, new CreditMemoResolver({ ...ground, ...creditMemos })],
    [InvoiceCancelResolver as ClassType, new InvoiceCancelResolver({ ...ground, ...creditMemos })],
    [CrmOrderResolver as ClassType, new CrmOrderResolver({ unitOfWork, ...crmOrders })],
    [ConversionResolver as ClassType, new ConversionResolver({ ...ground, convertCrmOrder })],
    [BulkConversionResolver as ClassType, new BulkConversionResolver({ convertSubmittedOrders })],
    [SalesSettingsPayloadResolver as ClassType, new SalesSettingsPayloadResolver()],
    [SettingsResolver as ClassType, new SettingsResolver({ unitOfWork, ...settings })],
    ...quoteResolvers(documents.quotes, ground),
  ]);
}

/** What the API reads of documents that cross the sides. */
export const documentReads: ReadableSettings[] = [
  salesSettingsReads,
  conversionFailureReads,
  crmQuoteProcessingReads,
];

/** Query resolvers of those nouns. */
export const documentNounResolvers: ClassType[] = [
  nounResolver({
    reads: conversionFailureReads,
    type: ConversionFailureType,
    singular: 'conversionFailure',
    plural: 'conversionFailures',
  }),
];
