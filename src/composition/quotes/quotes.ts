import type { ClassType } from 'type-graphql';
import { CopyDocument } from '../../crm/document/writing/copy-document';
import { CreateDocument } from '../../crm/document/writing/create-document';
import { DocumentTermsStore } from '../../crm/document/writing/document-terms.store';
import { UpdateDocument } from '../../crm/document/writing/update-document';
import { WriteDocumentLines } from '../../crm/document/writing/write-document-lines';
import { crmStores } from '../../crm/crm-stores';
import { CRM_ORDER } from '../../crm/order/order.kind';
import type { SubmitCrmOrder } from '../../crm/order/submit-crm-order';
import { ActivateCrmQuote } from '../../crm/quote/activate-crm-quote';
import { CloseCrmQuote } from '../../crm/quote/close-crm-quote';
import { CRM_QUOTE } from '../../crm/quote/quote.kind';
import { ReviseCrmQuote } from '../../crm/quote/revise-crm-quote';
import { WinCrmQuote } from '../../crm/quote/win-crm-quote';
import { ConvertInBatches } from '../../documents/conversion/convert-in-batches';
import { DocumentFactsStore } from '../../documents/conversion/document-facts.store';
import { QUOTE_TABLES } from '../../documents/conversion/document-tables';
import { WriteInStore } from '../../documents/conversion/write-in.store';
import { CrmNoteStore } from '../../documents/notes/crm-note.store';
import { ReplaceQuoteNotes } from '../../documents/notes/replace-quote-notes';
import type { ConvertCrmOrders } from '../../documents/order-conversion/convert-crm-orders';
import { ProcessCrmQuote } from '../../documents/quote-processing/process-crm-quote';
import { ProcessCrmQuotes } from '../../documents/quote-processing/process-crm-quotes';
import { ProcessWaitingQuotes } from '../../documents/quote-processing/process-waiting-quotes';
import { ProcessedQuoteStore } from '../../documents/quote-processing/processed-quote.store';
import { QuoteCandidatesStore } from '../../documents/quote-processing/quote-candidates.store';
import { QuoteFactsStore } from '../../documents/quote-processing/quote-facts.store';
import { RecordQuotes } from '../../documents/quote-processing/record-quotes';
import { SettleWonQuotes } from '../../documents/quote-processing/settle-won-quotes';
import { KeepQuoteStates } from '../../documents/quote-undo/keep-quote-states';
import { QuoteStateStore } from '../../documents/quote-undo/quote-state.store';
import { DrawNumbers } from '../../erp/number-series/draw-numbers';
import { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import { PlanSalesDocuments } from '../../erp/sales-order/plan-sales-documents';
import { ReleaseSalesQuotes } from '../../erp/sales-quote/release-sales-quotes';
import { WriteSalesQuotes } from '../../erp/sales-quote/write-sales-quotes';
import { CrmQuoteResolver } from '../../graphql/crm/quote/quote.resolver';
import { BulkProcessingResolver } from '../../graphql/documents/quotes/bulk-processing.resolver';
import { QuoteProcessingResolver } from '../../graphql/documents/quotes/quote-processing.resolver';
import { writerOf } from '../../platform/database/record-writer';
import { ConversionFailureStore } from '../../sync/conversion-failure/conversion-failure.store';
import type { DocumentParts } from '../documents';

/** The verbs of quotes on both sides and across them, wired. */
export interface Quotes {
  readonly crmQuotes: {
    create: CreateDocument;
    update: UpdateDocument;
    activate: ActivateCrmQuote;
    revise: ReviseCrmQuote;
    win: WinCrmQuote;
    close: CloseCrmQuote;
  };
  readonly processQuote: ProcessCrmQuote;
  readonly processWaiting: ProcessWaitingQuotes;
}

/** What quotes share with orders. */
export interface OrderVerbs {
  readonly submit: SubmitCrmOrder;
  readonly convertOrders: ConvertCrmOrders;
}

/** Wires the verbs of quotes. */
export function composeQuotes(parts: DocumentParts, orders: OrderVerbs): Quotes {
  const { engine, db, unitOfWork, clock } = parts;
  const processQuotes = processing(parts, orders);
  return {
    crmQuotes: crmQuotes(parts, orders),
    processQuote: new ProcessCrmQuote(engine.sessions, processQuotes),
    processWaiting: new ProcessWaitingQuotes({
      db,
      clock,
      batches: new ConvertInBatches(unitOfWork, engine.sessions),
      candidates: new QuoteCandidatesStore(),
      processQuotes,
    }),
  };
}

function crmQuotes({ writers, clock }: DocumentParts, { submit }: OrderVerbs): Quotes['crmQuotes'] {
  const quotes = writerOf(writers, 'crm.quote');
  const lines = writerOf(writers, 'crm.quote_line');
  const orders = writerOf(writers, 'crm.sales_order');
  const writeLines = new WriteDocumentLines(CRM_QUOTE, lines, crmStores());
  const own = { kind: CRM_QUOTE, headers: quotes, lines };
  const order = {
    kind: CRM_ORDER,
    headers: orders,
    lines: writerOf(writers, 'crm.sales_order_line'),
  };
  return {
    create: new CreateDocument(CRM_QUOTE, quotes, writeLines, new DocumentTermsStore(CRM_QUOTE)),
    update: new UpdateDocument(CRM_QUOTE, quotes, writeLines),
    activate: new ActivateCrmQuote(quotes, lines.table),
    revise: new ReviseCrmQuote(quotes, new CopyDocument(own, own), clock),
    win: new WinCrmQuote({ quotes, orders, copy: new CopyDocument(own, order), submit, clock }),
    close: new CloseCrmQuote(quotes, clock),
  };
}

function processing(
  { tables, writers, engine }: DocumentParts,
  { convertOrders }: OrderVerbs,
): ProcessCrmQuotes {
  const processed = new ProcessedQuoteStore();
  const archive = new ArchiveDocuments(tables, writers);
  const documents = new DocumentFactsStore(tables, QUOTE_TABLES, new WriteInStore());
  return new ProcessCrmQuotes({
    facts: new QuoteFactsStore(tables, documents, processed),
    plan: new PlanSalesDocuments(tables),
    write: new WriteSalesQuotes(tables, writers, new DrawNumbers()),
    archive,
    notes: new ReplaceQuoteNotes(new CrmNoteStore(), writerOf(writers, 'erp.note')),
    processed,
    settle: new SettleWonQuotes({
      convertOrders,
      archive,
      release: new ReleaseSalesQuotes(writers),
      quotes: writerOf(writers, 'erp.sales_quote'),
      orders: writerOf(writers, 'erp.sales_order'),
    }),
    states: new KeepQuoteStates(new QuoteStateStore(tables, processed), processed),
    record: new RecordQuotes(engine.parts.journal, new ConversionFailureStore()),
    quotes: tables.get('erp.sales_quote'),
  });
}

/** The API's doors to the verbs of quotes. */
export function quoteResolvers(
  { crmQuotes: verbs, processQuote, processWaiting }: Quotes,
  { unitOfWork, clock }: Pick<DocumentParts, 'unitOfWork' | 'clock'>,
): Map<ClassType, object> {
  return new Map<ClassType, object>([
    [CrmQuoteResolver as ClassType, new CrmQuoteResolver({ unitOfWork, ...verbs })],
    [
      QuoteProcessingResolver as ClassType,
      new QuoteProcessingResolver({ unitOfWork, clock, processQuote }),
    ],
    [BulkProcessingResolver as ClassType, new BulkProcessingResolver({ processWaiting })],
  ]);
}
