import { CancelCrmOrder } from '../crm/order/cancel-crm-order';
import { CreateDocument } from '../crm/document/writing/create-document';
import { DocumentTermsStore } from '../crm/document/writing/document-terms.store';
import { UpdateDocument } from '../crm/document/writing/update-document';
import { WriteDocumentLines } from '../crm/document/writing/write-document-lines';
import { CRM_ORDER } from '../crm/order/order.kind';
import { ReactivateCrmOrder } from '../crm/order/reactivate-crm-order';
import { SubmitCrmOrder } from '../crm/order/submit-crm-order';
import { crmStores } from '../crm/crm-stores';
import { CopyCrmNotes } from '../documents/notes/copy-crm-notes';
import { CrmNoteStore } from '../documents/notes/crm-note.store';
import { CandidatesStore } from '../documents/order-conversion/candidates.store';
import { ConvertSubmittedOrders } from '../documents/order-conversion/convert-submitted-orders';
import { ConversionFailureStore } from '../sync/conversion-failure/conversion-failure.store';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { ConvertInBatches } from '../documents/conversion/convert-in-batches';
import { DocumentFactsStore } from '../documents/conversion/document-facts.store';
import { ORDER_TABLES } from '../documents/conversion/document-tables';
import { WriteInStore } from '../documents/conversion/write-in.store';
import { OrderConversionFactsStore } from '../documents/order-conversion/order-conversion-facts.store';
import { ConvertCrmOrder } from '../documents/order-conversion/convert-crm-order';
import { ConvertCrmOrders } from '../documents/order-conversion/convert-crm-orders';
import { AgreeBothWays } from '../documents/order-conversion/agree-both-ways';
import { RecordConversions } from '../documents/order-conversion/record-conversions';
import { SettingsFactsStore } from '../documents/settings/settings-facts.store';
import { ActivatePosts } from '../crm/post-configuration/activate-posts';
import { UpdateSalesSettings } from '../documents/settings/update-sales-settings';
import { UpdateSetups } from '../documents/settings/update-setups';
import { CustomerLedgerStore } from '../erp/customer-ledger-entry/customer-ledger.store';
import { RegisterPayment } from '../erp/customer-ledger-entry/register-payment';
import { UnapplyPayment } from '../erp/customer-ledger-entry/unapply-payment';
import { DrawNumbers } from '../erp/number-series/draw-numbers';
import { ChangeOrderStatus } from '../erp/sales-order/change-order-status';
import { CreateSalesOrder } from '../erp/sales-order/editing/create-sales-order';
import { RegisterPrepayment } from '../erp/sales-order/prepayment/register-prepayment';
import { UpdateSalesOrder } from '../erp/sales-order/editing/update-sales-order';
import { CreateSalesOrders } from '../erp/sales-order/create-sales-orders';
import { OrderEvents } from '../erp/sales-order/order-events';
import { OrderFactsStore } from '../erp/sales-order/order-facts.store';
import { InvoiceCoupledOrder } from '../documents/order-posting/invoice-coupled-order';
import { InvoiceCoupledShipments } from '../documents/order-posting/invoice-coupled-shipments';
import { ReportInvoicedOrders } from '../documents/order-posting/report-invoiced-orders';
import { InvoiceShipments } from '../erp/sales-order/posting/invoice-shipments';
import { SettleLines } from '../erp/sales-order/posting/settle-lines';
import { ShipmentStore } from '../erp/sales-order/posting/shipment.store';
import { WritePostedInvoice } from '../erp/sales-order/posting/write-posted-invoice';
import { InvoiceSalesOrder } from '../erp/sales-order/posting/invoice-sales-order';
import { ShipSalesOrder } from '../erp/sales-order/posting/ship-sales-order';
import { SalesOrderStore } from '../erp/sales-order/sales-order.store';
import { ArchiveDocuments } from '../erp/sales-document-archive/archive-documents';
import { NoteCouplingStore } from '../sync/note-coupling/note-coupling.store';
import type { Clock } from '../platform/clock';
import type { RecordTables } from '../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../platform/database/record-writer';
import type { Engine } from './engine';
import { composeUnitModel, type UnitModel } from './unit-model';
import { composeOrderFlow, type OrderFlow } from './orders/order-flow';
import { composeQuotes, type Quotes } from './quotes/quotes';

/** What the document verbs are made of. */
export interface DocumentParts {
  readonly tables: RecordTables;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly engine: Engine;
  readonly clock: Clock;
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
}

/** The verbs of documents on both sides and across them, wired. */
export interface Documents {
  readonly orders: {
    create: CreateSalesOrder;
    update: UpdateSalesOrder;
    changeStatus: ChangeOrderStatus;
    registerPrepayment: RegisterPrepayment;
    ship: ShipSalesOrder;
    invoice: InvoiceCoupledOrder;
    invoiceShipments: InvoiceCoupledShipments;
  };
  readonly payments: { register: RegisterPayment; unapply: UnapplyPayment };
  readonly crmOrders: {
    create: CreateDocument;
    update: UpdateDocument;
    submit: SubmitCrmOrder;
    cancel: CancelCrmOrder;
    reactivate: ReactivateCrmOrder;
  };
  readonly createOrders: CreateSalesOrders;
  readonly orderFlow: OrderFlow;
  readonly convertCrmOrder: ConvertCrmOrder;
  readonly convertSubmittedOrders: ConvertSubmittedOrders;
  readonly quotes: Quotes;
  readonly settings: { updateSalesSettings: UpdateSalesSettings; updateSetups: UpdateSetups };
  readonly unitModel: UnitModel;
}

/** Wires the verbs of documents. */
export function composeDocuments(parts: DocumentParts): Documents {
  const { tables, writers, engine, clock, db, unitOfWork } = parts;
  const numbers = new DrawNumbers();
  const store = new SalesOrderStore(tables);
  const ledger = new CustomerLedgerStore(tables);
  const createOrders = new CreateSalesOrders(tables, writers, numbers);
  const crmOrders = writerOf(writers, 'crm.sales_order');
  const unitModel = composeUnitModel(parts);
  const events = new OrderEvents();
  const archive = new ArchiveDocuments(tables, writers);
  const facts = new OrderFactsStore(tables);
  const write = new WritePostedInvoice({ store, facts, writers, numbers });
  const settle = new SettleLines(
    writerOf(writers, 'erp.sales_order_line'),
    writerOf(writers, 'erp.sales_shipment_line'),
  );
  const { couplings, journal } = engine.parts;
  const report = new ReportInvoicedOrders({
    sessions: engine.sessions,
    couplings,
    journal,
    crmOrders,
  });
  const writeIns = new WriteInStore();
  const convertOrders = new ConvertCrmOrders({
    facts: new OrderConversionFactsStore(
      tables,
      new DocumentFactsStore(tables, ORDER_TABLES, writeIns),
    ),
    createOrders,
    record: new RecordConversions({
      couplings,
      journal,
      crmOrders,
      notes: new CopyCrmNotes(
        new CrmNoteStore(),
        writerOf(writers, 'erp.note'),
        new NoteCouplingStore(),
      ),
      archive,
      failures: new ConversionFailureStore(),
      bothWays: new AgreeBothWays({
        ...{ couplings, crmOrders },
        erpOrders: writerOf(writers, 'erp.sales_order'),
        erpLines: writerOf(writers, 'erp.sales_order_line'),
        crmLines: writerOf(writers, 'crm.sales_order_line'),
      }),
    }),
  });
  const crmLines = writerOf(writers, 'crm.sales_order_line');
  const lines = new WriteDocumentLines(CRM_ORDER, crmLines, crmStores());
  const submit = new SubmitCrmOrder(crmOrders, crmLines.table, clock);
  const changeStatus = new ChangeOrderStatus(store, writerOf(writers, 'erp.sales_order'), events);
  return {
    orders: {
      create: new CreateSalesOrder(store, createOrders),
      update: new UpdateSalesOrder({
        store,
        facts,
        orders: writerOf(writers, 'erp.sales_order'),
        lines: writerOf(writers, 'erp.sales_order_line'),
      }),
      changeStatus,
      registerPrepayment: new RegisterPrepayment({
        store,
        lines: writerOf(writers, 'erp.sales_order_line'),
        tables,
        changeStatus,
      }),
      ship: new ShipSalesOrder({ store, writers, numbers, archive, events }),
      invoice: new InvoiceCoupledOrder(
        new InvoiceSalesOrder({
          store,
          orders: writerOf(writers, 'erp.sales_order'),
          write,
          settle,
          archive,
          events,
        }),
        report,
      ),
      invoiceShipments: new InvoiceCoupledShipments(
        new InvoiceShipments({
          store,
          shipments: new ShipmentStore(tables),
          write,
          settle,
          events,
        }),
        report,
      ),
    },
    payments: {
      register: new RegisterPayment(ledger, store, writers),
      unapply: new UnapplyPayment(ledger, tables),
    },
    crmOrders: {
      create: new CreateDocument(CRM_ORDER, crmOrders, lines, new DocumentTermsStore(CRM_ORDER)),
      update: new UpdateDocument(CRM_ORDER, crmOrders, lines),
      submit,
      cancel: new CancelCrmOrder(crmOrders),
      reactivate: new ReactivateCrmOrder(crmOrders),
    },
    createOrders,
    orderFlow: composeOrderFlow({ writers, engine, unitOfWork }, events),
    convertCrmOrder: new ConvertCrmOrder(engine.sessions, convertOrders),
    convertSubmittedOrders: new ConvertSubmittedOrders({
      db,
      clock,
      batches: new ConvertInBatches(unitOfWork, engine.sessions),
      candidates: new CandidatesStore(),
      convertOrders,
    }),
    quotes: composeQuotes(parts, { submit, convertOrders }),
    unitModel,
    settings: {
      updateSalesSettings: new UpdateSalesSettings({
        settings: engine.settings,
        facts: new SettingsFactsStore(),
        writeIns,
        setup: writerOf(writers, 'erp.sales_setup'),
        organizations: writerOf(writers, 'crm.organization'),
        units: unitModel.change,
        posts: new ActivatePosts(writerOf(writers, 'crm.post_configuration')),
      }),
      updateSetups: new UpdateSetups(
        engine.settings,
        writerOf(writers, 'erp.sales_setup'),
        writerOf(writers, 'erp.general_ledger_setup'),
      ),
    },
  };
}
