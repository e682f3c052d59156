import { Refusal } from '../../platform/errors/refusal';

interface Detail {
  readonly field: string;
  readonly remedy: string;
  readonly data?: object;
}

function refusal(code: string, invoice: string, message: string, detail: Detail): Refusal {
  return new Refusal(code, `Posted invoice ${invoice}: ${message}`, {
    field: detail.field,
    remedy: detail.remedy,
    data: { invoice, ...detail.data },
  });
}

/** A line of a posted invoice in a refusal. */
export interface LineName {
  readonly lineNo: number;
  /** `item DESK`. */
  readonly product: string;
}

/** D.2, row 1. */
export const productBlocked = (invoice: string, { lineNo, product }: LineName): Refusal =>
  refusal('PRODUCT_BLOCKED', invoice, `${product} on line ${lineNo} is blocked.`, {
    field: 'lines',
    remedy: `Unblock ${product}, then send the invoice.`,
    data: { lineNo, product },
  });

/** D.2, rows 2 and 6. */
export const recordNotCoupled = (
  invoice: string,
  record: { field: string; noun: string; key: string },
): Refusal =>
  refusal('RECORD_NOT_COUPLED', invoice, `${record.noun} ${record.key} has no counterpart.`, {
    field: record.field,
    remedy: `Couple ${record.noun} ${record.key} (couplingCreate, couplingCreateInCrm), then send the invoice.`,
    data: { noun: record.noun, key: record.key },
  });

/** D.2, row 2. */
export const optionNotMapped = (
  invoice: string,
  option: { field: string; noun: string; key: string; mapping: string },
): Refusal =>
  refusal('OPTION_NOT_MAPPED', invoice, `${option.noun} ${option.key} has no option value.`, {
    field: option.field,
    remedy: `Synchronize the mapping ${option.mapping} (tableMappingSync), then send the invoice.`,
    data: { noun: option.noun, key: option.key, mapping: option.mapping },
  });

/** D.2, row 4. */
export const productSyncFailed = (invoice: string, { lineNo, product }: LineName): Refusal =>
  refusal(
    'PRODUCT_SYNC_FAILED',
    invoice,
    `${product} on line ${lineNo} has no product in the CRM, and none can be made now.`,
    {
      field: 'lines',
      remedy: `Couple ${product}, or let its table mapping create products.`,
      data: { lineNo, product },
    },
  );

/** D.2, row 5. */
export const invoiceCustomerChanged = (
  invoice: string,
  { customerNo, orderNumber }: { customerNo: string; orderNumber: string },
): Refusal =>
  refusal(
    'INVOICE_CUSTOMER_CHANGED',
    invoice,
    `its customer ${customerNo} is not the customer of CRM order ${orderNumber}.`,
    {
      field: 'sellToCustomerNo',
      remedy: 'Check the coupling of the customer and the customer of the CRM order.',
      data: { customerNo, orderNumber },
    },
  );

/** The unit of a line was removed from its item or resource. */
export const unitDeleted = (invoice: string, line: LineName, unit: string): Refusal =>
  refusal(
    'UNIT_DELETED',
    invoice,
    `unit ${unit} of ${line.product} on line ${line.lineNo} does not exist any more.`,
    {
      field: 'lines',
      remedy: `Add the unit to ${line.product} again and couple it.`,
      data: { lineNo: line.lineNo, product: line.product, unit },
    },
  );

/** The unit of a line has no counterpart. */
export const unitNotCoupled = (invoice: string, line: LineName, unit: string): Refusal =>
  refusal(
    'UNIT_NOT_COUPLED',
    invoice,
    `unit ${unit} of ${line.product} on line ${line.lineNo} has no counterpart.`,
    {
      field: 'lines',
      remedy: `Couple the unit (couplingCreateInCrm), then send the invoice.`,
      data: { lineNo: line.lineNo, product: line.product, unit },
    },
  );
