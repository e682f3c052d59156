import { ObjectType } from 'type-graphql';
import { Has, HasFlag, HasText, May, MayDay } from '../../common/fields/field.decorators';
import { CrmInvoiceState } from './invoice.enums';
import { CrmInvoiceStatus } from './invoice.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmInvoiceLineType } from './invoice-line.type';
import { CrmOrderType } from '../order/order.type';
import { SalesInvoiceType } from '../../erp/posted-invoice/posted-invoice.type';
import { CrmHeaderFields } from '../document/crm-header.type';

/** An invoice of the CRM. */
@ObjectType('CrmInvoice', { simpleResolvers: true, description: 'An invoice of the CRM.' })
export class CrmInvoiceType extends CrmHeaderFields {
  @HasText(
    'Given on create; never changes. The number of the ERP invoice, where it comes from there.',
  )
  invoiceNumber: string;

  @HasFlag('Prices of the lines stay as they are, whatever becomes of the price list.')
  isPriceLocked: boolean;

  @MayDay('Day on which payment is due.')
  dueDate: string | null;

  @MayDay('Day of delivery.')
  dateDelivered: string | null;

  @Has(() => CrmInvoiceState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmInvoiceStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @May(() => CrmOrderType, 'The CRM order behind the invoice (IN-17).')
  salesOrder: unknown;

  @May(() => SalesInvoiceType, 'Posted ERP invoice coupled to this one; null when there is none.')
  invoice: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(() => AccountType, 'Account that is invoiced; null when the customer is a contact.')
  account: unknown;

  @Has(() => [CrmInvoiceLineType], 'Lines of the invoice.')
  lines: unknown;
}
