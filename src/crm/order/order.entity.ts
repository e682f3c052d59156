import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Day, Flag, Int, Ref, Text } from '../../platform/database/columns';
import { stateCheck } from '../common/state-check';
import { SalesDocument } from '../document/sales-document.entity';
import { CrmQuote } from '../quote/quote.entity';
import { CRM_ORDER_STATUSES, CrmOrderState, CrmOrderStatus } from './order.options';

/**
 * An order taken in the CRM (salesorder). The `businessCentral` columns carry the vendor's prefix:
 * `businessCentralOrderNumber` is `bcbi_businesscentralordernumber`.
 */
@Entity({ schema: 'crm', name: 'sales_order' })
@Unique(['orderNumber'])
@Index(['stateCode', 'lastBackOfficeSubmit'])
@Check('ck_sales_order_state', stateCheck(CRM_ORDER_STATUSES))
export class CrmOrder extends SalesDocument {
  /** Given on create; never changes. Stands in the ERP's *Your Reference*. */
  @Text(100, { required: true })
  orderNumber: string;

  /** The won quote behind the order. */
  @Index()
  @ForeignKey<CrmQuote>(() => CrmQuote)
  @Ref()
  quoteId: string | null;

  @Day()
  requestDeliveryBy: string | null;

  @Day()
  dateFulfilled: string | null;

  @Day()
  submitDate: string | null;

  @Int()
  submitStatus: number | null;

  @Text(2000)
  submitStatusDescription: string | null;

  /** The day the ERP took the order over; null: not yet. */
  @Day()
  lastBackOfficeSubmit: string | null;

  /** Prices of the lines stay as they are, whatever becomes of the price list. */
  @Flag()
  isPriceLocked: boolean;

  /** Values of `salesorder.freighttermscode`, kept in step with the account's list. */
  @Choice()
  freightTermsCode: number | null;

  /** The customer collects the goods. */
  @Flag()
  willCall: boolean;

  /** Number of the ERP order; two-way orders only. */
  @Index()
  @Text(20)
  businessCentralOrderNumber: string | null;

  /** Which archived life of that number this is (B.5.6). */
  @Int()
  businessCentralDocumentOccurrenceNumber: number | null;

  /** What the caller named the request that created the order; a repeat finds the order by it. */
  @Index({ unique: true })
  @Text(100)
  idempotencyKey: string | null;

  @Choice({ required: true, default: CrmOrderState.Active })
  stateCode: CrmOrderState;

  @Choice({ required: true, default: CrmOrderStatus.New })
  statusCode: CrmOrderStatus;
}
