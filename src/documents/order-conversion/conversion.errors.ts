import { Refusal } from '../../platform/errors/refusal';

/** Names a CRM order in a refusal. */
export interface OrderName {
  readonly id: string;
  readonly orderNumber: string;
}

function refusal(
  code: string,
  order: OrderName,
  message: string,
  detail: { field?: string; remedy: string; data?: object },
): Refusal {
  return new Refusal(code, `CRM order ${order.orderNumber}: ${message}`, {
    field: detail.field ?? 'id',
    remedy: detail.remedy,
    data: { crmOrderId: order.id, orderNumber: order.orderNumber, ...detail.data },
  });
}

/** Check 2 of A.2. */
export const orderNotSubmitted = (order: OrderName, state: string): Refusal =>
  refusal('ORDER_NOT_SUBMITTED', order, `it is ${state}, not submitted.`, {
    remedy:
      state === 'active'
        ? 'Submit it (crmOrderSubmit), then convert it.'
        : 'Only submitted orders are converted; take a new order where this one is needed again.',
    data: { state },
  });

/** Check 5 of A.2. */
export const orderWithoutCustomer = (order: OrderName): Refusal =>
  refusal('ORDER_WITHOUT_CUSTOMER', order, 'it has no customer.', {
    remedy: 'Fill in the customer in the CRM, then submit it again.',
  });

/** Check 6 of A.2. */
export const accountNotACustomer = (order: OrderName, account: string): Refusal =>
  refusal('ACCOUNT_NOT_A_CUSTOMER', order, `account ${account} is not of type Customer.`, {
    remedy: 'Change the relationship type of the account (accountUpdate), then convert it.',
    data: { account },
  });

/** Check 7 of A.2. */
export const orderAccountNotFound = (order: OrderName): Refusal =>
  refusal(
    'ORDER_ACCOUNT_NOT_FOUND',
    order,
    'no account can be determined: it is gone, or the contact has no company.',
    {
      remedy: 'Repair the customer of the order in the CRM.',
    },
  );

/** Check 8 of A.2. */
export const accountNotCoupled = (
  order: OrderName,
  account: { id: string; name: string },
): Refusal =>
  refusal('ACCOUNT_NOT_COUPLED', order, `account ${account.name} is not coupled to a customer.`, {
    remedy:
      'Couple the account (couplingCreate) or create its customer (couplingCreateInErp with mapping CUSTOMER), then convert it.',
    data: { accountId: account.id, mapping: 'CUSTOMER' },
  });

/** Row 8 of A.2, mended: the coupled customer is gone. */
export const customerDeleted = (order: OrderName, account: string): Refusal =>
  refusal(
    'CUSTOMER_DELETED',
    order,
    `the customer coupled to account ${account} no longer exists.`,
    {
      remedy: 'Uncouple the account (couplingDelete) and couple it again, then convert it.',
    },
  );

/** Check 10 of A.2. */
export const crmCurrencyNotFound = (order: OrderName): Refusal =>
  refusal('CRM_CURRENCY_NOT_FOUND', order, 'its currency does not exist in the CRM.', {
    field: 'transactionCurrencyId',
    remedy: 'Give the order another currency.',
  });

/** Check 11 of A.2. */
export const erpCurrencyNotFound = (order: OrderName, code: string): Refusal =>
  refusal('ERP_CURRENCY_NOT_FOUND', order, `there is no ERP currency ${code}.`, {
    field: 'transactionCurrencyId',
    remedy: `Create currency ${code} (currencyCreate) and couple it, then convert it.`,
    data: { code },
  });

/** OC-3: the coupling is left over from an ERP order that is gone. */
export const orderCouplingDangling = (order: OrderName, couplingId: string | null): Refusal =>
  refusal(
    'ORDER_COUPLING_DANGLING',
    order,
    'it is coupled to an ERP order that no longer exists and was not invoiced.',
    {
      remedy: 'Remove the coupling (couplingDelete), then convert it again.',
      data: { couplingId },
    },
  );

/** Names a line of a CRM order. */
export interface LineName {
  readonly sequence: number | null;
  readonly product: string | null;
}

function lineRefusal(
  code: string,
  order: OrderName,
  line: LineName,
  detail: { text: string; remedy: string },
): Refusal {
  const name = line.product === null ? '' : ` (${line.product})`;
  return refusal(code, order, `line ${line.sequence ?? ''}${name} ${detail.text}`, {
    field: 'lines',
    remedy: detail.remedy,
    data: { sequenceNumber: line.sequence, product: line.product },
  });
}

/** OC-15. */
export const productNotActive = (order: OrderName, line: LineName, state: string): Refusal =>
  lineRefusal('PRODUCT_NOT_ACTIVE', order, line, {
    text: `has a product that is ${state}.`,
    remedy: 'Activate the product in the CRM.',
  });

/** OC-15. */
export const unsupportedProductType = (order: OrderName, line: LineName): Refusal =>
  lineRefusal('UNSUPPORTED_PRODUCT_TYPE', order, line, {
    text: 'has a product that is neither inventory nor a service.',
    remedy: 'Change the product type, or take the line off the order.',
  });

/** OC-15. */
export const productNotCoupled = (order: OrderName, line: LineName, mapping: string): Refusal =>
  lineRefusal('PRODUCT_NOT_COUPLED', order, line, {
    text: 'has a product that is not coupled.',
    remedy: `Couple the product through ${mapping} (couplingCreate or couplingCreateInErp), then convert it.`,
  });

/** OC-15. */
export const productDeleted = (
  order: OrderName,
  line: LineName,
  noun: 'ITEM' | 'RESOURCE',
): Refusal =>
  lineRefusal(`${noun}_DELETED`, order, line, {
    text: `has a product whose ${noun.toLowerCase()} no longer exists.`,
    remedy: 'Uncouple the product (couplingDelete) and couple it again.',
  });

/** OC-26. */
export const unitNotCoupled = (order: OrderName, line: LineName): Refusal =>
  lineRefusal('UNIT_NOT_COUPLED', order, line, {
    text: 'has a unit that is not coupled.',
    remedy: 'Couple the unit through ITEM UOM or RESOURCE UOM (couplingCreate).',
  });

/** OC-26. */
export const unitDeleted = (order: OrderName, line: LineName): Refusal =>
  lineRefusal('UNIT_DELETED', order, line, {
    text: 'has a unit whose ERP unit no longer exists.',
    remedy: 'Uncouple the unit (couplingDelete) and couple it again.',
  });

/** OC-18. */
export const writeInNotConfigured = (order: OrderName, line: LineName): Refusal =>
  lineRefusal('WRITE_IN_NOT_CONFIGURED', order, line, {
    text: 'has no product, and no item or resource is set up to stand for such lines.',
    remedy: 'Set the write-in product in the sales settings (salesSettingsUpdate).',
  });

/** OC-18: the record that stands for such lines is gone, or has become one that is kept in stock. */
export const writeInNotFound = (order: OrderName, line: LineName, no: string): Refusal =>
  lineRefusal('WRITE_IN_NOT_FOUND', order, line, {
    text: `has no product, and ${no}, set up to stand for such lines, does not exist or is kept in stock.`,
    remedy: 'Set another write-in product in the sales settings (salesSettingsUpdate).',
  });

/** OC-18: the record that stands for such lines is coupled to a product of its own. */
export const writeInCoupled = (order: OrderName, line: LineName, no: string): Refusal =>
  lineRefusal('WRITE_IN_COUPLED', order, line, {
    text: `has no product, and ${no}, set up to stand for such lines, is coupled to a CRM product.`,
    remedy: `Uncouple ${no} (couplingDelete), or set another write-in product (salesSettingsUpdate).`,
  });

/** OC-38. */
export const freightAccountMissing = (order: OrderName, freight: string): Refusal =>
  refusal(
    'FREIGHT_ACCOUNT_MISSING',
    order,
    `it has freight of ${freight}, and no G/L account for it.`,
    {
      field: 'freightAmount',
      remedy: 'Set the G/L account of freight in the sales settings (salesSettingsUpdate).',
      data: { freight },
    },
  );

/** The ERP refuses the order by a rule of its own; the refusal names the CRM order and its line as well. */
export function refusedByErp(order: OrderName, erp: Refusal, line: LineName | null): Refusal {
  const { code, field, remedy, data } = erp;
  const place = line?.sequence == null ? '' : ` line ${line.sequence}:`;
  return new Refusal(code, `CRM order ${order.orderNumber}:${place} ${erp.message}`, {
    ...(field === null ? {} : { field }),
    ...(remedy === null ? {} : { remedy }),
    data: {
      ...data,
      crmOrderId: order.id,
      orderNumber: order.orderNumber,
      ...(line === null ? {} : { sequenceNumber: line.sequence, product: line.product }),
    },
    cause: erp,
  });
}
