import type { Db, Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { DocumentFacts } from '../conversion/document-facts';
import type { DocumentFactsStore } from '../conversion/document-facts.store';
import type { ProcessedFacts, ProcessedQuoteStore } from './processed-quote.store';

/** The CRM order behind a won quote, with what it became. */
export interface OrderOfQuote {
  readonly id: string;
  readonly submitted: boolean;
  /** Null: not converted yet. */
  readonly couplingId: string | null;
  /** The ERP order; null when there is none, or when it is gone. */
  readonly erpOrderId: string | null;
  /** The ERP quote that the ERP order names. */
  readonly quoteNo: string | null;
}

/** Everything that the processing of one CRM quote looks at. */
export interface QuoteFacts extends DocumentFacts {
  /** What became of it before; null: nothing yet. */
  readonly processed: ProcessedFacts | null;
  /** The ERP quote of an earlier revision (QT-4); null: there is none. */
  readonly earlierQuoteId: string | null;
  /** The CRM order made from it; null: there is none. */
  readonly order: OrderOfQuote | null;
}

const REVISED = { stateCode: 3, statusCode: 7 };

/** Reads what the processing of quotes needs, in a fixed number of statements. */
export class QuoteFactsStore {
  constructor(
    private readonly tables: RecordTables,
    private readonly documents: DocumentFactsStore,
    private readonly processed: ProcessedQuoteStore,
  ) {}

  /**
   * Takes the quotes and all their revisions for this transaction alone and reads their facts: of many callers at
   * once one processes a quote. Ids without a quote have no entry.
   */
  async take(
    tx: Tx,
    ids: readonly string[],
    settings: SalesSettings,
  ): Promise<Map<string, QuoteFacts>> {
    await this.lockOrders(tx, ids);
    const family = await this.family(tx, ids);
    const quotes = new Map([...family].filter(([id]) => ids.includes(id)));
    const shared = await this.documents.read(tx, quotes, settings);
    const processed = await this.processed.byIds(tx, [...family.keys()]);
    const orders = await this.orders(tx, [...quotes.keys()]);
    const earlier = earlierQuotes(family, processed);
    return new Map(
      [...shared].map(([id, facts]) => [
        id,
        {
          ...facts,
          processed: processed.get(id) ?? null,
          earlierQuoteId: earlier.get(facts.name.number) ?? null,
          order: orders.get(id) ?? null,
        },
      ]),
    );
  }

  // Orders before quotes: who converts an order comes to its quote last.
  private async lockOrders(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.query(
      `/* quote-facts.lockOrders */ SELECT o.id FROM crm.sales_order o WHERE o.quote_id = ANY($1::uuid[]) ORDER BY o.id FOR UPDATE`,
      [ids],
    );
  }

  private async family(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
    const rows = await tx.query<{ id: string }>(
      `/* quote-facts.family */ SELECT f.id FROM crm.quote q JOIN crm.quote f ON f.quote_number = q.quote_number
        WHERE q.id = ANY($1::uuid[])`,
      [ids],
    );
    const all = [...new Set(rows.map(({ id }) => id))];
    return this.tables.get('crm.quote').rowsByIds(tx, all, 'update');
  }

  // Of several orders of one quote the converted one counts, then the submitted one, then the first.
  private async orders(db: Db, ids: readonly string[]): Promise<Map<string, OrderOfQuote>> {
    if (ids.length === 0) return new Map();
    const rows = await db.query<Row & OrderOfQuote & { quoteId: string }>(
      `/* quote-facts.orders */ SELECT DISTINCT ON (o.quote_id) o.quote_id AS "quoteId", o.id, o.state_code = 1 AS submitted,
              k.id AS "couplingId", s.id AS "erpOrderId", s.quote_no AS "quoteNo"
         FROM crm.sales_order o
         LEFT JOIN sync.coupling k ON k.crm_id = o.id
         LEFT JOIN erp.sales_order s ON s.id = k.erp_id
        WHERE o.quote_id = ANY($1::uuid[])
        ORDER BY o.quote_id, k.id IS NULL, o.state_code <> 1, o.created_at, o.id`,
      [ids],
    );
    return new Map(rows.map(({ quoteId, ...order }) => [quoteId, order]));
  }
}

// QT-4, and QT-20 for won quotes: the revised revision that has an ERP quote.
function earlierQuotes(
  family: ReadonlyMap<string, Row>,
  processed: ReadonlyMap<string, ProcessedFacts>,
): Map<string, string> {
  const found = new Map<string, string>();
  for (const [id, row] of family) {
    const erpQuoteId = processed.get(id)?.erpQuoteId;
    if (erpQuoteId == null) continue;
    if (row.stateCode !== REVISED.stateCode || row.statusCode !== REVISED.statusCode) continue;
    found.set(String(row.quoteNumber), erpQuoteId);
  }
  return found;
}
