import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import { newId } from '../../../platform/new-id';
import type { CreateSalesOrders } from '../create-sales-orders';
import type { SalesOrderStore } from '../sales-order.store';
import { discountHeader, lineDraft, type NewOrderLine, type OrderHeader } from './order.inputs';

/** A new order as a person enters it. */
export interface CreateSalesOrderInput extends OrderHeader {
  readonly customerNo: string;
  readonly currencyCode?: string | null;
  readonly lines: readonly NewOrderLine[];
  /** The same key again finds the order instead of making another. */
  readonly idempotencyKey?: string | null;
}

/** Enters a sales order: the customer's defaults, prices, units, discounts and VAT as everywhere. */
export class CreateSalesOrder {
  constructor(
    private readonly store: SalesOrderStore,
    private readonly createOrders: CreateSalesOrders,
  ) {}

  /** Creates the order, or finds the one of the same key, and returns its id. `today` is the working date. */
  async run(tx: Tx, input: CreateSalesOrderInput, today: string): Promise<string> {
    const { customerNo, lines, idempotencyKey = null, ...given } = input;
    await this.store.lockKey(tx, idempotencyKey);
    const earlier = await this.store.idByKey(tx, 'erp.sales_order', idempotencyKey);
    if (earlier !== null) return earlier;
    const id = newId();
    const header: Row = { ...discountHeader(given), idempotencyKey };
    const draft = {
      id,
      customerNo: customerNo.trim().toUpperCase(),
      header,
      lines: lines.map((line, index) => lineDraft(line, `lines.${index}`)),
    };
    const { refused } = await this.createOrders.run(tx, [draft], today);
    const refusal = refused.get(id);
    if (refusal) throw refusal;
    return id;
  }
}
