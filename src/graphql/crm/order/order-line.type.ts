import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  May,
  MayDay,
  MayInt,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmOrderState } from './order.enums';
import { CrmOrderType } from './order.type';
import { CrmLineFields } from '../document/crm-line.type';

/** A line of a CRM order. */
@ObjectType('CrmOrderLine', { simpleResolvers: true, description: 'A line of a CRM order.' })
export class CrmOrderLineType extends CrmLineFields {
  @MayText('Name of the line.')
  salesOrderDetailName: string | null;

  @HasDecimal('Quantity shipped so far.')
  quantityShipped: string;

  @HasDecimal('Quantity on back order.')
  quantityBackordered: string;

  @HasDecimal('Quantity cancelled.')
  quantityCancelled: string;

  @MayDay('Day by which the customer wants delivery; null when not said.')
  requestDeliveryBy: string | null;

  @HasFlag('Price lock of the order; follows it.')
  salesOrderIsPriceLocked: boolean;

  @Has(() => CrmOrderState, 'State of the order; follows it.')
  salesOrderStateCode: number;

  @MayInt('Line number of the ERP order (`bcbi_businesscentrallinenumber`); two-way orders only.')
  businessCentralLineNumber: number | null;

  @May(() => CrmOrderType, 'The sales order; null when none.')
  salesOrder: unknown;
}
