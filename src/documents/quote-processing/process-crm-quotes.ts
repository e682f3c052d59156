import { Decimal } from 'decimal.js';
import { newId } from '../../platform/new-id';
import type { RecordTable, Row } from '../../platform/database/record-table';
import { recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import type { ArchiveDocuments } from '../../erp/sales-document-archive/archive-documents';
import type {
  PlannedDocument,
  PlanSalesDocuments,
} from '../../erp/sales-order/plan-sales-documents';
import type { WriteSalesQuotes } from '../../erp/sales-quote/write-sales-quotes';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { EngineSession } from '../../sync/engine/session/engine-session';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import type { DocumentDraft } from '../conversion/document-draft.rules';
import { refusedDraft } from '../conversion/refused-draft.rules';
import type { ReplaceQuoteNotes } from '../notes/replace-quote-notes';
import type { KeepQuoteStates } from '../quote-undo/keep-quote-states';
import type { ProcessedQuoteStore } from './processed-quote.store';
import { decisionOf, type QuoteDecision } from './quote-decision.rules';
import { quoteDraft } from './quote-draft.rules';
import type { QuoteFacts, QuoteFactsStore } from './quote-facts.store';
import type { ProcessedCrmQuote, QuoteOutcome } from './quote-outcome';
import { isFailure, quoteEntry, type RecordQuotes } from './record-quotes';
import type { SettledQuote, SettleWonQuotes, WonQuote } from './settle-won-quotes';

/** What processing stands on. */
export interface ProcessingParts {
  readonly facts: QuoteFactsStore;
  readonly plan: PlanSalesDocuments;
  readonly write: WriteSalesQuotes;
  readonly archive: ArchiveDocuments;
  readonly notes: ReplaceQuoteNotes;
  readonly processed: ProcessedQuoteStore;
  readonly settle: SettleWonQuotes;
  readonly states: KeepQuoteStates;
  readonly record: RecordQuotes;
  readonly quotes: RecordTable;
}

interface Step {
  readonly facts: QuoteFacts;
  readonly decision: QuoteDecision;
  readonly draft: DocumentDraft | null;
}

interface Written {
  readonly plan: PlannedDocument;
  readonly replaced: boolean;
}

/**
 * Brings CRM quotes into the ERP (section C), many at the cost in statements of one: an active one becomes an ERP
 * quote, a revision takes the place of the one before, of which a version is kept, and a won one is followed to its
 * order. All of it is written in the caller's transaction. However often and by however many it is called, a
 * quote with all its revisions becomes one ERP quote. A quote that breaks a rule is refused alone and leaves
 * nothing behind; what is refused only after something was written is thrown.
 */
export class ProcessCrmQuotes {
  constructor(private readonly parts: ProcessingParts) {}

  /** Processes the quotes, or says what was done before. `today` is the working date. */
  async run(
    session: EngineSession,
    ids: readonly string[],
    today: string,
  ): Promise<Map<string, QuoteOutcome>> {
    const { tx, now, mappings } = session;
    const facts = await this.parts.facts.take(tx, ids, mappings.settings);
    const { steps, outcomes } = stepsOf(ids, facts, mappings.settings);
    const planned = await this.plan(session, steps, today);
    for (const [id, refusal] of planned.refused) outcomes.set(id, refusal);
    const open = steps.filter(({ facts: quote }) => !planned.refused.has(quote.name.id));
    const busy = open.filter(({ decision }) => decision.step !== 'DONE');
    for (const step of open) if (step.decision.step === 'DONE') outcomes.set(...doneOf(step));
    if (busy.length === 0 && ![...outcomes.values()].some(isFailure)) return outcomes;
    const runId = await this.parts.record.open(session, ids);
    const before = await this.parts.states.before(tx, busy.flatMap(atWork));
    const written = await this.write(session, busy, planned.plans, today);
    await this.parts.processed.save(tx, busy.map(processedNow), { id: runId, now });
    const { settled, entries } = await this.parts.settle.run(session, wonOf(busy), today);
    for (const step of busy) {
      const { id } = step.facts.name;
      const plan = written.plans.get(step.draft?.draft.id ?? '');
      outcomes.set(id, outcomeOf(step, plan, settled.get(id)));
    }
    const all = await this.parts.states.after(tx, before, [...written.entries, ...entries]);
    await this.parts.record.close(session, runId, { facts, outcomes, entries: all });
    return outcomes;
  }

  /** Records that a quote was refused, after everything of it was rolled back. */
  async remember(session: EngineSession, id: string, refusal: Refusal): Promise<void> {
    const facts = await this.parts.facts.take(session.tx, [id], session.mappings.settings);
    if (!facts.has(id)) return;
    const outcomes = new Map<string, QuoteOutcome>([[id, refusal]]);
    const runId = await this.parts.record.open(session, [id]);
    await this.parts.record.close(session, runId, { facts, outcomes, entries: [] });
  }

  private async plan({ tx }: EngineSession, steps: readonly Step[], today: string) {
    const drafts = steps.flatMap(({ draft }) => (draft ? [draft.draft] : []));
    const { planned, refused } = await this.parts.plan.run(tx, drafts, today);
    const named = steps.flatMap(({ facts, draft }): [string, Refusal][] => {
      const refusal = draft && refused.get(draft.draft.id);
      return draft && refusal
        ? [[facts.name.id, refusedDraft(refusal, { facts, draft: draft.draft })]]
        : [];
    });
    return {
      plans: new Map(planned.map((plan) => [plan.draft.id, plan])),
      refused: new Map(named),
    };
  }

  // QT-9, QT-11: a version of the quote before is kept, then everything of it is written anew.
  private async write(
    { tx }: EngineSession,
    steps: readonly Step[],
    planned: ReadonlyMap<string, PlannedDocument>,
    today: string,
  ): Promise<{ plans: Map<string, Written>; entries: NewJournalEntry[] }> {
    const { archive, write, processed, notes, quotes } = this.parts;
    const plansOf = (wanted: QuoteDecision['step']): PlannedDocument[] =>
      steps.flatMap(
        ({ decision, draft }) =>
          (decision.step === wanted && planned.get(draft?.draft.id ?? '')) || [],
      );
    const [fresh, revised] = [plansOf('CREATE'), plansOf('REPLACE')];
    const old = revised.map(({ draft }) => draft.id);
    const before = await quotes.rowsByIds(tx, old);
    await archive.run(tx, 'QUOTE', old);
    await processed.release(tx, old);
    if (revised.length > 0) await write.replace(tx, revised);
    await write.create(tx, fresh, today);
    const owners = steps.flatMap(({ facts, draft }) =>
      draft ? [{ crmId: facts.name.id, erpId: draft.draft.id }] : [],
    );
    await notes.run(tx, owners);
    const all = [...fresh, ...revised];
    return {
      plans: new Map(
        all.map((plan) => [plan.draft.id, { plan, replaced: before.has(plan.draft.id) }]),
      ),
      entries: all.map(({ draft, header }) =>
        quoteEntry(draft.id, header, before.get(draft.id) ?? null),
      ),
    };
  }
}

function stepsOf(
  ids: readonly string[],
  facts: ReadonlyMap<string, QuoteFacts>,
  settings: SalesSettings,
): { steps: Step[]; outcomes: Map<string, QuoteOutcome> } {
  const steps: Step[] = [];
  const outcomes = new Map<string, QuoteOutcome>();
  for (const id of ids) {
    const step = stepOf(id, facts.get(id), settings);
    if (step instanceof Refusal) outcomes.set(id, step);
    else steps.push(step);
  }
  return { steps, outcomes };
}

function stepOf(
  id: string,
  facts: QuoteFacts | undefined,
  settings: SalesSettings,
): Step | Refusal {
  if (!facts) return recordNotFound('CRM quote', id);
  const decision = decisionOf(facts);
  if (decision instanceof Refusal) return decision;
  if (decision.step === 'DONE' || decision.step === 'KEEP') return { facts, decision, draft: null };
  try {
    return { facts, decision, draft: quoteDraft(facts, settings, decision.erpQuoteId ?? newId()) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

function processedNow({ facts, decision, draft }: Step) {
  const erpQuoteId = draft?.draft.id ?? decision.erpQuoteId;
  return { id: facts.name.id, erpQuoteId, won: decision.won };
}

function atWork(step: Step) {
  const { id, erpQuoteId } = processedNow(step);
  return erpQuoteId === null ? [] : [{ crmId: id, erpId: erpQuoteId }];
}

function outcomeOf(
  { facts, decision, draft }: Step,
  written: Written | undefined,
  settled: SettledQuote | undefined,
): ProcessedCrmQuote {
  const wrote = written?.replaced === true ? 'REVISED' : 'CREATED';
  return {
    action: settled?.action ?? (written ? wrote : 'UNCHANGED'),
    quoteId: draft?.draft.id ?? decision.erpQuoteId,
    orderId: settled?.orderId ?? null,
    taxDifference: written
      ? vatOf(written.plan.lines)
          .minus(String(facts.document.totalTax ?? '0'))
          .toFixed()
      : null,
    warnings: draft?.warnings ?? [],
  };
}

// QT-13: that nothing was left to do is a success.
function doneOf({ facts, decision }: Step): [string, ProcessedCrmQuote] {
  const orderId = facts.order?.erpOrderId ?? null;
  const nothing = { action: 'UNCHANGED', taxDifference: null, warnings: [] } as const;
  return [facts.name.id, { ...nothing, quoteId: decision.erpQuoteId, orderId }];
}

function wonOf(steps: readonly Step[]): WonQuote[] {
  return steps.flatMap((step) => {
    const { erpQuoteId, won } = processedNow(step);
    return won && erpQuoteId !== null ? [{ facts: step.facts, erpQuoteId }] : [];
  });
}

function vatOf(lines: readonly Row[]): Decimal {
  return Decimal.sum(
    0,
    ...lines.map((line) =>
      new Decimal(String(line.amountIncludingVat ?? '0')).minus(String(line.amount ?? '0')),
    ),
  );
}
