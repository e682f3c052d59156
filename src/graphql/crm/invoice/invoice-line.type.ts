import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  May,
  MayDay,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmInvoiceState } from './invoice.enums';
import { CrmInvoiceType } from './invoice.type';
import { CrmLineFields } from '../document/crm-line.type';

/** A line of a CRM invoice. */
@ObjectType('CrmInvoiceLine', { simpleResolvers: true, description: 'A line of a CRM invoice.' })
export class CrmInvoiceLineType extends CrmLineFields {
  @MayText('Name of the line.')
  invoiceDetailName: string | null;

  @HasDecimal('Quantity shipped so far.')
  quantityShipped: string;

  @HasDecimal('Quantity on back order.')
  quantityBackordered: string;

  @MayDay('Day of delivery; null before that.')
  actualDeliveryOn: string | null;

  @MayText('Tracking number of the shipment.')
  shippingTrackingNumber: string | null;

  @HasFlag('Price lock of the invoice; follows it.')
  invoiceIsPriceLocked: boolean;

  @Has(() => CrmInvoiceState, 'State of the invoice; follows it.')
  invoiceStateCode: number;

  @May(() => CrmInvoiceType, 'The invoice; null when none.')
  invoice: unknown;
}
