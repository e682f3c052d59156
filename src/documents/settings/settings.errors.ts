import { Refusal } from '../../platform/errors/refusal';

/** Two settings exclude each other. */
export function settingsContradict(field: string, message: string, remedy: string): Refusal {
  return new Refusal('SETTINGS_CONTRADICT', message, { field: `changes.${field}`, remedy });
}

/** Orders that the CRM handed over wait for an ERP that would no longer take them (G.1). */
export function submittedOrdersExist(count: number, example: string): Refusal {
  return new Refusal(
    'SUBMITTED_ORDERS_EXIST',
    `${count} CRM ${count === 1 ? 'order is' : 'orders are'} submitted, such as ${example}; order integration stays on.`,
    {
      field: 'changes.orderIntegration',
      remedy: 'Convert (crmOrderConvert) and invoice them, or cancel them (crmOrderCancel), first.',
      data: { count, orderNumber: example },
    },
  );
}

/** The item or resource for lines without a product does not exist, or is kept in stock (OC-18). */
export function writeInUnfit(no: string): Refusal {
  return new Refusal(
    'WRITE_IN_NOT_FOUND',
    `${no} does not exist, or is kept in stock: it cannot stand for lines without a product.`,
    {
      field: 'changes.writeInProductNo',
      remedy: 'Name a resource, or an item of type service or non-inventory.',
      data: { no },
    },
  );
}

/** The item or resource for lines without a product has a product (OC-18). */
export function writeInTaken(no: string): Refusal {
  return new Refusal(
    'WRITE_IN_COUPLED',
    `${no} is coupled to a CRM product: it cannot stand for lines without a product.`,
    {
      field: 'changes.writeInProductNo',
      remedy: `Uncouple ${no} (couplingDelete), or name another one.`,
      data: { no },
    },
  );
}

/** The account for freight does not exist (OC-38). */
export function freightAccountUnknown(no: string): Refusal {
  return new Refusal('FREIGHT_ACCOUNT_MISSING', `There is no G/L account ${no}.`, {
    field: 'changes.freightGlAccountNo',
    remedy: 'Name an existing account, or create it (glAccountCreate).',
    data: { no },
  });
}

/** The account for freight may not be posted to directly (OC-38). */
export function freightAccountUnfit(no: string): Refusal {
  return new Refusal(
    'ACCOUNT_NOT_POSTABLE',
    `G/L account ${no} is blocked or does not allow direct posting.`,
    {
      field: 'changes.freightGlAccountNo',
      remedy: `Allow direct posting to ${no} (glAccountUpdate), or name another account.`,
      data: { no },
    },
  );
}
