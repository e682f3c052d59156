import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type { ConversionFailureStore } from '../../sync/conversion-failure/conversion-failure.store';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import type { JournalStore, NewJournalEntry } from '../../sync/journal/journal.store';
import type { NewSyncRunError } from '../../sync/run/sync-run.store';
import { titleOf } from '../conversion/conversion.errors';
import type { QuoteFacts } from './quote-facts.store';
import type { QuoteOutcome } from './quote-outcome';

/** The quotes of one call. */
export interface RecordedQuotes {
  readonly facts: ReadonlyMap<string, QuoteFacts>;
  readonly outcomes: ReadonlyMap<string, QuoteOutcome>;
  readonly entries: readonly NewJournalEntry[];
}

/** Nothing was left to do, which is no failure (QT-3). */
const NOTHING_TO_DO = new Set(['QUOTE_ALREADY_PROCESSED', 'QUOTE_NOT_ACTIVE']);

/** Keeps the books of processed quotes: a run with what was refused, the journal, and the failures that wait for their reason to go. */
export class RecordQuotes {
  constructor(
    private readonly journal: JournalStore,
    private readonly failures: ConversionFailureStore,
  ) {}

  /** Opens the run of a call. */
  open(session: EngineSession, crmQuoteIds: readonly string[]): Promise<string> {
    return session.startRun({
      mapping: null,
      kind: 'CONVERT',
      direction: 'FROM_CRM',
      forced: true,
      scope: { crmQuoteIds },
    });
  }

  /** Closes the run. */
  async close(session: EngineSession, runId: string, recorded: RecordedQuotes): Promise<void> {
    const { tx, now } = session;
    const { facts, outcomes, entries } = recorded;
    await this.journal.add(tx, runId, now, entries);
    const refused = [...outcomes].flatMap(([id, outcome]) =>
      isFailure(outcome) ? [{ id, outcome }] : [],
    );
    await this.failures.record(
      tx,
      { id: runId, now },
      refused.flatMap(({ id, outcome }) => {
        const version = facts.get(id)?.document.version;
        return version == null ? [] : [{ id, crmVersion: String(version), refusal: outcome }];
      }),
    );
    const done = [...outcomes].flatMap(([id, outcome]) => (outcome instanceof Refusal ? [] : id));
    await this.failures.clear(tx, done);
    const count = (...actions: string[]): number =>
      [...outcomes.values()].filter(
        (outcome) => !(outcome instanceof Refusal) && actions.includes(outcome.action),
      ).length;
    const inserted = count('CREATED');
    const modified = count('REVISED', 'RELEASED', 'ORDERED');
    const failed = refused.length;
    await session.closeRun(
      runId,
      { inserted, modified, failed, unchanged: outcomes.size - inserted - modified - failed },
      refused.map(({ id, outcome }) => errorOf(id, facts.get(id), outcome)),
    );
  }
}

function errorOf(crmId: string, facts: QuoteFacts | undefined, refusal: Refusal): NewSyncRunError {
  const { code, message, field, remedy, data } = refusal;
  const record = facts ? titleOf(facts.name) : `CRM quote ${crmId}`;
  return {
    couplingId: null,
    erpId: null,
    crmId,
    record,
    code,
    message,
    field,
    value: null,
    remedy,
    data,
  };
}

/** Whether an outcome is a failure: that nothing was left to do is none. */
export function isFailure(outcome: QuoteOutcome): outcome is Refusal {
  return outcome instanceof Refusal && !NOTHING_TO_DO.has(outcome.code);
}

/** The entry of an ERP quote that was written for a CRM quote; `before` is the one it took the place of. */
export function quoteEntry(recordId: string, header: Row, before: Row | null): NewJournalEntry {
  const quote = {
    couplingId: null,
    side: 'ERP',
    recordTable: 'erp.sales_quote',
    recordId,
  } as const;
  if (!before) {
    const changes = { yourReference: [null, header.yourReference ?? null] as Change };
    return { ...quote, action: 'INSERT', version: null, changes };
  }
  const changes = Object.entries(header).flatMap(([property, value]): [string, Change][] =>
    property in before && before[property] !== value
      ? [[property, [before[property] ?? null, value]]]
      : [],
  );
  return { ...quote, action: 'UPDATE', version: null, changes: Object.fromEntries(changes) };
}

type Change = NewJournalEntry['changes'][string];
