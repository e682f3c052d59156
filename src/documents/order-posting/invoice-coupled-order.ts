import type { Tx } from '../../platform/database/db';
import type {
  InvoiceSalesOrder,
  InvoiceSalesOrderInput,
} from '../../erp/sales-order/posting/invoice-sales-order';
import type { ReportInvoicedOrders } from './report-invoiced-orders';

/** Invoices an order, and lets the CRM know when that completes it. */
export class InvoiceCoupledOrder {
  constructor(
    private readonly invoice: InvoiceSalesOrder,
    private readonly report: ReportInvoicedOrders,
  ) {}

  /** Invoices and returns the id of the posted invoice. `today` is the posting date. */
  async run(tx: Tx, input: InvoiceSalesOrderInput, today: string): Promise<string> {
    const { id, completed } = await this.invoice.run(tx, input, today);
    await this.report.run(tx, completed);
    return id;
  }
}
