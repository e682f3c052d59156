import { Decimal } from 'decimal.js';
import type { Row } from '../../../platform/database/record-table';
import { invalidInput } from '../../../platform/errors/input.errors';
import {
  checkPrepaymentPercent,
  checkPrepaymentTerms,
  type PrepaymentTerms,
} from '../prepayment/prepayment.rules';
import { DISCOUNT, LINE_TYPE, type SalesOrderLineDraft } from '../sales-order.draft';

/** What a person may say about an order; undefined leaves a value as it is. */
export interface OrderHeader {
  readonly yourReference?: string | null;
  readonly externalDocumentNo?: string | null;
  readonly requestedDeliveryDate?: string | null;
  readonly promisedDeliveryDate?: string | null;
  readonly shipmentDate?: string | null;
  readonly paymentTermsCode?: string | null;
  readonly shipmentMethodCode?: string | null;
  readonly shippingAgentCode?: string | null;
  readonly salespersonCode?: string | null;
  readonly workDescription?: string | null;
  /** Invoice discount as an amount in terms of the order's prices; excludes the one in percent. */
  readonly invoiceDiscountAmount?: string | null;
  readonly invoiceDiscountPercent?: string | null;
  /** Part of all lines that is to be paid beforehand. */
  readonly prepaymentPercent?: string | null;
  readonly [address: string]: unknown;
}

/** What a line says; undefined leaves a value as it is, or to the ERP's defaults. */
export interface OrderLineFigures extends PrepaymentTerms {
  readonly description?: string | null;
  readonly unitOfMeasureCode?: string;
  readonly quantity?: string;
  readonly unitPrice?: string;
  /** Discount on the whole line. */
  readonly lineDiscountAmount?: string;
}

/** A new line: an item, a resource, an account, or a comment without a number. */
export interface NewOrderLine extends OrderLineFigures {
  readonly type: number;
  readonly no?: string | null;
}

/** A change of one line. */
export interface OrderLineChange extends OrderLineFigures {
  readonly lineNo: number;
}

/** Header values with the invoice discount as the order keeps it. */
export function discountHeader(header: OrderHeader): Row {
  const { invoiceDiscountAmount: amount, invoiceDiscountPercent: percent, ...rest } = header;
  const values = Object.fromEntries(
    Object.entries(rest).filter(([, value]) => value !== undefined),
  ) as Row;
  if (amount != null && percent != null)
    throw invalidInput('invoiceDiscountPercent', 'Give the discount as an amount or in percent.');
  if (
    percent != null &&
    (new Decimal(percent).isNegative() || new Decimal(percent).greaterThan(100))
  )
    throw invalidInput('invoiceDiscountPercent', 'A discount in percent lies between 0 and 100.');
  checkPrepaymentPercent(header.prepaymentPercent, 'prepaymentPercent');
  if (values.prepaymentPercent === null) values.prepaymentPercent = '0';
  if (amount === undefined && percent === undefined) return values;
  const [calculation, value] =
    percent == null ? [DISCOUNT.amount, amount ?? '0'] : [DISCOUNT.percent, percent];
  return { ...values, invoiceDiscountCalculation: calculation, invoiceDiscountValue: value };
}

/** The draft of a new line; `path` is where it stands in the input. */
export function lineDraft(line: NewOrderLine, path: string): SalesOrderLineDraft {
  const { type, no = null } = line;
  const isComment = type === LINE_TYPE.comment;
  if (isComment !== (no === null || no.trim() === ''))
    throw invalidInput(`${path}.no`, 'A comment has no number, every other line has one.');
  if (isComment) return { type, no: null, description: line.description ?? null };
  if (line.quantity === undefined)
    throw invalidInput(`${path}.quantity`, 'A line that is no comment needs a quantity.');
  checkPrepaymentTerms(line, path);
  return {
    type,
    no: no?.trim().toUpperCase() ?? null,
    quantity: line.quantity,
    description: line.description ?? null,
    unitOfMeasureCode: line.unitOfMeasureCode?.trim().toUpperCase() ?? null,
    unitPrice: line.unitPrice ?? null,
    lineDiscountAmount: line.lineDiscountAmount ?? null,
    prepaymentPercent: line.prepaymentPercent ?? null,
    prepaymentAmount: line.prepaymentAmount ?? null,
  };
}
