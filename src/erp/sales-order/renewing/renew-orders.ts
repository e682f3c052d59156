import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { Refusal } from '../../../platform/errors/refusal';
import { newId } from '../../../platform/new-id';
import type { OrderFacts, OrderFactsStore } from '../order-facts.store';
import { LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';
import { renewedOrder, type OrderRenewal, type RenewedOrder } from './renewed-order.rules';

/** What renewing stands on. */
export interface RenewParts {
  readonly store: SalesOrderStore;
  readonly facts: OrderFactsStore;
  readonly orders: RecordWriter;
  readonly lines: RecordWriter;
}

interface Renewed extends RenewedOrder {
  readonly order: LockedOrder;
}

/** Brings orders in line with lines that were written from outside, and releases them (BI-9, BI-17); set-wise. */
export class RenewOrders {
  constructor(private readonly parts: RenewParts) {}

  /** Renews the orders; why some cannot be, by id: of those nothing is written. */
  async run(tx: Tx, renewals: readonly OrderRenewal[]): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const orders = await this.parts.store.lockMany(
      tx,
      renewals.map(({ id }) => id),
    );
    const facts = await this.factsOf(tx, orders, renewals);
    const byId = new Map(renewals.map((renewal) => [renewal.id, renewal]));
    const renewed = orders.flatMap((order): Renewed[] => {
      const id = String(order.header.id);
      const renewal = byId.get(id);
      if (!renewal) return [];
      try {
        return [{ order, ...renewedOrder(order, renewal, facts) }];
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.set(id, error);
        return [];
      }
    });
    await this.write(tx, renewed, refused);
    return refused;
  }

  private factsOf(
    tx: Tx,
    orders: readonly LockedOrder[],
    renewals: readonly OrderRenewal[],
  ): Promise<OrderFacts> {
    const lines = orders.flatMap((order) => order.lines);
    const numbers = (type: number): string[] =>
      unique(lines.filter((line) => line.type === type).map((line) => line.no));
    const freight = renewals.map((renewal) => renewal.freight?.accountNo);
    return this.parts.facts.read(tx, {
      customers: [],
      items: numbers(LINE_TYPE.item),
      resources: numbers(LINE_TYPE.resource),
      accounts: unique([...numbers(LINE_TYPE.glAccount), ...freight]),
      currencies: unique(orders.map(({ header }) => header.currencyCode)),
      day: String(orders[0]?.header.orderDate ?? '1970-01-01'),
    });
  }

  private async write(
    tx: Tx,
    renewed: readonly Renewed[],
    refused: Map<string, Refusal>,
  ): Promise<void> {
    const headers = renewed.flatMap(({ order, changes }) => changeOf(order.header, changes));
    const owners = new Map<string, string>();
    const edited: RowChange[] = [];
    const drafts: Row[] = [];
    for (const { order, rows } of renewed) {
      const owner = String(order.header.id);
      const before = new Map(order.lines.map((line) => [line.id, line]));
      for (const row of rows) {
        const line = row.id == null ? undefined : before.get(row.id);
        const id = line ? String(line.id) : newId();
        owners.set(id, owner);
        if (line) edited.push(...changeOf(line, row));
        else {
          const documentNumber = order.header.number ?? null;
          drafts.push({ ...row, id, documentId: owner, documentNumber });
        }
      }
    }
    for (const [id, refusal] of (await this.parts.orders.update(tx, headers)).refused)
      refused.set(id, refusal);
    const results = [
      await this.parts.lines.update(tx, edited),
      await this.parts.lines.insert(tx, drafts),
    ];
    for (const result of results)
      for (const [id, refusal] of result.refused) refused.set(owners.get(id) ?? id, refusal);
  }
}

function changeOf(before: Row, after: Row): RowChange[] {
  const changed = Object.entries(after).filter(
    ([property, value]) => before[property] !== undefined && before[property] !== value,
  );
  return changed.length === 0
    ? []
    : [{ id: String(before.id), version: null, changes: Object.fromEntries(changed) }];
}

function unique(values: readonly (Row[string] | undefined)[]): string[] {
  return [...new Set(values.flatMap((value) => (typeof value === 'string' ? [value] : [])))];
}
