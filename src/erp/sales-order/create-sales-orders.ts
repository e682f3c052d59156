import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { orderOccurrences } from '../sales-document-archive/occurrences';
import type { DrawNumbers } from '../number-series/draw-numbers';
import { numberSeriesNotFound } from '../number-series/number-series.errors';
import { ReserveLines } from '../reservation/reserve-lines';
import { PlanSalesDocuments } from './plan-sales-documents';
import type { SalesOrderDraft } from './sales-order.draft';

/** What became of each draft. */
export interface CreatedOrders {
  /** Numbers of the orders that were made, by id. */
  readonly numbers: ReadonlyMap<string, string>;
  /** Headers as written, by id. */
  readonly headers: ReadonlyMap<string, Row>;
  /** Lines as written, by the id of the order. */
  readonly lines: ReadonlyMap<string, readonly Row[]>;
  readonly refused: ReadonlyMap<string, Refusal>;
}

/**
 * Makes sales orders: defaults of the customer, prices, units, discounts, VAT and rounding. Many orders cost
 * as many statements as one. A draft that breaks a rule is refused alone and takes no number.
 */
export class CreateSalesOrders {
  private readonly plan: PlanSalesDocuments;
  private readonly reserve: ReserveLines;

  constructor(
    private readonly tables: RecordTables,
    private readonly writers: ReadonlyMap<string, RecordWriter>,
    private readonly numbers: DrawNumbers,
  ) {
    this.plan = new PlanSalesDocuments(tables);
    this.reserve = new ReserveLines(writerOf(writers, 'erp.sales_order_line'));
  }

  /** Makes the orders of the drafts, in their order. `today` is the working date, YYYY-MM-DD. */
  async run(tx: Tx, drafts: readonly SalesOrderDraft[], today: string): Promise<CreatedOrders> {
    const { planned, refused } = await this.plan.run(tx, drafts, today);
    const numbers = await this.draw(tx, planned.length, today);
    const occurrences = await orderOccurrences(tx, numbers);
    const headers = new Map<string, Row>();
    const lines: Row[] = [];
    planned.forEach(({ draft, header, lines: own }, index) => {
      const number = numbers[index] ?? null;
      const docNoOccurrence = occurrences.get(number ?? '') ?? 1;
      headers.set(draft.id, { ...header, number, docNoOccurrence });
      for (const line of own) lines.push({ ...line, documentNumber: number });
    });
    await this.write(tx, 'erp.sales_order', [...headers.values()], refused);
    await this.write(
      tx,
      'erp.sales_order_line',
      lines.filter((line) => !refused.has(String(line.documentId))),
      refused,
    );
    for (const id of refused.keys()) headers.delete(id);
    await this.reserve.run(tx, [...headers.keys()]);
    const written = planned.flatMap(({ draft, lines: own }) =>
      headers.has(draft.id) ? [[draft.id, own] as const] : [],
    );
    return {
      headers,
      lines: new Map(written),
      refused,
      numbers: new Map([...headers].map(([id, header]) => [id, String(header.number)])),
    };
  }

  private async draw(tx: Tx, count: number, today: string): Promise<string[]> {
    if (count === 0) return [];
    const [setup] = await this.tables.get('erp.sales_setup').rowsWhere(tx, 'true LIMIT 1');
    if (setup?.orderNos == null) throw numberSeriesNotFound('sales orders');
    const usedIn = [
      { table: 'erp.sales_order', column: 'number' },
      { table: 'erp.sales_invoice', column: 'order_no' },
    ];
    return this.numbers.run(tx, { seriesCode: String(setup.orderNos), count, date: today, usedIn });
  }

  private async write(
    tx: Tx,
    table: string,
    rows: readonly Row[],
    refused: Map<string, Refusal>,
  ): Promise<void> {
    const writer = this.writers.get(table);
    if (!writer) throw new Error(`There is no writer for ${table}.`);
    const result = await writer.insert(tx, rows);
    if (result.refused.size === 0) return;
    for (const row of rows) {
      const refusal = result.refused.get(String(row.id));
      if (refusal) refused.set(String(row.documentId ?? row.id), refusal);
    }
    // Lines of a refused order must not stay behind.
    const orders = this.writers.get('erp.sales_order');
    if (table !== 'erp.sales_order') await orders?.table.delete(tx, [...refused.keys()]);
  }
}
