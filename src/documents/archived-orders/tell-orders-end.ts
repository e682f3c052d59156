import type { Tx } from '../../platform/database/db';
import type { Row, RowChange, RowValue } from '../../platform/database/record-table';
import type { RecordWriter, WriteResult } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { deletedEntry } from '../../sync/journal/coupling-entries';
import type { NewJournalEntry } from '../../sync/journal/journal.store';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import { settledLines, type LineSettlement } from './archived-order.rules';
import type { ArchivedOrder, ArchivedOrderStore } from './archived-order.store';

const OPENED = { stateCode: 0, statusCode: 2 };
const CANCELED = 2;
const INVOICED = { stateCode: 4, statusCode: 100003 };

/** Thrown where the CRM refuses something of the orders; nothing of them stays written. */
export class CannotTell extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.message);
  }
}

/** Writes the end of ERP orders to their CRM orders (B-28 to B-31), set-wise and all or nothing. */
export class TellOrdersEnd {
  constructor(
    private readonly store: ArchivedOrderStore,
    private readonly orders: RecordWriter,
    private readonly lines: RecordWriter,
  ) {}

  /** Writes the orders and says what it wrote. Orders that are closed in the CRM stay as they are. */
  async run(
    tx: Tx,
    archived: readonly ArchivedOrder[],
    settings: SalesSettings,
  ): Promise<NewJournalEntry[]> {
    const ids = archived.map(({ crmId }) => crmId);
    const rows = await this.orders.table.rowsByIds(tx, ids, 'update');
    const open = archived.filter(({ crmId }) => !isClosed(rows.get(crmId)));
    const headers = open.map((order) => headerOf(order, rows.get(order.crmId) ?? {}, settings));
    const opened = await this.update(
      tx,
      headers.map(({ id, values }) => ({ id, version: null, changes: { ...OPENED, ...values } })),
    );
    const entries = await this.settleLines(tx, open, settings);
    const states = open.map(({ crmId, invoiced }): RowChange => {
      const before = rows.get(crmId) ?? {};
      const { stateCode = null, statusCode = null } = before;
      return { id: crmId, version: null, changes: invoiced ? INVOICED : { stateCode, statusCode } };
    });
    const { versions } = await this.update(tx, states);
    return [
      ...entries,
      ...headers.map(({ id, couplingId, values }, index): NewJournalEntry => {
        const to = { ...values, ...states[index]?.changes };
        const version = versions.get(id) ?? opened.versions.get(id) ?? null;
        return updateOf(couplingId, 'crm.sales_order', rows.get(id) ?? {}, { id, to, version });
      }),
    ];
  }

  private async settleLines(
    tx: Tx,
    open: readonly ArchivedOrder[],
    { unitGroupMapping }: SalesSettings,
  ): Promise<NewJournalEntry[]> {
    const last = await this.store.lines(tx, open, unitGroupMapping);
    const crmIds = open.map(({ crmId }) => crmId);
    const present = await this.lines.table.rowsBy(tx, 'salesOrderId', crmIds);
    const settled = crmIds.map((id) =>
      settledLines(
        id,
        present.filter((line) => line.salesOrderId === id),
        last.filter((line) => line.crmOrderId === id),
      ),
    );
    return this.writeLines(tx, new Map(present.map((line) => [line.id, line])), {
      removed: settled.flatMap((each) => each.removed),
      changed: settled.flatMap((each) => each.changed),
      added: settled.flatMap((each) => each.added),
    });
  }

  private async writeLines(
    tx: Tx,
    before: ReadonlyMap<Row[string] | undefined, Row>,
    { removed, changed, added }: LineSettlement,
  ): Promise<NewJournalEntry[]> {
    const gone = removed.map(({ id }) => String(id));
    check(await this.lines.delete(tx, gone));
    const updated = check(await this.lines.update(tx, changed));
    const made = check(await this.lines.insert(tx, added));
    const table = 'crm.sales_order_line';
    return [
      ...removed.map((line) => deletedEntry(recordOf(table, String(line.id)), line)),
      ...changed.map(({ id, changes: to }) =>
        updateOf(null, table, before.get(id) ?? {}, {
          ...{ id, to },
          version: updated.versions.get(id) ?? null,
        }),
      ),
      ...added.map(({ id, ...to }): NewJournalEntry => {
        const version = made.versions.get(String(id)) ?? null;
        const entry = updateOf(null, table, {}, { id: String(id), to, version });
        return { ...entry, action: 'INSERT' };
      }),
    ];
  }

  private async update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    return check(await this.orders.update(tx, changes));
  }
}

function isClosed(order: Row | undefined): boolean {
  return (
    order === undefined || order.stateCode === INVOICED.stateCode || order.stateCode === CANCELED
  );
}

// B-28; the percentage only where the CRM's is the ERP's payment discount (OC-9).
function headerOf(order: ArchivedOrder, row: Row, settings: SalesSettings) {
  const values: Row = {};
  if (order.shipmentDate !== null && row.dateFulfilled !== order.shipmentDate)
    values.dateFulfilled = order.shipmentDate;
  if (settings.discountBecomesPaymentDiscount)
    values.discountPercentage = order.paymentDiscountPercent;
  return { id: order.crmId, couplingId: order.couplingId, values };
}

function check(result: WriteResult): WriteResult {
  for (const refusal of result.refused.values()) throw new CannotTell(refusal);
  return result;
}

function recordOf(recordTable: string, recordId: string) {
  return { couplingId: null, side: 'CRM' as const, recordTable, recordId };
}

function updateOf(
  couplingId: string | null,
  table: string,
  before: Row,
  { id, to, version }: { id: string; to: Row; version: string | null },
): NewJournalEntry {
  const changes = Object.entries(to).flatMap(([property, value]) =>
    (before[property] ?? null) === value
      ? []
      : [[property, [before[property] ?? null, value] as [RowValue, RowValue]] as const],
  );
  return {
    ...recordOf(table, id),
    couplingId,
    action: 'UPDATE',
    version,
    changes: Object.fromEntries(changes),
  };
}
