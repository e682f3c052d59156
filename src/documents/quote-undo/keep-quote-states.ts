import type { Tx } from '../../platform/database/db';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import { DOCUMENT_STATE } from '../../sync/undo/whole-documents';
import type { ProcessedQuoteStore } from '../quote-processing/processed-quote.store';
import type { KeptState, QuoteKey, QuoteState } from './quote-state';
import type { QuoteStateStore } from './quote-state.store';

/** A CRM quote at work, and the ERP quote that it is about to write or to follow. */
export interface QuoteAtWork {
  readonly crmId: string;
  readonly erpId: string;
}

/** How quotes were before they were written. */
export interface StatesBefore {
  readonly keys: readonly QuoteKey[];
  readonly states: ReadonlyMap<string, QuoteState>;
}

/** Keeps ERP quotes whole in the journal, before and after they were written, so that an undo can put them back. */
export class KeepQuoteStates {
  constructor(
    private readonly states: QuoteStateStore,
    private readonly processed: ProcessedQuoteStore,
  ) {}

  /** The quotes as they are before anything is written. */
  async before(tx: Tx, quotes: readonly QuoteAtWork[]): Promise<StatesBefore> {
    const ids = quotes.map(({ erpId }) => erpId);
    const earlier = await this.processed.listByErpQuotes(tx, ids);
    const keys = quotes.map(({ crmId, erpId }) => {
      const others = earlier.flatMap((row) => (row.erpQuoteId === erpId ? [row.id] : []));
      return { erpId, crmIds: [...new Set([crmId, ...others])] };
    });
    return { keys, states: await this.states.take(tx, keys) };
  }

  /** The entries, of which one of each quote keeps it whole; a quote that has none gets one. */
  async after(
    tx: Tx,
    { keys, states }: StatesBefore,
    entries: readonly NewJournalEntry[],
  ): Promise<NewJournalEntry[]> {
    const now = await this.states.take(tx, keys);
    const made = keys.flatMap(({ erpId }) => {
      const old = new Set(states.get(erpId)?.versionIds);
      return (now.get(erpId)?.versionIds ?? []).filter((id) => !old.has(id));
    });
    const versions = await this.states.versions(tx, made);
    const kept = new Map(
      keys.flatMap(({ erpId, crmIds }) => {
        const [before, after] = [states.get(erpId), now.get(erpId)];
        if (!before || !after) return [];
        const own = after.versionIds.flatMap((id) => versions.get(id) ?? []);
        const pair: [KeptState, KeptState] = [
          { ...before, crmIds },
          { ...after, versions: own, crmIds },
        ];
        return [[erpId, pair] as const];
      }),
    );
    return withStates(entries, kept);
  }
}

function withStates(
  entries: readonly NewJournalEntry[],
  kept: Map<string, [KeptState, KeptState]>,
): NewJournalEntry[] {
  const done = entries.map((entry) => {
    const state = kept.get(entry.recordId);
    if (!state) return entry;
    kept.delete(entry.recordId);
    return { ...entry, changes: { ...entry.changes, [DOCUMENT_STATE]: state } };
  });
  const silent = [...kept].map(([recordId, state]): NewJournalEntry => ({
    ...{ couplingId: null, side: 'ERP', recordTable: 'erp.sales_quote', recordId },
    ...{ action: 'UPDATE', version: null, changes: { [DOCUMENT_STATE]: state } },
  }));
  return [...done, ...silent];
}
