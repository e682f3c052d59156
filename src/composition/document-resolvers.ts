import type { ClassType } from 'type-graphql';
import { CrmOrderResolver } from '../graphql/crm/order/order.resolver';
import { ConversionResolver } from '../graphql/documents/conversion.resolver';
import { SettingsResolver } from '../graphql/documents/settings/settings.resolver';
import { PaymentResolver } from '../graphql/erp/customer-ledger-entry/payment.resolver';
import { SalesOrderResolver } from '../graphql/erp/sales-order/sales-order.resolver';
import type { Clock } from '../platform/clock';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { Documents } from './documents';

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
  const { orders, payments, crmOrders, convertCrmOrder, settings } = documents;
  const ground = { unitOfWork, clock };
  return new Map<ClassType, object>([
    [SalesOrderResolver as ClassType, new SalesOrderResolver({ ...ground, ...orders })],
    [PaymentResolver as ClassType, new PaymentResolver({ ...ground, ...payments })],
    [CrmOrderResolver as ClassType, new CrmOrderResolver({ unitOfWork, ...crmOrders })],
    [ConversionResolver as ClassType, new ConversionResolver({ ...ground, convertCrmOrder })],
    [SettingsResolver as ClassType, new SettingsResolver({ unitOfWork, ...settings })],
  ]);
}
