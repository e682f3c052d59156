import { Decimal } from 'decimal.js';
import { newId } from '../platform/new-id';
import type { Tx } from '../platform/database/db';
import type { Row, RowChange } from '../platform/database/record-table';
import type { RecordWriter } from '../platform/database/record-writer';
import type { Refusal } from '../platform/errors/refusal';
import type { Coupling } from '../sync/coupling/coupling.entity';
import { crmNotFound, erpNotFound } from '../sync/coupling/coupling.errors';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { EngineSession } from '../sync/engine/session/engine-session';
import { errorOf } from '../sync/engine/session/run-report';
import type { JournalStore, NewJournalEntry } from '../sync/journal/journal.store';
import type { CustomerFigures, CustomerFiguresStore } from './customer-figures.store';
import type { AccountLink, StatisticsLinkStore } from './statistics-link.store';

/** What became of the statistics of a customer (ST-5). */
export interface StatisticsOutcome {
  readonly kind: 'inserted' | 'modified' | 'unchanged' | 'failed';
  readonly customerId: string;
  readonly accountId: string | null;
  readonly statisticsId: string | null;
  readonly refusal: Refusal | null;
}

/** What writing statistics stands on. */
export interface WriteStatisticsParts {
  readonly figures: CustomerFiguresStore;
  readonly couplings: CouplingStore;
  readonly journal: JournalStore;
  readonly links: StatisticsLinkStore;
  readonly accounts: RecordWriter;
  readonly statistics: RecordWriter;
}

interface Pair {
  readonly coupling: Coupling;
  readonly account: AccountLink;
  readonly figures: CustomerFigures;
  /** The record there is; null: it is to be made. */
  readonly present: Row | null;
  readonly statisticsId: string;
}

/** Brings the statistics of many customers to their accounts at the cost in statements of one (E.2). */
export class WriteStatistics {
  constructor(private readonly parts: WriteStatisticsParts) {}

  /** Writes what differs, links new records, and says what became of each customer; part of a run. */
  async run(
    session: EngineSession,
    runId: string,
    couplings: readonly Coupling[],
    today: string,
  ): Promise<StatisticsOutcome[]> {
    const { pairs, missing } = await this.read(session.tx, couplings, today);
    const fresh = pairs.filter(({ present }) => present === null);
    const changed = pairs.flatMap(({ present, figures }) =>
      present ? [changeOf(present, figures)] : [],
    );
    const differing = changed.filter(({ changes }) => Object.keys(changes).length > 0);
    const { tx } = session;
    const drafts = fresh.map(({ statisticsId: id, figures }) => ({ ...figures, id }));
    const inserted = await this.parts.statistics.insert(tx, drafts);
    const updated = await this.parts.statistics.update(tx, differing);
    const linked = await this.link(session, runId, pairs, inserted.refused);
    const refused = new Map([...inserted.refused, ...updated.refused, ...linked]);
    const written = new Set(differing.map(({ id }) => id));
    const outcomes = pairs.map((pair) => outcomeOf(pair, written, refused));
    const before = new Map(pairs.map(({ statisticsId, present }) => [statisticsId, present]));
    await this.journal(session, runId, [
      ...drafts.flatMap((draft) => insertEntry(draft, inserted.versions)),
      ...differing.flatMap((change) =>
        updateEntry(change, before.get(change.id) ?? null, updated.versions),
      ),
    ]);
    await this.remember(session, runId, [...outcomes, ...missing], couplings);
    return [...outcomes, ...missing];
  }

  private async read(tx: Tx, couplings: readonly Coupling[], today: string) {
    const { links, statistics, figures } = this.parts;
    const customerNumbers = await links.numbersByIds(
      tx,
      couplings.map(({ erpId }) => erpId),
    );
    const accountRows = await links.takeAccounts(
      tx,
      couplings.map(({ crmId }) => crmId),
    );
    const numbers = [...customerNumbers.values()];
    const computed = await figures.byNumbers(tx, numbers, today);
    const linked = [...accountRows.values()].flatMap(({ accountStatisticsId: id }) => id ?? []);
    const byId = await statistics.table.rowsByIds(tx, linked, 'update');
    const missing: StatisticsOutcome[] = [];
    const pairs = couplings.flatMap((coupling): Pair[] => {
      const account = accountRows.get(coupling.crmId);
      const own = computed.get(customerNumbers.get(coupling.erpId) ?? '');
      if (!account || !own) {
        missing.push(missingOutcome(coupling, !own));
        return [];
      }
      const present = byId.get(String(account.accountStatisticsId)) ?? null;
      const statisticsId = present ? String(present.id) : newId();
      return [{ coupling, account, figures: own, present, statisticsId }];
    });
    return { pairs, missing };
  }

  // ST-4: linking must not make the account look modified; a change of a person's that waits is not hidden, though.
  private async link(
    session: EngineSession,
    runId: string,
    pairs: readonly Pair[],
    refused: ReadonlyMap<string, Refusal>,
  ): Promise<Map<string, Refusal>> {
    const open = pairs.filter(
      ({ account, statisticsId }) =>
        account.accountStatisticsId !== statisticsId && !refused.has(statisticsId),
    );
    const changes = open.map(({ account, statisticsId: accountStatisticsId }) => ({
      id: String(account.id),
      version: null,
      changes: { accountStatisticsId },
    }));
    const result = await this.parts.accounts.update(session.tx, changes);
    const written = open.flatMap((pair) => {
      const version = result.versions.get(String(pair.account.id));
      return version === undefined ? [] : [{ pair, version }];
    });
    const stamps = written.map(({ pair: { account }, version: to }) => ({
      recordId: String(account.id),
      from: String(account.version),
      to,
    }));
    await this.parts.couplings.advanceStamps(session.tx, 'CRM', stamps);
    const entries = written.map(({ pair, version }) => linkEntry(pair, version));
    await this.journal(session, runId, entries);
    return new Map(
      open.flatMap(({ account, statisticsId }) => {
        const refusal = result.refused.get(String(account.id));
        return refusal ? [[statisticsId, refusal] as const] : [];
      }),
    );
  }

  // ST-9, ST-11: whose statistics arrived is known; a pair of which a side is gone is skipped at once.
  private async remember(
    { tx }: EngineSession,
    runId: string,
    outcomes: readonly StatisticsOutcome[],
    couplings: readonly Coupling[],
  ): Promise<void> {
    const byCustomer = new Map(couplings.map((coupling) => [coupling.erpId, coupling]));
    const failures = outcomes.flatMap(({ customerId, refusal }) => {
      const coupling = byCustomer.get(customerId);
      return coupling && refusal ? [{ coupling, refusal }] : [];
    });
    await this.parts.couplings.markStatisticsUploaded(
      tx,
      outcomes.flatMap(({ kind, customerId }) =>
        kind === 'failed' ? [] : (byCustomer.get(customerId)?.id ?? []),
      ),
    );
    await this.parts.couplings.fail(
      tx,
      failures.map(({ coupling: { id }, refusal }) => ({
        id,
        failureCode: refusal.code,
        failureField: refusal.field,
        failureCount: 1,
        skipped: refusal.code === 'ERP_NOT_FOUND' || refusal.code === 'CRM_NOT_FOUND',
        failureValues: null,
        waitingMappingId: null,
        waitingFor: null,
      })),
      { runId, direction: 'TO_CRM' },
    );
  }

  private journal(
    { tx, now }: EngineSession,
    runId: string,
    entries: readonly NewJournalEntry[],
  ): Promise<void> {
    return this.parts.journal.add(tx, runId, now, entries);
  }
}

/** The error rows of customers whose statistics failed; a side that is gone has no id (SJ-005). */
export function errorsOf(outcomes: readonly StatisticsOutcome[], couplings: readonly Coupling[]) {
  const byCustomer = new Map(couplings.map((coupling) => [coupling.erpId, coupling]));
  return outcomes.flatMap(({ customerId, refusal }) => {
    const coupling = byCustomer.get(customerId);
    if (!coupling || !refusal) return [];
    const erpId = refusal.code === 'ERP_NOT_FOUND' ? null : coupling.erpId;
    const crmId = refusal.code === 'CRM_NOT_FOUND' ? null : coupling.crmId;
    return [errorOf({ couplingId: coupling.id, erpId, crmId, record: null }, refusal)];
  });
}

function missingOutcome({ erpId, crmId }: Coupling, customerGone: boolean): StatisticsOutcome {
  const refusal = customerGone ? erpNotFound('Customer', erpId) : crmNotFound('Account', crmId);
  const accountId = customerGone ? crmId : null;
  return { kind: 'failed', customerId: erpId, accountId, statisticsId: null, refusal };
}

function outcomeOf(
  { coupling, account, present, statisticsId }: Pair,
  differing: ReadonlySet<string>,
  refused: ReadonlyMap<string, Refusal>,
): StatisticsOutcome {
  const refusal = refused.get(statisticsId) ?? null;
  const of = { customerId: coupling.erpId, accountId: coupling.crmId };
  if (refusal) return { ...of, kind: 'failed', statisticsId: null, refusal };
  const isNew = present?.customerNo == null;
  const wrote = differing.has(statisticsId) || account.accountStatisticsId !== statisticsId;
  const written = isNew ? 'inserted' : 'modified';
  return { ...of, kind: wrote ? written : 'unchanged', statisticsId, refusal };
}

function changeOf(present: Row, figures: CustomerFigures): RowChange {
  const changes = Object.entries(figures).filter(
    ([property, value]) => !sameValue(property, present[property] ?? null, value as string | null),
  );
  return { id: String(present.id), version: null, changes: Object.fromEntries(changes) };
}

function sameValue(property: string, present: Row[string], value: string | null): boolean {
  return property.endsWith('Lcy') && value !== null
    ? new Decimal(String(present ?? '0')).equals(value)
    : present === value;
}

function insertEntry(draft: Row, versions: ReadonlyMap<string, string>): NewJournalEntry[] {
  const { id, ...values } = draft;
  const version = versions.get(String(id));
  if (version === undefined) return [];
  const record = { couplingId: null, side: 'CRM', recordTable: 'crm.account_statistics' } as const;
  const changes: NewJournalEntry['changes'] = {};
  for (const [property, value] of Object.entries(values)) changes[property] = [null, value];
  return [{ ...record, recordId: String(id), action: 'INSERT', version, changes }];
}

function updateEntry(
  { id, changes: to }: RowChange,
  before: Row | null,
  versions: ReadonlyMap<string, string>,
): NewJournalEntry[] {
  const version = versions.get(id);
  if (version === undefined || !before) return [];
  const record = { couplingId: null, side: 'CRM', recordTable: 'crm.account_statistics' } as const;
  const changes: NewJournalEntry['changes'] = {};
  for (const [property, value] of Object.entries(to))
    changes[property] = [before[property] ?? null, value];
  const versionBefore = String(before.version);
  return [{ ...record, recordId: id, action: 'UPDATE', version, versionBefore, changes }];
}

function linkEntry({ account, statisticsId }: Pair, version: string): NewJournalEntry {
  return {
    couplingId: null,
    side: 'CRM',
    recordTable: 'crm.account',
    recordId: String(account.id),
    action: 'UPDATE',
    version,
    versionBefore: String(account.version),
    changes: { accountStatisticsId: [account.accountStatisticsId ?? null, statisticsId] },
  };
}
