import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Code, Decimal, Int } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { Customer } from '../customer/customer.entity';

const AMOUNT = { required: true, default: '0' };

/** A line of an unposted invoice (2) or return order (5), as far as it says what a customer owes. */
@Entity({ schema: 'erp', name: 'open_sales_line' })
@Unique(['documentType', 'documentNumber', 'lineNo'])
@Check('ck_open_sales_line_type', 'document_type IN (2, 5)')
export class OpenSalesLine extends SideRecord {
  @Choice({ required: true })
  documentType: number;

  @Code(20, { required: true })
  documentNumber: string;

  @Int({ required: true })
  lineNo: number;

  @Index()
  @ForeignKey<Customer>(() => Customer, (r) => r.number, { onUpdate: 'CASCADE' })
  @Code(20, { required: true })
  billToCustomerNo: string;

  /** Shipment that the line was taken from; its amount counts as shipped already. Null: none. */
  @Code(20)
  shipmentNo: string | null;

  /** Amount with VAT in local currency. */
  @Decimal(AMOUNT)
  outstandingAmountLcy: string;

  /** Received back and not credited, with VAT in local currency. */
  @Decimal(AMOUNT)
  returnReceivedNotInvoicedLcy: string;
}
