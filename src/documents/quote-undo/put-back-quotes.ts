import { Refusal } from '../../platform/errors/refusal';
import { printed } from '../../sync/engine/fields/value-kind';
import type { JournalEntry } from '../../sync/journal/journal-entry.entity';
import type { UndoScene } from '../../sync/undo/undo-scene';
import type { UndoOutcome } from '../../sync/undo/undo-tally';
import { DOCUMENT_STATE, type WholeDocuments } from '../../sync/undo/whole-documents';
import type { KeptState, QuoteState } from './quote-state';
import { differingParts, headerChanges } from './quote-state.rules';
import type { QuoteStateStore } from './quote-state.store';
import { quoteChangedSince, quoteGone, quoteHasOrders, quoteNotPutBack } from './quote-undo.errors';
import type { QuoteStep, WriteQuoteState } from './write-quote-state';

const TABLE = 'erp.sales_quote';

/** A quote on its way back: from what a run left to what it found. */
interface WayBack extends QuoteStep {
  readonly record: string;
}

/**
 * Puts ERP quotes back as a run found them, each wholly or not at all: header, lines, notes, the versions kept meanwhile, and what is
 * remembered of their CRM quotes. Where any of it was written since, the whole quote stays and the parts are told.
 */
export class PutBackQuotes implements WholeDocuments {
  constructor(
    private readonly states: QuoteStateStore,
    private readonly write: WriteQuoteState,
  ) {}

  /** Puts the quotes of these entries back. */
  async run(scene: UndoScene, entries: readonly JournalEntry[]): Promise<void> {
    const ways = waysBack(entries);
    if (ways.length === 0) return;
    const keys = ways.map(({ erpId, to }) => ({ erpId, crmIds: to.crmIds }));
    const present = await this.states.take(scene.tx, keys);
    const free: WayBack[] = [];
    for (const way of ways) {
      const now = present.get(way.erpId);
      if (!now || isBack(now, way.to)) continue;
      const refusal = obstacleTo(way, now);
      if (refusal) tell(scene, way, refusal);
      else free.push(way);
    }
    await this.all(scene, free);
  }

  // All at once; when the ERP does not take one as it was, halves are tried until it stands alone.
  private async all(scene: UndoScene, ways: readonly WayBack[]): Promise<void> {
    const [only] = ways;
    if (!only) return;
    try {
      await scene.tx.savepoint(() => this.write.run(scene.tx, ways));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (ways.length === 1) return tell(scene, only, quoteNotPutBack(only.record, error));
      const middle = ways.length >> 1;
      await this.all(scene, ways.slice(0, middle));
      return this.all(scene, ways.slice(middle));
    }
    for (const way of ways) tell(scene, way, null);
  }
}

// Entries come newest first: the newest says what was left, the oldest what was found.
function waysBack(entries: readonly JournalEntry[]): WayBack[] {
  const ways = new Map<string, WayBack>();
  for (const { recordId: erpId, changes } of entries) {
    const state = (changes as Record<string, [KeptState, KeptState] | undefined>)[DOCUMENT_STATE];
    if (!state) continue;
    const [to, left] = state;
    const from = ways.get(erpId)?.from ?? left;
    const number = (from.header ?? to.header)?.number;
    ways.set(erpId, { erpId, from, to, record: `Sales quote ${printed(number ?? erpId)}` });
  }
  return [...ways.values()];
}

function isBack(now: QuoteState, to: QuoteState): boolean {
  return differingParts(now, to).length === 0;
}

// Why a quote cannot be put back; null when it can. Versions that are gone already stand in nobody's way.
function obstacleTo({ from, to, record }: WayBack, now: QuoteState): Refusal | null {
  if (from.header && !now.header) return quoteGone(record);
  const orders = now.orders.filter((order) => !to.orders.includes(order));
  if (orders.length > 0) return quoteHasOrders(record, orders);
  const left = new Set(from.versionIds);
  const more = now.versionIds.some((id) => !left.has(id));
  const parts = differingParts(now, from).filter((part) => part !== 'VERSIONS' || more);
  if (parts.length === 0) return null;
  return quoteChangedSince(record, parts, printed(now.header?.modifiedBy ?? null));
}

function tell(scene: UndoScene, way: WayBack, refusal: Refusal | null): void {
  const { erpId: recordId, from, to, record } = way;
  const changes = headerChanges(from, to);
  const outcome = { side: 'ERP', table: TABLE, recordId, record, couplingId: null } as const;
  if (refusal) {
    scene.tally.add({ ...outcome, kind: 'KEPT', changes: {}, problems: [refusal] });
    return;
  }
  const { kind, action } = actOf(from, to);
  scene.tally.add({ ...outcome, kind, changes: kind === 'REMOVED' ? {} : changes, problems: [] });
  scene.entries.push({
    ...{ couplingId: null, side: 'ERP', recordTable: TABLE, recordId, action, version: null },
    changes: { ...changes, [DOCUMENT_STATE]: [from, to] },
  });
}

function actOf(from: QuoteState, to: QuoteState): Act {
  if (!to.header) return { kind: 'REMOVED', action: 'DELETE' };
  if (!from.header) return { kind: 'RECREATED', action: 'INSERT' };
  return { kind: 'RESTORED', action: 'UPDATE' };
}

interface Act {
  readonly kind: UndoOutcome['kind'];
  readonly action: JournalEntry['action'];
}
