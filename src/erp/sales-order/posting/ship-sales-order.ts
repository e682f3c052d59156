import { inBaseUnits } from '../../sales-document/base-quantity.rules';
import { stillReserved } from '../../reservation/reserved-quantity.rules';
import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import type { DrawNumbers } from '../../number-series/draw-numbers';
import { numberSeriesNotFound } from '../../number-series/number-series.errors';
import { carried, throwFirst } from '../../sales-document/carried-rows';
import type { ArchiveDocuments } from '../../sales-document-archive/archive-documents';
import { invalidState } from '../../sales-document/sales-document.errors';
import { orderEvent, type OrderEvents } from '../order-events';
import { customerBlockedForPosting, nothingToShip, notInStock } from './posting.errors';
import {
  postingQuantities,
  type PostedQuantity,
  type PostingLine,
} from './posting-quantities.rules';
import { LINE_TYPE } from '../sales-order.draft';
import type { LockedOrder, SalesOrderStore } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';
import { newId } from '../../../platform/new-id';

/** What to ship of an order; without lines, everything that is outstanding. */
export interface ShipSalesOrderInput {
  readonly id: string;
  readonly lines?: readonly PostingLine[] | null;
  /** The same key again finds the shipment instead of making another. */
  readonly idempotencyKey?: string | null;
}

const SHIPPED = 1; // document type of an item ledger entry: sales shipment
const SALE = 1; // entry type of an item ledger entry
const INVENTORY = 0; // type of an item that is kept in stock
const BLOCKED_FOR_SHIPPING = [1, 2, 3];

/** What shipping stands on. */
export interface ShipmentParts {
  readonly store: SalesOrderStore;
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly numbers: DrawNumbers;
  readonly archive: ArchiveDocuments;
  readonly events: OrderEvents;
}

/** Ships a released order, whole or in part: a shipment document, item ledger entries, and what the lines have left. */
export class ShipSalesOrder {
  constructor(private readonly parts: ShipmentParts) {}

  /** Ships and returns the id of the shipment. `today` is the posting date. */
  async run(tx: Tx, input: ShipSalesOrderInput, today: string): Promise<string> {
    const order = await this.parts.store.lock(tx, input.id);
    const earlier = await this.parts.store.idByKey(
      tx,
      'erp.sales_shipment',
      input.idempotencyKey ?? null,
    );
    if (earlier !== null) return earlier;
    const { header, lines } = order;
    const number = String(header.number);
    if (header.status !== STATUS.released)
      throw invalidState(`Order ${number}`, 'not released', 'shipped');
    const blocked = await this.parts.store.blockedOf(tx, String(header.sellToCustomerNo));
    if (BLOCKED_FOR_SHIPPING.includes(blocked))
      throw customerBlockedForPosting(String(header.sellToCustomerNo), 'shipments');
    const posted = postingQuantities(
      number,
      lines,
      (line) => new Decimal(String(line.outstandingQuantity)),
      input.lines ?? null,
    );
    if (posted.length === 0) throw nothingToShip(number);
    const setup = await this.parts.store.setup(tx);
    // A version from before the first posting of a line (BI-21).
    if (setup.archiveOrders === true && lines.some(isUnshipped))
      await this.parts.archive.run(tx, 'ORDER', [input.id]);
    await this.takeStock(tx, posted, { setup, header, today });
    const shipment = await this.writeShipment(tx, order, posted, {
      setup,
      today,
      key: input.idempotencyKey ?? null,
    });
    await this.writeLines(tx, posted);
    await this.parts.store.touch(tx, [input.id]);
    await this.parts.events.tell(tx, [orderEvent('SHIPPED', header, shipment)]);
    return shipment.id;
  }

  private async takeStock(
    tx: Tx,
    posted: readonly PostedQuantity[],
    context: { setup: Row; header: Row; today: string },
  ): Promise<void> {
    const goods = posted.filter(({ line }) => line.type === LINE_TYPE.item);
    if (goods.length === 0) return;
    const stock = await this.parts.store.stockOf(tx, [
      ...new Set(goods.map(({ line }) => String(line.no))),
    ]);
    const moved = goods.filter(({ line }) => stock.get(String(line.no))?.type === INVENTORY);
    if (context.setup.preventNegativeInventory === true) checkStock(moved, stock);
    const entryNos = await this.parts.store.nextEntryNos(tx, 'erp.item_ledger_entry', moved.length);
    await this.insert(
      tx,
      'erp.item_ledger_entry',
      moved.map(({ line, quantity }, index) => ({
        id: newId(),
        entryNo: entryNos[index] ?? null,
        itemNo: line.no ?? null,
        postingDate: context.today,
        entryType: SALE,
        documentType: SHIPPED,
        documentNumber: context.header.number ?? null,
        documentLineNo: line.lineNo ?? null,
        quantity: inBaseUnits(line, quantity).negated().toFixed(),
        unitOfMeasureCode: line.unitOfMeasureCode ?? null,
        locationCode: line.locationCode ?? null,
        description: line.description ?? null,
        customerNo: context.header.sellToCustomerNo ?? null,
      })),
    );
  }

  private async writeShipment(
    tx: Tx,
    { header }: LockedOrder,
    posted: readonly PostedQuantity[],
    { setup, today, key }: { setup: Row; today: string; key: string | null },
  ): Promise<{ id: string; number: string }> {
    const number = await this.draw(tx, setup, today);
    const id = newId();
    const values = carried(header, this.table('erp.sales_shipment'));
    await this.insert(tx, 'erp.sales_shipment', [
      {
        ...values,
        id,
        number,
        orderNo: header.number ?? null,
        orderId: header.id ?? null,
        postingDate: today,
        idempotencyKey: key,
      },
    ]);
    await this.insert(
      tx,
      'erp.sales_shipment_line',
      posted.map(({ line, quantity }) => ({
        ...carried(line, this.table('erp.sales_shipment_line')),
        id: newId(),
        documentId: id,
        documentNumber: number,
        orderNo: header.number ?? null,
        orderLineNo: line.lineNo ?? null,
        quantity: quantity.toFixed(),
        quantityBase: inBaseUnits(line, quantity).toFixed(),
        qtyShippedNotInvoiced: quantity.toFixed(),
        quantityInvoiced: '0',
      })),
    );
    return { id, number: String(number) };
  }

  private async draw(tx: Tx, { postedShipmentNos }: Row, date: string): Promise<string | null> {
    if (postedShipmentNos == null) throw numberSeriesNotFound('posted shipments');
    const usedIn = [{ table: 'erp.sales_shipment', column: 'number' }];
    const seriesCode = String(postedShipmentNos);
    const [number = null] = await this.parts.numbers.run(tx, {
      seriesCode,
      count: 1,
      date,
      usedIn,
    });
    return number;
  }

  private async writeLines(tx: Tx, posted: readonly PostedQuantity[]): Promise<void> {
    const changes = posted.map(({ line, quantity }): RowChange => {
      const shipped = new Decimal(String(line.quantityShipped)).plus(quantity);
      const outstanding = new Decimal(String(line.quantity)).minus(shipped);
      const notInvoiced = shipped.minus(String(line.quantityInvoiced));
      return {
        id: String(line.id),
        version: null,
        changes: {
          quantityShipped: shipped.toFixed(),
          outstandingQuantity: outstanding.toFixed(),
          reservedQuantity: stillReserved(line, outstanding),
          qtyToShip: outstanding.toFixed(),
          qtyShippedNotInvoiced: notInvoiced.toFixed(),
        },
      };
    });
    const { refused } = await this.table('erp.sales_order_line').update(tx, changes);
    throwFirst(refused);
  }

  private async insert(tx: Tx, table: string, rows: readonly Row[]): Promise<void> {
    throwFirst((await this.table(table).insert(tx, rows)).refused);
  }

  private table(name: string): RecordWriter {
    const writer = this.parts.writers.get(name);
    if (!writer) throw new Error(`There is no writer for ${name}.`);
    return writer;
  }
}

function isUnshipped(line: Row): boolean {
  const isZero = (property: string): boolean => new Decimal(String(line[property] ?? '0')).isZero();
  return !isZero('quantity') && isZero('quantityShipped');
}

function checkStock(
  moved: readonly PostedQuantity[],
  stock: ReadonlyMap<string, { inventory: string }>,
): void {
  const wanted = new Map<string, Decimal>();
  for (const { line, quantity } of moved) {
    const item = String(line.no);
    wanted.set(item, (wanted.get(item) ?? new Decimal(0)).plus(inBaseUnits(line, quantity)));
  }
  for (const [item, asked] of wanted) {
    const available = new Decimal(stock.get(item)?.inventory ?? '0');
    if (asked.greaterThan(available)) throw notInStock(item, asked.toFixed(), available.toFixed());
  }
}
