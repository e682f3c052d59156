import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { Refusal } from '../../platform/errors/refusal';
import type { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import type { ReleaseSalesQuotes } from '../../erp/sales-quote/release-sales-quotes';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import { refusedByErp, titleOf, type DocumentName } from '../conversion/conversion.errors';
import type { ConvertCrmOrders } from '../order-conversion/convert-crm-orders';
import type { QuoteAction } from './quote-outcome';
import type { OrderOfQuote, QuoteFacts } from './quote-facts.store';

/** A won quote and the ERP quote that stands for it. */
export interface WonQuote {
  readonly facts: QuoteFacts;
  readonly erpQuoteId: string;
}

/** What winning led to. */
export interface SettledQuote {
  readonly action: QuoteAction;
  readonly orderId: string | null;
}

/** What became of won quotes, by the id of the CRM quote, and what was written on the way. */
export interface Settlement {
  readonly settled: ReadonlyMap<string, SettledQuote>;
  readonly entries: readonly NewJournalEntry[];
}

/** What settling stands on. */
export interface SettlementParts {
  readonly convertOrders: ConvertCrmOrders;
  readonly archive: ArchiveDocuments;
  readonly release: ReleaseSalesQuotes;
  readonly quotes: RecordWriter;
  readonly orders: RecordWriter;
}

/**
 * Follows won quotes into the ERP (QT-12, mended by QT-14 to QT-17): a submitted order is converted, which names the
 * quote and keeps a version of it; an order that is in the ERP already is made to name it; without an order to
 * convert the ERP quote is released, by the ERP's own rules. The ERP quote itself stays (QT-19).
 */
export class SettleWonQuotes {
  constructor(private readonly parts: SettlementParts) {}

  /** Settles the quotes; the first one that cannot be settled is thrown. */
  async run(
    session: EngineSession,
    quotes: readonly WonQuote[],
    today: string,
  ): Promise<Settlement> {
    const oneWay = session.mappings.settings.orderIntegration === 'ONE_WAY';
    const ways = quotes.map((quote) => ({ ...quote, way: wayOf(quote.facts.order, oneWay) }));
    const of = (way: Way) => ways.filter((quote) => quote.way === way);
    const orders = await this.convert(session, of('CONVERT'), today);
    const linked = await this.link(session, of('LINK'));
    const released = await this.release(session, of('RELEASE'));
    const settled = ways.map(({ facts, way }): [string, SettledQuote] => [
      facts.name.id,
      {
        action: way === 'RELEASE' ? 'RELEASED' : 'ORDERED',
        orderId: orders.get(facts.name.id) ?? facts.order?.erpOrderId ?? null,
      },
    ]);
    return { settled: new Map(settled), entries: [...linked, ...released] };
  }

  // The conversion itself names the quote on the ERP order and keeps a version of it (OC-10), once (QT-15).
  private async convert(
    session: EngineSession,
    quotes: readonly WonQuote[],
    today: string,
  ): Promise<Map<string, string | null>> {
    const made = new Map<string, string | null>();
    if (quotes.length === 0) return made;
    const ids = quotes.flatMap(({ facts }) => facts.order?.id ?? []);
    const outcomes = await this.parts.convertOrders.run(session, ids, today);
    for (const { facts } of quotes) {
      const outcome = outcomes.get(facts.order?.id ?? '');
      if (outcome instanceof Refusal) throw orderRefused(facts.name, outcome);
      made.set(facts.name.id, outcome?.orderId ?? null);
    }
    return made;
  }

  private async link(
    { tx }: EngineSession,
    quotes: readonly WonQuote[],
  ): Promise<NewJournalEntry[]> {
    if (quotes.length === 0) return [];
    const ids = quotes.map(({ erpQuoteId }) => erpQuoteId);
    const rows = await this.parts.quotes.table.rowsByIds(tx, ids);
    const open = quotes.flatMap(({ facts, erpQuoteId }) => {
      const quoteNo = rows.get(erpQuoteId)?.number ?? null;
      const { erpOrderId = null, quoteNo: before = null } = facts.order ?? {};
      return erpOrderId === null || before === quoteNo
        ? []
        : [{ erpQuoteId, erpOrderId, quoteNo, before }];
    });
    const { versions, refused } = await this.parts.orders.update(
      tx,
      open.map(({ erpOrderId: id, quoteNo }) => ({ id, version: null, changes: { quoteNo } })),
    );
    for (const refusal of refused.values()) throw refusal;
    await this.parts.archive.run(
      tx,
      'QUOTE',
      open.map(({ erpQuoteId }) => erpQuoteId),
    );
    return open.map(({ erpOrderId, quoteNo, before }) =>
      updateOf('erp.sales_order', erpOrderId, versions, { quoteNo: [before, quoteNo] }),
    );
  }

  private async release(
    { tx }: EngineSession,
    quotes: readonly WonQuote[],
  ): Promise<NewJournalEntry[]> {
    const ids = quotes.map(({ erpQuoteId }) => erpQuoteId);
    const { before, versions, refused } = await this.parts.release.run(tx, ids);
    for (const { facts, erpQuoteId } of quotes) {
      const refusal = refused.get(erpQuoteId);
      if (refusal) throw refusedByErp(facts.name, refusal, null);
    }
    return [...before].map(([id, status]) =>
      updateOf('erp.sales_quote', id, versions, { status: [status, RELEASED] }),
    );
  }
}

const RELEASED = 1;

type Way = 'CONVERT' | 'LINK' | 'RELEASE';

// While orders travel both ways, or not at all, a submitted order is not for us to convert.
function wayOf(order: OrderOfQuote | null, oneWay: boolean): Way {
  if (order?.couplingId != null) return 'LINK';
  return order?.submitted === true && oneWay ? 'CONVERT' : 'RELEASE';
}

function updateOf(
  recordTable: string,
  recordId: string,
  versions: ReadonlyMap<string, string>,
  changes: Record<string, [Row[string], Row[string]]>,
): NewJournalEntry {
  const version = versions.get(recordId) ?? null;
  return {
    couplingId: null,
    side: 'ERP',
    recordTable,
    recordId,
    action: 'UPDATE',
    version,
    changes,
  };
}

// The reason is the order's; the quote stays as it was until it is gone.
function orderRefused(quote: DocumentName, order: Refusal): Refusal {
  const { code, field, remedy, data } = order;
  return new Refusal(code, `${titleOf(quote)}: its order cannot be converted. ${order.message}`, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data: { ...data, crmQuoteId: quote.id, quoteNumber: quote.number },
    cause: order,
  });
}
