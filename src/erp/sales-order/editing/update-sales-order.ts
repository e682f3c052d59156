import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { ReserveLines } from '../../reservation/reserve-lines';
import { versionConflict } from '../../../platform/errors/input.errors';
import { newId } from '../../../platform/new-id';
import { throwFirst } from '../../sales-document/carried-rows';
import { withAmounts } from '../order-amounts.rules';
import type { OrderFacts, OrderFactsStore } from '../order-facts.store';
import { termsOf } from '../order-header.rules';
import { DISCOUNT, LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';
import { checkPrepaymentTerms } from '../prepayment/prepayment.rules';
import { editedLines, type LineEdits } from './edit-lines.rules';
import { orderNotOpen } from './order-editing.errors';
import {
  discountHeader,
  lineDraft,
  type NewOrderLine,
  type OrderHeader,
  type OrderLineChange,
} from './order.inputs';

/** Changes of an open order; lines are removed, changed and added, in that order. */
export interface UpdateSalesOrderInput {
  readonly id: string;
  /** Version the caller read; null: whatever is there. */
  readonly version?: string | null;
  readonly changes?: OrderHeader | null;
  readonly removeLines?: readonly number[] | null;
  readonly changeLines?: readonly OrderLineChange[] | null;
  readonly addLines?: readonly NewOrderLine[] | null;
}

/** What changing an order stands on. */
export interface UpdateOrderParts {
  readonly store: SalesOrderStore;
  readonly facts: OrderFactsStore;
  readonly orders: RecordWriter;
  readonly lines: RecordWriter;
}

/** Changes an open order and its lines; discounts, VAT and totals follow. */
export class UpdateSalesOrder {
  constructor(private readonly parts: UpdateOrderParts) {}

  /** Changes the order and returns its id. */
  async run(tx: Tx, input: UpdateSalesOrderInput): Promise<string> {
    const order = await this.parts.store.lock(tx, input.id);
    const number = String(order.header.number);
    if (input.version && order.header.version !== input.version)
      throw versionConflict('Sales order', number);
    if (order.header.status !== STATUS.open) throw orderNotOpen(number);
    const added = (input.addLines ?? []).map((line, index) => lineDraft(line, `addLines.${index}`));
    const facts = await this.factsOf(tx, order, added);
    const given = discountHeader(input.changes ?? {});
    const changes = { ...given, ...dueOf(order.header, given, facts) };
    const header: Row = { ...order.header, ...changes };
    const context = { header, facts, netAmounts: false };
    const edits = editsOf(input, added, given);
    const { rows, invoiceDiscount } = withAmounts(
      editedLines(number, order.lines, edits, context),
      context,
    );
    if (header.invoiceDiscountCalculation === DISCOUNT.amount)
      Object.assign(changes, { invoiceDiscountValue: invoiceDiscount });
    await this.write(tx, order, { changes, rows });
    return input.id;
  }

  private factsOf(
    tx: Tx,
    { header, lines }: LockedOrder,
    added: readonly { type: number; no: string | null }[],
  ): Promise<OrderFacts> {
    const all = [...lines, ...added] as readonly Row[];
    const numbers = (type: number): string[] => [
      ...new Set(all.flatMap((line) => (line.type === type ? [String(line.no)] : []))),
    ];
    return this.parts.facts.read(tx, {
      customers: [],
      items: numbers(LINE_TYPE.item),
      resources: numbers(LINE_TYPE.resource),
      accounts: numbers(LINE_TYPE.glAccount),
      currencies: header.currencyCode == null ? [] : [String(header.currencyCode)],
      day: String(header.orderDate),
    });
  }

  private async write(
    tx: Tx,
    { header, lines }: LockedOrder,
    { changes, rows }: { changes: Row; rows: readonly Row[] },
  ): Promise<void> {
    const id = String(header.id);
    const changed = differences(header, changes);
    const update: RowChange[] = changed ? [{ id, version: null, changes: changed }] : [];
    throwFirst((await this.parts.orders.update(tx, update)).refused);
    const kept = new Set(rows.map((row) => row.id));
    const gone = lines.filter((line) => !kept.has(line.id ?? null));
    await this.parts.lines.table.delete(
      tx,
      gone.map((line) => String(line.id)),
    );
    const before = new Map(lines.map((line) => [line.id, line]));
    const edited = rows.flatMap((row): RowChange[] => {
      const line = row.id == null ? undefined : before.get(row.id);
      const difference = line && differences(line, row);
      return line && difference
        ? [{ id: String(line.id), version: null, changes: difference }]
        : [];
    });
    throwFirst((await this.parts.lines.update(tx, edited)).refused);
    const drafts = rows
      .filter((row) => row.id == null)
      .map((row) => ({
        ...row,
        id: newId(),
        documentId: id,
        documentNumber: header.number ?? null,
      }));
    throwFirst((await this.parts.lines.insert(tx, drafts)).refused);
    if (drafts.length > 0) await new ReserveLines(this.parts.lines).run(tx, [id]);
  }
}

function editsOf(input: UpdateSalesOrderInput, added: LineEdits['added'], given: Row): LineEdits {
  const changed = input.changeLines ?? [];
  changed.forEach((change, index) => checkPrepaymentTerms(change, `changeLines.${index}`));
  const prepaymentPercent = given.prepaymentPercent ?? null;
  return {
    removed: input.removeLines ?? [],
    changed,
    added,
    prepaymentPercent: prepaymentPercent === null ? null : String(prepaymentPercent),
  };
}

// New terms of payment bring their due date and discount along.
function dueOf(header: Row, changes: Row, facts: OrderFacts): Row {
  if (changes.paymentTermsCode === undefined) return {};
  return termsOf({ ...header, ...changes }, {}, facts);
}

function differences(before: Row, after: Row): Row | null {
  const changed = Object.entries(after).filter(
    ([property, value]) => before[property] !== undefined && before[property] !== value,
  );
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
