import { InvoiceCoupledOrder } from '../../documents/order-posting/invoice-coupled-order';
import { InvoiceCoupledShipments } from '../../documents/order-posting/invoice-coupled-shipments';
import { ReportInvoicedOrders } from '../../documents/order-posting/report-invoiced-orders';
import { ApplyEntries } from '../../erp/customer-ledger-entry/apply-entries';
import { CustomerLedgerStore } from '../../erp/customer-ledger-entry/customer-ledger.store';
import { RegisterPayment } from '../../erp/customer-ledger-entry/register-payment';
import { SettleInvoices } from '../../erp/customer-ledger-entry/settle-invoices';
import { UnapplyPayment } from '../../erp/customer-ledger-entry/unapply-payment';
import { DrawNumbers } from '../../erp/number-series/draw-numbers';
import { CancelInvoice } from '../../erp/posted-invoice/cancel-invoice';
import { PostCreditMemo } from '../../erp/posted-credit-memo/post-credit-memo';
import { WriteCreditMemo } from '../../erp/posted-credit-memo/write-credit-memo';
import { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import { ChangeOrderStatus } from '../../erp/sales-order/change-order-status';
import { CreateSalesOrders } from '../../erp/sales-order/create-sales-orders';
import { CreateSalesOrder } from '../../erp/sales-order/editing/create-sales-order';
import { UpdateSalesOrder } from '../../erp/sales-order/editing/update-sales-order';
import { OrderEvents } from '../../erp/sales-order/order-events';
import { OrderFactsStore } from '../../erp/sales-order/order-facts.store';
import { PlanSalesDocuments } from '../../erp/sales-order/plan-sales-documents';
import { InvoiceSalesOrder } from '../../erp/sales-order/posting/invoice-sales-order';
import { InvoiceShipments } from '../../erp/sales-order/posting/invoice-shipments';
import { ReopenOrders } from '../../erp/sales-order/posting/reopen-orders';
import { SettleLines } from '../../erp/sales-order/posting/settle-lines';
import { ShipSalesOrder } from '../../erp/sales-order/posting/ship-sales-order';
import { ShipmentStore } from '../../erp/sales-order/posting/shipment.store';
import { WritePostedInvoice } from '../../erp/sales-order/posting/write-posted-invoice';
import { RegisterPrepayment } from '../../erp/sales-order/prepayment/register-prepayment';
import { SalesOrderStore } from '../../erp/sales-order/sales-order.store';
import { writerOf } from '../../platform/database/record-writer';
import type { DocumentParts } from '../documents';

type Ground = Pick<DocumentParts, 'tables' | 'writers' | 'engine'>;

type Tools = ReturnType<typeof toolsOf>;

/** Orders and payments of the ERP, wired. */
export type ErpOrders = ReturnType<typeof composeErpOrders>;

/** Wires what is done with orders and payments in the ERP. */
export function composeErpOrders(ground: Ground) {
  const tools = toolsOf(ground);
  const { store, createOrders, events, archive } = tools;
  const ledger = new CustomerLedgerStore(ground.tables);
  return {
    ...{ createOrders, events, archive },
    orders: { ...editing(ground, tools), ...posting(ground, tools) },
    payments: {
      register: new RegisterPayment(ledger, store, ground.writers),
      apply: new ApplyEntries(
        ledger,
        new SettleInvoices(ground.writers),
        writerOf(ground.writers, 'erp.customer_ledger_entry'),
      ),
      unapply: new UnapplyPayment(ledger, ground.tables),
    },
    creditMemos: creditMemos(ground, tools, ledger),
  };
}

function toolsOf({ tables, writers }: Ground) {
  const numbers = new DrawNumbers();
  return {
    numbers,
    store: new SalesOrderStore(tables),
    facts: new OrderFactsStore(tables),
    createOrders: new CreateSalesOrders(tables, writers, numbers),
    archive: new ArchiveDocuments(tables, writers),
    events: new OrderEvents(),
    orders: writerOf(writers, 'erp.sales_order'),
    lines: writerOf(writers, 'erp.sales_order_line'),
  };
}

function creditMemos(
  { tables, writers }: Ground,
  { store, facts, numbers, lines }: Tools,
  ledger: CustomerLedgerStore,
) {
  const settle = new SettleInvoices(writers);
  const write = new WriteCreditMemo({ store, ledger, settle, writers, numbers });
  const ground = { store, facts, tables, ledger, write };
  const reopen = new ReopenOrders(store, tables, lines);
  const invoices = writerOf(writers, 'erp.sales_invoice');
  return {
    post: new PostCreditMemo({ ...ground, plan: new PlanSalesDocuments(tables) }),
    cancelInvoice: new CancelInvoice({ ...ground, reopen, invoices }),
  };
}

function editing({ tables }: Ground, { store, facts, orders, lines, ...tools }: Tools) {
  const changeStatus = new ChangeOrderStatus(store, orders, tools.events);
  return {
    create: new CreateSalesOrder(store, tools.createOrders),
    update: new UpdateSalesOrder({ store, facts, orders, lines }),
    changeStatus,
    registerPrepayment: new RegisterPrepayment({ store, lines, tables, changeStatus }),
  };
}

// Whatever is invoiced is told to the CRM orders that the ERP orders came from.
function posting({ tables, writers, engine }: Ground, tools: Tools) {
  const { store, facts, numbers, archive, events, orders } = tools;
  const write = new WritePostedInvoice({ store, facts, writers, numbers });
  const settle = new SettleLines(tools.lines, writerOf(writers, 'erp.sales_shipment_line'));
  const report = new ReportInvoicedOrders({
    sessions: engine.sessions,
    couplings: engine.parts.couplings,
    journal: engine.parts.journal,
    crmOrders: writerOf(writers, 'crm.sales_order'),
  });
  const invoice = new InvoiceSalesOrder({ store, orders, write, settle, archive, events });
  const shipments = new ShipmentStore(tables);
  const invoiceShipments = new InvoiceShipments({ store, shipments, write, settle, events });
  return {
    ship: new ShipSalesOrder({ store, writers, numbers, archive, events }),
    invoice: new InvoiceCoupledOrder(invoice, report),
    invoiceShipments: new InvoiceCoupledShipments(invoiceShipments, report),
  };
}
