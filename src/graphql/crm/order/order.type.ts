import { ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayInt,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmOrderState } from './order.enums';
import { CrmOrderStatus } from './order.enums';
import { AccountType } from '../account/account.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmOrderLineType } from './order-line.type';
import { CrmQuoteType } from '../quote/quote.type';
import { ConversionFailureType } from '../../documents/conversion/conversion-failure.type';
import { SalesOrderType } from '../../erp/sales-order/sales-order.type';
import { connectionOf } from '../../common/lists/connection.type';
import { CrmInvoiceType } from '../invoice/invoice.type';
import { CrmHeaderFields } from '../document/crm-header.type';

/** An order of the CRM. */
@ObjectType('CrmOrder', { simpleResolvers: true, description: 'An order of the CRM.' })
export class CrmOrderType extends CrmHeaderFields {
  @HasText("Given on create; never changes. Stands in the ERP's Your Reference .")
  orderNumber: string;

  @MayDay('Day by which the customer wants delivery; null when not said.')
  requestDeliveryBy: string | null;

  @MayDay('Day on which it was fulfilled; null before that.')
  dateFulfilled: string | null;

  @MayDay('Day on which it was submitted; null before that.')
  submitDate: string | null;

  @MayInt('Status of the submission.')
  submitStatus: number | null;

  @MayText('Status of the submission in words.')
  submitStatusDescription: string | null;

  @MayDay('The day the ERP took the order over; null: not yet.')
  lastBackOfficeSubmit: string | null;

  @HasFlag('Prices of the lines stay as they are, whatever becomes of the price list.')
  isPriceLocked: boolean;

  @MayInt("Values of `salesorder.freighttermscode`, kept in step with the account's list.")
  freightTermsCode: number | null;

  @HasFlag('The customer collects the goods.')
  willCall: boolean;

  @MayText('Number of the ERP order; two-way orders only.')
  businessCentralOrderNumber: string | null;

  @MayInt('Which archived life of that number this is (B.5.6).')
  businessCentralDocumentOccurrenceNumber: number | null;

  @MayText(
    'What the caller named the request that created the order; a repeat finds the order by it.',
  )
  idempotencyKey: string | null;

  @Has(() => CrmOrderState, 'State of the record.')
  stateCode: number;

  @Has(() => CrmOrderStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @May(() => CrmQuoteType, 'The won quote behind the order.')
  quote: unknown;

  @May(
    () => ConversionFailureType,
    'Why it could not be converted by itself; null when nothing stands in the way as far as is known.',
  )
  conversionFailure: unknown;

  @May(() => SalesOrderType, 'ERP order made from this one; null when there is none.')
  order: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @May(() => AccountType, 'Account that orders; null when the customer is a contact.')
  account: unknown;

  @Has(() => [CrmOrderLineType], 'Lines of the order.')
  lines: unknown;

  @Has(() => connectionOf('CrmInvoice', () => CrmInvoiceType), 'Invoices of the order.')
  invoices: unknown;
}
