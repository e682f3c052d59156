import { Decimal } from 'decimal.js';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordTables } from '../../../platform/database/record-tables';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { invalidInput } from '../../../platform/errors/input.errors';
import { throwFirst } from '../../sales-document/carried-rows';
import { grossFactor } from '../../sales-document/net-line.rules';
import { roundTo } from '../../sales-document/rounding.rules';
import type { ChangeOrderStatus } from '../change-order-status';
import { lineNotFound } from '../posting/posting.errors';
import type { SalesOrderStore } from '../sales-order.store';
import { STATUS } from '../sales-order.transitions';
import { noPrepayment } from './prepayment.errors';
import { prepaymentDue } from './prepayment.rules';

/** How much of the prepayment of an order is invoiced. */
export interface RegisterPrepaymentInput {
  readonly id: string;
  /** By line, in all; without lines everything that is asked for. */
  readonly lines?: readonly { readonly lineNo: number; readonly amountInvoiced: string }[] | null;
}

/** What registering stands on. */
export interface RegisterPrepaymentParts {
  readonly store: SalesOrderStore;
  readonly lines: RecordWriter;
  readonly tables: RecordTables;
  readonly changeStatus: ChangeOrderStatus;
}

/**
 * Takes down what accounting invoiced of an order beforehand, in all rather than in addition, so that a repeated call
 * changes nothing. What settles the last of it releases the order (BI-17).
 */
export class RegisterPrepayment {
  constructor(private readonly parts: RegisterPrepaymentParts) {}

  /** Registers the amounts and returns the id of the order. */
  async run(tx: Tx, { id, lines: given }: RegisterPrepaymentInput): Promise<string> {
    const { header, lines } = await this.parts.store.lock(tx, id);
    const number = String(header.number);
    const asked = lines.filter((line) => !decimal(line.prepaymentLineAmount).isZero());
    if (asked.length === 0) throw noPrepayment(number);
    const amounts = new Map(
      given
        ? given.map(({ lineNo, amountInvoiced }) => [lineNo, amountInvoiced])
        : asked.map((line) => [Number(line.lineNo), String(line.prepaymentLineAmount)]),
    );
    const precision = await this.localPrecision(tx);
    checkAmounts(number, lines, amounts, await this.precisionOf(tx, header, precision));
    const after = lines.map((line) => {
      const amount = amounts.get(Number(line.lineNo));
      return amount === undefined
        ? line
        : { ...line, ...figuresOf(header, line, amount, precision) };
    });
    const changed = after.filter((line, index) => isChanged(line, lines[index]));
    throwFirst((await this.parts.lines.update(tx, changed.map(changeOf))).refused);
    if (changed.length > 0) await this.parts.store.touch(tx, [id]);
    // An order that somebody reopened since stays open: only what settles the last of a prepayment releases it.
    const waits = changed.length > 0 || header.status === STATUS.pendingPrepayment;
    const settled = waits && !after.some(prepaymentDue) && header.status !== STATUS.released;
    return settled ? this.parts.changeStatus.run(tx, id, 'released') : id;
  }

  private async localPrecision(tx: Tx): Promise<string> {
    const [setup] = await this.parts.tables
      .get('erp.general_ledger_setup')
      .rowsWhere(tx, 'true LIMIT 1');
    return String(setup?.amountRoundingPrecision ?? '0.01');
  }

  private async precisionOf(tx: Tx, { currencyCode }: Row, local: string): Promise<string> {
    if (currencyCode == null) return local;
    const currencies = this.parts.tables.get('erp.currency');
    const [currency] = await currencies.rowsBy(tx, 'code', [currencyCode]);
    return String(currency?.amountRoundingPrecision ?? local);
  }
}

const FIGURES = ['prepaymentAmountInvoiced', 'prepaymentInvoicedLcy', 'prepaymentVatInvoicedLcy'];

function changeOf(line: Row) {
  const changes = Object.fromEntries(FIGURES.map((property) => [property, line[property] ?? '0']));
  return { id: String(line.id), version: null, changes };
}

function isChanged(after: Row, before: Row | undefined): boolean {
  return FIGURES.some((property) => !decimal(after[property]).equals(decimal(before?.[property])));
}

function checkAmounts(
  order: string,
  lines: readonly Row[],
  amounts: ReadonlyMap<number, string>,
  precision: string,
): void {
  for (const [lineNo, amount] of amounts) {
    const line = lines.find((each) => Number(each.lineNo) === lineNo);
    if (!line) throw lineNotFound(order, lineNo);
    const [asked, invoiced] = [decimal(line.prepaymentLineAmount), new Decimal(amount)];
    if (invoiced.isZero()) continue;
    if (!invoiced.equals(asked) && !roundTo(invoiced, precision).equals(invoiced))
      throw invalidInput(
        'lines',
        `Line ${lineNo}: ${invoiced.toFixed()} is no amount of the currency, which goes in steps of ${precision}.`,
      );
    if (invoiced.isNegative() !== asked.isNegative() || invoiced.abs().gt(asked.abs()))
      throw invalidInput(
        'lines',
        `Line ${lineNo}: ${invoiced.toFixed()} is not within its prepayment of ${asked.toFixed()}.`,
      );
  }
}

// Amounts of an order whose prices include VAT include it; the statistics want both parts in local currency (ST-1).
function figuresOf(header: Row, line: Row, amountInvoiced: string, precision: string): Row {
  const amount = new Decimal(amountInvoiced);
  const gross = grossFactor(
    decimal(line.vatPercent).toFixed(),
    decimal(header.vatBaseDiscountPercent).toFixed(),
  );
  const net = header.pricesIncludingVat === true ? amount.div(gross) : amount;
  const factor = String(header.currencyFactor ?? '1');
  const inLocal = (value: Decimal): string => roundTo(value.div(factor), precision).toFixed();
  return {
    prepaymentAmountInvoiced: amount.toFixed(),
    prepaymentInvoicedLcy: inLocal(net),
    prepaymentVatInvoicedLcy: inLocal(net.times(gross.minus(1))),
  };
}

function decimal(value: Row[string] | undefined): Decimal {
  return new Decimal(String(value ?? '0'));
}
