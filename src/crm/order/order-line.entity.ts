import { Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Day, Decimal, Flag, Int, Ref, Text } from '../../platform/database/columns';
import { SalesDocumentLine } from '../document/sales-document-line.entity';
import { CrmOrder } from './order.entity';
import { CrmOrderState } from './order.options';

const QUANTITY = { required: true, default: '0' };

/** A line of a CRM order (salesorderdetail). */
@Entity({ schema: 'crm', name: 'sales_order_line' })
@Unique(['salesOrderId', 'lineItemNumber'])
@Index(['salesOrderId', 'businessCentralLineNumber'])
export class CrmOrderLine extends SalesDocumentLine {
  @ForeignKey<CrmOrder>(() => CrmOrder, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  salesOrderId: string;

  @Text(100)
  salesOrderDetailName: string | null;

  @Decimal(QUANTITY)
  quantityShipped: string;

  @Decimal(QUANTITY)
  quantityBackordered: string;

  @Decimal(QUANTITY)
  quantityCancelled: string;

  @Day()
  requestDeliveryBy: string | null;

  /** Price lock of the order; follows it. */
  @Flag()
  salesOrderIsPriceLocked: boolean;

  /** State of the order; follows it. */
  @Choice({ required: true, default: CrmOrderState.Active })
  salesOrderStateCode: CrmOrderState;

  /** Line number of the ERP order (`bcbi_businesscentrallinenumber`); two-way orders only. */
  @Int()
  businessCentralLineNumber: number | null;
}
