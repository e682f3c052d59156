import type { Tx } from '../../platform/database/db';
import type {
  InvoiceShipments,
  InvoiceShipmentsInput,
} from '../../erp/sales-order/posting/invoice-shipments';
import type { ReportInvoicedOrders } from './report-invoiced-orders';

/** Invoices shipments together, and lets the CRM know of the orders which that completes. */
export class InvoiceCoupledShipments {
  constructor(
    private readonly invoice: InvoiceShipments,
    private readonly report: ReportInvoicedOrders,
  ) {}

  /** Invoices and returns the id of the posted invoice. `today` is the posting date. */
  async run(tx: Tx, input: InvoiceShipmentsInput, today: string): Promise<string> {
    const { id, completed } = await this.invoice.run(tx, input, today);
    await this.report.run(tx, completed);
    return id;
  }
}
