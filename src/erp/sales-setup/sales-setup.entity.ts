import { Entity, ForeignKey } from 'typeorm';
import { Code, Flag } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { NumberSeries } from '../number-series/number-series.entity';

/** One row: number series and habits of sales. */
@Entity({ schema: 'erp', name: 'sales_setup' })
export class SalesSetup extends SideRecord {
  /** Customer nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  customerNos: string | null;

  /** Contact nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  contactNos: string | null;

  /** Vendor nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  vendorNos: string | null;

  /** Item nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  itemNos: string | null;

  /** Resource nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  resourceNos: string | null;

  /** Quote nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  quoteNos: string | null;

  /** Order nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  orderNos: string | null;

  /** Posted shipment nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  postedShipmentNos: string | null;

  /** Posted invoice nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  postedInvoiceNos: string | null;

  /** Posted credit memo nos.; null: those of posted invoices. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  postedCreditMemoNos: string | null;

  /** Opportunity nos. */
  @ForeignKey<NumberSeries>(() => NumberSeries, (r) => r.code, { onUpdate: 'CASCADE' })
  @Code(20)
  opportunityNos: string | null;

  /** Default price list code. */
  @Code(20)
  defaultPriceListCode: string | null;

  /** Archive orders. */
  @Flag()
  archiveOrders: boolean;

  /** Archive quotes. */
  @Flag()
  archiveQuotes: boolean;

  /** Kept as the ERP has it; without invoice discount terms of customers it changes nothing (OC-44). */
  @Flag()
  calcInvDiscount: boolean;

  /** Prevent negative inventory. */
  @Flag()
  preventNegativeInventory: boolean;

  /** Stockout warning. */
  @Flag({ default: true })
  stockoutWarning: boolean;
}
