import { BILLED, standingOf } from '../crm/invoice/invoice-standing.rules';
import { writeStandings, type StandingWritten } from '../crm/invoice/write-standings';
import type { SettlementStore } from '../erp/customer-ledger-entry/settlement.store';
import type { Db } from '../platform/database/db';
import type { RecordWriter } from '../platform/database/record-writer';
import type { Coupling } from '../sync/coupling/coupling.entity';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { EngineSession } from '../sync/engine/session/engine-session';
import { errorOf } from '../sync/engine/session/run-report';
import type { JournalStore } from '../sync/journal/journal.store';
import type { StatisticsProgressStore } from './statistics-progress.store';
import { chunksOf, StatisticsRun, type RunGround } from './statistics-run';

/** What following payments stands on. */
export interface InvoiceStatesParts extends RunGround {
  readonly db: Db;
  readonly progress: StatisticsProgressStore;
  readonly settlements: SettlementStore;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly invoices: RecordWriter;
}

/** A run over invoice states: how many CRM invoices it wrote. */
export interface InvoiceStatesReport {
  readonly runId: string;
  readonly modified: number;
  readonly failed: number;
}

const BATCH = 500;

/**
 * Brings CRM invoices to the states that the ledger says (PY-1 to PY-7). Looked at is what the ledger settled since the
 * last run for all customers; only such a run moves that mark. An invoice that cannot be written is tried again by
 * every run and holds up no other (PY-5, mended).
 */
export class UpdateInvoiceStates {
  constructor(private readonly parts: InvoiceStatesParts) {}

  /** Follows the payments of these customers; null: of all. */
  async run(customerIds: readonly string[] | null, actor: string): Promise<InvoiceStatesReport> {
    const scope = { invoiceStates: true, ...(customerIds && { customerIds }) };
    const run = await StatisticsRun.open(this.parts, 'POSTEDSALESINV-INV', { actor, scope });
    return run.finish(async () => {
      const { db, progress } = this.parts;
      const seen = await progress.read(db);
      const ids = await progress.listInvoices(db, run.mappingId, seen, customerIds);
      let [modified, failed] = [0, 0];
      for (const chunk of chunksOf(ids, BATCH)) {
        const done = await run.step((session) => this.follow(session, run, chunk));
        modified += done.modified;
        failed += done.failed;
      }
      if (customerIds === null) await run.step(({ tx }) => progress.settleInvoices(tx, seen));
      return { runId: run.id, modified, failed };
    });
  }

  private async follow(session: EngineSession, run: StatisticsRun, ids: readonly string[]) {
    const { tx, now } = session;
    const { couplings, invoices, settlements, progress } = this.parts;
    const pairs = await couplings.listByRecords(tx, run.mappingId, { side: 'ERP', ids }, 'update');
    const crmIds = pairs.map(({ crmId }) => crmId);
    const rows = await invoices.table.rowsByIds(tx, crmIds, 'update');
    const known = await settlements.byIds(tx, ids);
    // A CRM invoice that is gone is nothing unexpected (PY-5).
    const wanted = pairs.flatMap(({ erpId, crmId }) => {
      const [invoice, settlement] = [rows.get(crmId), known.get(erpId)];
      return invoice && settlement ? [{ invoice, to: standingOf(settlement) }] : [];
    });
    const { written, refused } = await writeStandings(tx, invoices, wanted);
    const byCrmId = new Map(pairs.map((pair) => [pair.crmId, pair]));
    await this.keep(session, run, written, byCrmId);
    const errors = [...refused].flatMap(([crmId, refusal]) => {
      const pair = byCrmId.get(crmId);
      return pair ? [{ pair, refusal }] : [];
    });
    await progress.forget(tx, ids);
    await progress.retryLater(
      tx,
      errors.map(({ pair, refusal: { message } }) => ({ id: pair.erpId, message })),
      now,
    );
    const modified = written.length;
    await session.countRun(
      run.id,
      { modified, failed: errors.length, unchanged: wanted.length - modified - errors.length },
      errors.map(({ pair, refusal }) => errorOf(namedPair(pair), refusal)),
    );
    return { modified, failed: errors.length };
  }

  // The stamps of the couplings and the journal of what was written.
  private async keep(
    { tx, now }: EngineSession,
    run: StatisticsRun,
    written: readonly StandingWritten[],
    byCrmId: ReadonlyMap<string, Coupling>,
  ): Promise<void> {
    const stamps = written.map(({ id: recordId, versionBefore: from, version: to }) => ({
      recordId,
      from,
      to,
    }));
    await this.parts.couplings.advanceStamps(tx, 'CRM', stamps);
    const entries = written.map(({ id, ...write }) => {
      const record = { side: 'CRM', recordTable: 'crm.invoice', action: 'UPDATE' } as const;
      return { ...record, couplingId: byCrmId.get(id)?.id ?? null, recordId: id, ...write };
    });
    await this.parts.journal.add(tx, run.id, now, entries);
    await this.parts.progress.offerReopened(
      tx,
      run.mappingId,
      written.filter(isReopened).map(({ id }) => id),
    );
  }
}

function isReopened({ changes }: StandingWritten): boolean {
  return changes.stateCode?.[1] === BILLED.stateCode;
}

function namedPair({ id: couplingId, erpId, crmId }: Coupling) {
  return { couplingId, erpId, crmId, record: null };
}
