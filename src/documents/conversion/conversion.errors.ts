import { Refusal } from '../../platform/errors/refusal';

/** Names a CRM document in a refusal. */
export interface DocumentName {
  readonly kind: 'order' | 'quote';
  readonly id: string;
  readonly number: string;
}

/** The document as people read it. */
export function titleOf({ kind, number }: DocumentName): string {
  return `CRM ${kind} ${number}`;
}

function dataOf({ kind, id, number }: DocumentName): object {
  return kind === 'order'
    ? { crmOrderId: id, orderNumber: number }
    : { crmQuoteId: id, quoteNumber: number };
}

function refusal(
  code: string,
  document: DocumentName,
  message: string,
  detail: { field?: string; remedy: string; data?: object },
): Refusal {
  return new Refusal(code, `${titleOf(document)}: ${message}`, {
    field: detail.field ?? 'id',
    remedy: detail.remedy,
    data: { ...dataOf(document), ...detail.data },
  });
}

// What a person does once the reason is gone.
const again = ({ kind }: DocumentName): string =>
  kind === 'order' ? 'then convert it' : 'then process it';

/** Check 2 of A.2. */
export const orderNotSubmitted = (document: DocumentName, state: string): Refusal =>
  refusal('ORDER_NOT_SUBMITTED', document, `it is ${state}, not submitted.`, {
    remedy:
      state === 'active'
        ? 'Submit it (crmOrderSubmit), then convert it.'
        : 'Only submitted orders are converted; take a new order where this one is needed again.',
    data: { state },
  });

/** Check 5 of A.2. */
export const documentWithoutCustomer = (document: DocumentName): Refusal =>
  refusal(
    document.kind === 'order' ? 'ORDER_WITHOUT_CUSTOMER' : 'QUOTE_WITHOUT_CUSTOMER',
    document,
    'it has no customer.',
    {
      remedy:
        document.kind === 'order'
          ? 'Fill in the customer in the CRM, then submit it again.'
          : 'Revise the quote, fill in the customer and activate it.',
    },
  );

/** Check 6 of A.2. */
export const accountNotACustomer = (document: DocumentName, account: string): Refusal =>
  refusal('ACCOUNT_NOT_A_CUSTOMER', document, `account ${account} is not of type Customer.`, {
    remedy: `Change the relationship type of the account (accountUpdate), ${again(document)}.`,
    data: { account },
  });

/** Check 7 of A.2. */
export const accountNotFound = (document: DocumentName): Refusal =>
  refusal(
    document.kind === 'order' ? 'ORDER_ACCOUNT_NOT_FOUND' : 'QUOTE_ACCOUNT_NOT_FOUND',
    document,
    'no account can be determined: it is gone, or the contact has no company.',
    { remedy: `Repair the customer of the ${document.kind} in the CRM.` },
  );

/** Check 8 of A.2. */
export const accountNotCoupled = (
  document: DocumentName,
  account: { id: string; name: string },
): Refusal =>
  refusal(
    'ACCOUNT_NOT_COUPLED',
    document,
    `account ${account.name} is not coupled to a customer.`,
    {
      remedy: `Couple the account (couplingCreate) or create its customer (couplingCreateInErp with mapping CUSTOMER), ${again(document)}.`,
      data: { accountId: account.id, mapping: 'CUSTOMER' },
    },
  );

/** Row 8 of A.2, mended: the coupled customer is gone. */
export const customerDeleted = (document: DocumentName, account: string): Refusal =>
  refusal(
    'CUSTOMER_DELETED',
    document,
    `the customer coupled to account ${account} no longer exists.`,
    {
      remedy: `Uncouple the account (couplingDelete) and couple it again, ${again(document)}.`,
    },
  );

/** Check 10 of A.2. */
export const crmCurrencyNotFound = (document: DocumentName): Refusal =>
  refusal('CRM_CURRENCY_NOT_FOUND', document, 'its currency does not exist in the CRM.', {
    field: 'transactionCurrencyId',
    remedy: `Give the ${document.kind} another currency.`,
  });

/** Check 11 of A.2. */
export const erpCurrencyNotFound = (document: DocumentName, code: string): Refusal =>
  refusal('ERP_CURRENCY_NOT_FOUND', document, `there is no ERP currency ${code}.`, {
    field: 'transactionCurrencyId',
    remedy: `Create currency ${code} (currencyCreate) and couple it, ${again(document)}.`,
    data: { code },
  });

/** OC-3: the coupling is left over from an ERP order that is gone. */
export const orderCouplingDangling = (document: DocumentName, couplingId: string | null): Refusal =>
  refusal(
    'ORDER_COUPLING_DANGLING',
    document,
    'it is coupled to an ERP order that no longer exists and was not invoiced.',
    {
      remedy: 'Remove the coupling (couplingDelete), then convert it again.',
      data: { couplingId },
    },
  );

/** Names a line of a CRM document. */
export interface LineName {
  readonly sequence: number | null;
  readonly product: string | null;
}

function lineRefusal(
  code: string,
  document: DocumentName,
  line: LineName,
  detail: { text: string; remedy: string },
): Refusal {
  const name = line.product === null ? '' : ` (${line.product})`;
  return refusal(code, document, `line ${line.sequence ?? ''}${name} ${detail.text}`, {
    field: 'lines',
    remedy: detail.remedy,
    data: { sequenceNumber: line.sequence, product: line.product },
  });
}

/** OC-15. */
export const productNotActive = (document: DocumentName, line: LineName, state: string): Refusal =>
  lineRefusal('PRODUCT_NOT_ACTIVE', document, line, {
    text: `has a product that is ${state}.`,
    remedy: 'Activate the product in the CRM.',
  });

/** OC-15. */
export const unsupportedProductType = (document: DocumentName, line: LineName): Refusal =>
  lineRefusal('UNSUPPORTED_PRODUCT_TYPE', document, line, {
    text: 'has a product that is neither inventory nor a service.',
    remedy: `Change the product type, or take the line off the ${document.kind}.`,
  });

/** OC-15. */
export const productNotCoupled = (
  document: DocumentName,
  line: LineName,
  mapping: string,
): Refusal =>
  lineRefusal('PRODUCT_NOT_COUPLED', document, line, {
    text: 'has a product that is not coupled.',
    remedy: `Couple the product through ${mapping} (couplingCreate or couplingCreateInErp), ${again(document)}.`,
  });

/** OC-15. */
export const productDeleted = (
  document: DocumentName,
  line: LineName,
  noun: 'ITEM' | 'RESOURCE',
): Refusal =>
  lineRefusal(`${noun}_DELETED`, document, line, {
    text: `has a product whose ${noun.toLowerCase()} no longer exists.`,
    remedy: 'Uncouple the product (couplingDelete) and couple it again.',
  });

/** OC-26. */
export const unitNotCoupled = (document: DocumentName, line: LineName): Refusal =>
  lineRefusal('UNIT_NOT_COUPLED', document, line, {
    text: 'has a unit that is not coupled.',
    remedy: 'Couple the unit through ITEM UOM or RESOURCE UOM (couplingCreate).',
  });

/** OC-26. */
export const unitDeleted = (document: DocumentName, line: LineName): Refusal =>
  lineRefusal('UNIT_DELETED', document, line, {
    text: 'has a unit whose ERP unit no longer exists.',
    remedy: 'Uncouple the unit (couplingDelete) and couple it again.',
  });

/** OC-18. */
export const writeInNotConfigured = (document: DocumentName, line: LineName): Refusal =>
  lineRefusal('WRITE_IN_NOT_CONFIGURED', document, line, {
    text: 'has no product, and no item or resource is set up to stand for such lines.',
    remedy: 'Set the write-in product in the sales settings (salesSettingsUpdate).',
  });

/** OC-18: the record that stands for such lines is gone, or has become one that is kept in stock. */
export const writeInNotFound = (document: DocumentName, line: LineName, no: string): Refusal =>
  lineRefusal('WRITE_IN_NOT_FOUND', document, line, {
    text: `has no product, and ${no}, set up to stand for such lines, does not exist or is kept in stock.`,
    remedy: 'Set another write-in product in the sales settings (salesSettingsUpdate).',
  });

/** OC-18: the record that stands for such lines is coupled to a product of its own. */
export const writeInCoupled = (document: DocumentName, line: LineName, no: string): Refusal =>
  lineRefusal('WRITE_IN_COUPLED', document, line, {
    text: `has no product, and ${no}, set up to stand for such lines, is coupled to a CRM product.`,
    remedy: `Uncouple ${no} (couplingDelete), or set another write-in product (salesSettingsUpdate).`,
  });

/** OC-38. */
export const freightAccountMissing = (document: DocumentName, freight: string): Refusal =>
  refusal(
    'FREIGHT_ACCOUNT_MISSING',
    document,
    `it has freight of ${freight}, and no G/L account for it.`,
    {
      field: 'freightAmount',
      remedy: 'Set the G/L account of freight in the sales settings (salesSettingsUpdate).',
      data: { freight },
    },
  );

/** The ERP refuses the document by a rule of its own; the refusal names the CRM document and its line as well. */
export function refusedByErp(document: DocumentName, erp: Refusal, line: LineName | null): Refusal {
  const { code, field, remedy, data } = erp;
  const place = line?.sequence == null ? '' : ` line ${line.sequence}:`;
  return new Refusal(code, `${titleOf(document)}:${place} ${erp.message}`, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data: {
      ...data,
      ...dataOf(document),
      ...(line === null ? {} : { sequenceNumber: line.sequence, product: line.product }),
    },
    cause: erp,
  });
}
