import { newId } from '../../platform/new-id';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { Refusal } from '../../platform/errors/refusal';
import type { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import type { CouplingStore } from '../../sync/coupling/coupling.store';
import type {
  ConversionFailureStore,
  NewConversionFailure,
} from '../../sync/conversion-failure/conversion-failure.store';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import { coupledEntry } from '../../sync/journal/coupling-entries';
import type { JournalStore, NewJournalEntry } from '../../sync/journal/journal.store';
import type { LiveMapping } from '../../sync/mapping/live-mapping';
import type { NewSyncRunError } from '../../sync/run/sync-run.store';
import type { CopyCrmNotes } from '../notes/copy-crm-notes';
import { DOCUMENT_STATE } from '../../sync/undo/whole-documents';
import type { OrderMark } from '../order-undo/order-mark';
import type { AgreeBothWays, ConvertedPair as Pair } from './agree-both-ways';
import type { Conversion } from './conversion';
import type { OrderConversionFacts } from './order-conversion-facts';
import { madeNow } from './convert-crm-orders';

const SUBMITTED = { stateCode: 1, statusCode: 3 };

/** What a conversion leaves beside the orders themselves. */
export interface RecordParts {
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly crmOrders: RecordWriter;
  readonly notes: CopyCrmNotes;
  readonly archive: ArchiveDocuments;
  readonly failures: ConversionFailureStore;
  readonly bothWays: AgreeBothWays;
}

/** The conversions of one call. */
export interface Converted {
  readonly facts: ReadonlyMap<string, OrderConversionFacts>;
  readonly outcomes: ReadonlyMap<string, Conversion>;
  readonly today: string;
}

/**
 * Writes down that CRM orders became ERP orders: couplings, run and journal, the notes, the kept version of the
 * quote, and company and day on the CRM orders (OC-10 to OC-12, OC-46, OC-47, OC-51).
 */
export class RecordConversions {
  constructor(private readonly parts: RecordParts) {}

  /** Records the conversions that made an order, and why the others did not. */
  async run(session: EngineSession, mapping: LiveMapping, converted: Converted): Promise<void> {
    const { tx, now } = session;
    const pairs = madeNow(converted.outcomes).flatMap(([crmId, { orderId }]): Pair[] => {
      const facts = converted.facts.get(crmId);
      return facts ? [{ couplingId: newId(), crmId, erpId: orderId, facts }] : [];
    });
    const refused = refusalsOf(converted);
    if (pairs.length + refused.length === 0) return;
    const runId = await session.startRun({
      mapping,
      kind: 'CONVERT',
      direction: 'FROM_CRM',
      forced: true,
      scope: { crmOrderIds: [...converted.outcomes.keys()] },
    });
    await this.couple(session, mapping, { runId, pairs, today: converted.today });
    await this.parts.failures.record(tx, { id: runId, now }, failuresOf(converted));
    await this.parts.failures.clear(
      tx,
      pairs.map(({ crmId }) => crmId),
    );
    const unchanged = converted.outcomes.size - pairs.length - refused.length;
    await session.closeRun(
      runId,
      { inserted: pairs.length, unchanged, failed: refused.length },
      refused,
    );
  }

  private async couple(
    session: EngineSession,
    mapping: LiveMapping,
    { runId, pairs, today }: { runId: string; pairs: readonly Pair[]; today: string },
  ): Promise<void> {
    const { tx, now } = session;
    const stamp = stampOf(session, today);
    const { bothWays } = this.parts;
    const twoWays = session.mappings.settings.orderIntegration === 'TWO_WAY';
    const numbers = twoWays ? await bothWays.begin(tx, pairs) : new Map<string, Row>();
    const versions = await this.stampOrders(tx, pairs, stamp);
    const ofLines = twoWays
      ? await bothWays.couple(session, mapping, { runId, pairs })
      : await this.coupleOrders(session, mapping, { runId, pairs, versions });
    await this.parts.notes.run(tx, pairs, 'erp.sales_order', now);
    const quotes = pairs.flatMap(({ facts }) => facts.quote?.id ?? []);
    const kept = await this.parts.archive.run(tx, 'QUOTE', quotes);
    const entries = pairs.flatMap((pair) => {
      const written = { ...stamp, ...numbers.get(pair.crmId) };
      return entriesOf(pair, written, {
        crm: versions.get(pair.crmId) ?? null,
        quote: kept.get(String(pair.facts.quote?.id)) ?? null,
      });
    });
    await this.parts.journal.add(tx, runId, now, [...entries, ...ofLines]);
  }

  // One way, the ERP order has still to be sent, and lines are not coupled (OC-51).
  private async coupleOrders(
    { tx, now }: EngineSession,
    mapping: LiveMapping,
    of: { runId: string; pairs: readonly Pair[]; versions: ReadonlyMap<string, string> },
  ): Promise<NewJournalEntry[]> {
    const couplings = of.pairs.map(({ couplingId, crmId, erpId }) => ({
      ...{ id: couplingId, mappingId: mapping.id, erpId, crmId },
      ...{ erpVersion: null, crmVersion: of.versions.get(crmId) ?? null, base: null },
    }));
    await this.parts.couplings.insert(tx, couplings, { runId: of.runId, directions: [], now });
    return [];
  }

  // A submitted order is read-only but for what is written along with its state: opening it and submitting it
  // again came to the same, and rewrote all its lines twice, a third of the whole conversion.
  private async stampOrders(
    tx: Tx,
    pairs: readonly Pair[],
    stamp: Row,
  ): Promise<Map<string, string>> {
    const changes = { ...SUBMITTED, ...stamp };
    const result = await this.parts.crmOrders.update(
      tx,
      pairs.map(({ crmId }) => ({ id: crmId, version: null, changes })),
    );
    for (const refusal of result.refused.values()) throw refusal;
    return result.versions;
  }
}

function stampOf(session: EngineSession, today: string): Row {
  const { companyId } = session.mappings.settings;
  return {
    lastBackOfficeSubmit: today,
    ...(companyId === null ? {} : { companyId }),
  };
}

function refusalsOf({ facts, outcomes }: Converted): NewSyncRunError[] {
  return [...outcomes].flatMap(([crmId, outcome]) =>
    outcome instanceof Refusal
      ? [
          {
            couplingId: null,
            erpId: null,
            crmId,
            record: `CRM order ${facts.get(crmId)?.name.number ?? crmId}`,
            code: outcome.code,
            message: outcome.message,
            field: outcome.field,
            value: null,
            remedy: outcome.remedy,
            data: outcome.data,
          },
        ]
      : [],
  );
}

// An order that does not exist has nothing to remember a failure by.
function failuresOf({ facts, outcomes }: Converted): NewConversionFailure[] {
  return [...outcomes].flatMap(([id, outcome]) => {
    const document = facts.get(id)?.document;
    return document && outcome instanceof Refusal
      ? [{ id, crmVersion: String(document.version), refusal: outcome }]
      : [];
  });
}

function entriesOf(
  { couplingId, crmId, erpId, facts }: Pair,
  stamp: Row,
  versions: { readonly crm: string | null; readonly quote: string | null },
): NewJournalEntry[] {
  const { document, name } = facts;
  const mark = marksOf({ crmId, facts }, stamp, versions.quote);
  const changes = Object.fromEntries(
    Object.entries(stamp).map(([property, value]) => [
      property,
      [document[property] ?? null, value] as [Row[string], Row[string]],
    ]),
  );
  const erp = {
    couplingId,
    side: 'ERP',
    recordTable: 'erp.sales_order',
    recordId: erpId,
  } as const;
  return [
    {
      ...erp,
      action: 'INSERT',
      version: null,
      changes: { yourReference: [null, name.number], [DOCUMENT_STATE]: mark },
    },
    {
      couplingId,
      side: 'CRM',
      recordTable: 'crm.sales_order',
      recordId: crmId,
      action: 'UPDATE',
      version: versions.crm,
      changes: { ...changes, [DOCUMENT_STATE]: [null, null] },
    },
    coupledEntry('erp.sales_order', { id: couplingId, erpId, crmId }),
  ];
}

// What an undo goes by: what the CRM order said before and says now, and the version kept of the quote.
function marksOf(
  { crmId, facts: { document } }: Pick<Pair, 'crmId' | 'facts'>,
  stamp: Row,
  versionId: string | null,
): [OrderMark, OrderMark] {
  const before = Object.keys(stamp).map((property) => [property, document[property] ?? null]);
  const pair = { crmId, versionIds: versionId === null ? [] : [versionId], whole: null };
  return [
    { ...pair, made: false, crm: Object.fromEntries(before) as Row },
    { ...pair, made: true, crm: stamp },
  ];
}
