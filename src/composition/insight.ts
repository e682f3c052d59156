import type { ClassType } from 'type-graphql';
import { AuditResolver } from '../graphql/sync/audit/audit.resolver';
import { ExplainResolver } from '../graphql/sync/explain/explain.resolver';
import { JournalResolver } from '../graphql/sync/journal/journal.resolver';
import { PreviewResolver } from '../graphql/sync/preview/preview.resolver';
import { UndoResolver } from '../graphql/sync/undo/undo.resolver';
import type { Clock } from '../platform/clock';
import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { AuditMapping } from '../sync/audit/audit-mapping';
import { ExplainPair } from '../sync/explain/explain-pair';
import { RecordNames } from '../sync/engine/record-names';
import { PreviewRecords } from '../sync/preview/preview-records';
import type { RecordTables } from '../platform/database/record-tables';
import { PutBackQuotes } from '../documents/quote-undo/put-back-quotes';
import { QuoteStateStore } from '../documents/quote-undo/quote-state.store';
import { WriteQuoteState } from '../documents/quote-undo/write-quote-state';
import { ProcessedQuoteStore } from '../documents/quote-processing/processed-quote.store';
import type { RecordWriter } from '../platform/database/record-writer';
import { PresentOrdersStore } from '../documents/order-undo/present-orders.store';
import { TakeBackOrders } from '../documents/order-undo/take-back-orders';
import { WriteOrdersBack } from '../documents/order-undo/write-orders-back';
import type { EngineParts } from '../sync/engine/batch/batch';
import { NoteCouplingStore } from '../sync/note-coupling/note-coupling.store';
import { WholeByTable, type WholeDocuments } from '../sync/undo/whole-documents';
import { UndoRun } from '../sync/undo/undo-run';
import { DocumentsTogether, type DocumentKind } from '../sync/undo/documents-together';
import { UndoStore } from '../sync/undo/undo.store';
import type { Engine } from './engine';
import type { Passes } from './passes';

/** What insight into the engine is built over. */
export interface InsightGround {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
  readonly tables: RecordTables;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly clock: Clock;
  readonly passes: Passes;
}

/** Wires what shows people what the engine did, does and would do: journal, preview, undo, audit. */
export function composeInsight({
  db,
  unitOfWork,
  engine,
  tables,
  writers,
  clock,
  passes,
}: InsightGround): Map<ClassType, object> {
  const { journal, sides } = engine.parts;
  const { previewMapping } = passes;
  const names = new RecordNames(sides);
  const { synchronizeNow, createCounterparts } = engine.verbs;
  const previewRecords = new PreviewRecords({ synchronizeNow, createCounterparts, journal, names });
  const { parts, sessions, runs } = engine;
  const undoRun = new UndoRun({
    engine: parts,
    sessions,
    runs,
    store: new UndoStore(),
    together: new DocumentsTogether(TOGETHER, journal, new UndoStore()),
    documents: wholeDocuments({ tables, writers }, parts),
    tables: tables.list().filter((table) => /^(erp|crm)\./.test(table.name)),
  });
  const auditMapping = new AuditMapping(engine.mappings, parts, engine.verbs.readConflicts);
  const explainPair = new ExplainPair(engine.mappings, parts);
  return new Map<ClassType, object>([
    [JournalResolver as ClassType, new JournalResolver({ db, journal, names })],
    [AuditResolver as ClassType, new AuditResolver({ unitOfWork, clock, auditMapping })],
    [ExplainResolver as ClassType, new ExplainResolver({ unitOfWork, clock, explainPair })],
    [UndoResolver as ClassType, new UndoResolver({ unitOfWork, undoRun })],
    [
      PreviewResolver as ClassType,
      new PreviewResolver({ unitOfWork, previewRecords, previewMapping }),
    ],
  ]);
}

// The amounts of an order follow from all of its lines; its CRM order is told of them.
const TOGETHER: readonly DocumentKind[] = [
  {
    ...{ table: 'erp.sales_order', lineTable: 'erp.sales_order_line' },
    ...{ property: 'documentId', judged: true },
  },
  {
    ...{ table: 'crm.sales_order', lineTable: 'crm.sales_order_line' },
    ...{ property: 'salesOrderId', judged: false },
  },
];

function wholeDocuments(
  { tables, writers }: Pick<InsightGround, 'tables' | 'writers'>,
  { couplings }: EngineParts,
): WholeByTable {
  const processed = new ProcessedQuoteStore();
  const states = new QuoteStateStore(tables, processed);
  const notePairs = new NoteCouplingStore();
  const orders = new TakeBackOrders(
    new PresentOrdersStore(tables, couplings, states, notePairs),
    new WriteOrdersBack(writers, couplings, notePairs),
  );
  const quotes = new PutBackQuotes(states, new WriteQuoteState(writers, processed));
  return new WholeByTable(
    new Map<string, WholeDocuments>([
      ['erp.sales_order', orders],
      ['erp.sales_quote', quotes],
    ]),
  );
}
