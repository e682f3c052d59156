/** A field row that is delivered otherwise than in the reference product, and why. */
export interface FieldDifference {
  readonly mapping: string;
  /** The row of the reference; null where it has none. */
  readonly reference: string | null;
  /** The row that is delivered instead. */
  readonly ours: string;
  /** The row that an additional one follows. */
  readonly after?: string;
  readonly why: string;
}

/** A property of a table mapping that is delivered otherwise, and why. */
export interface TableDifference {
  readonly mapping: string;
  readonly property: string;
  readonly ours: unknown;
  readonly why: string;
}

/** A column of another length than in the reference, and why. */
export interface LengthDifference {
  readonly column: string;
  readonly ours: number;
  readonly why: string;
}

const OWNED = 'Amounts and shipped quantities of orders are made by the ERP; it takes none (BI-7).';
const SECOND_CODE = 'The table goes to the CRM only, so a row that comes from it would never run.';
const BY_TYPE = 'The product of a price is that of its item or of its resource, by its type.';
const CLEARED = 'A list that is uncoupled is free for other companies: its company is cleared.';
const OPTION_SET = 'The values of all option sets lie in one table; the mapping reads its own.';

/** The field rows that are delivered otherwise than the reference has them. */
export const FIELD_DIFFERENCES: readonly FieldDifference[] = [
  {
    mapping: 'SHIPMENT METHOD',
    reference: 'code <- label T-OPTION-SYNC matches',
    ours: 'code -> label T-OPTION-SYNC matches',
    why: SECOND_CODE,
  },
  {
    mapping: 'SHIPPING AGENT',
    reference: 'code <- label T-OPTION-SYNC matches',
    ours: 'code -> label T-OPTION-SYNC matches',
    why: SECOND_CODE,
  },
  {
    mapping: 'PLLINE-PRODPRICE',
    reference: 'assetno -> productid T-LOOKUP',
    ours: 'assetno -> productid T-PRICE-PRODUCT',
    why: BY_TYPE,
  },
  {
    mapping: 'SALESPRC-PRODPRICE',
    reference: 'itemno -> productid T-LOOKUP',
    ours: 'itemno -> productid T-PRICE-PRODUCT',
    why: BY_TYPE,
  },
  {
    mapping: 'SALESORDER-ORDER (bidirectional)',
    reference: 'selltocustomerno <> customerid T-LOOKUP',
    ours: 'selltocustomerno <> customerid T-ORDER-CUSTOMER',
    why: 'An order of a contact goes to the customer of its account instead of failing (BI-4).',
  },
  {
    mapping: 'SALESORDER-ORDER (bidirectional)',
    reference: 'paymentdiscountpercent <> discountpercentage',
    ours: 'paymentdiscountpercent <- discountpercentage off',
    why: 'A trade discount is no early-payment discount; an administrator may enable it (OC-9).',
  },
  {
    mapping: 'SOLINE-ORDERDETAIL',
    reference: null,
    ours: 'linediscountamount <> manualdiscountamount T-LINE-DISCOUNT',
    after: 'unitprice <> priceperunit',
    why: 'Line discounts travel both ways; else they are lost on the other side (BI-6).',
  },
  {
    mapping: 'SOLINE-ORDERDETAIL',
    reference: 'quantityshipped <> quantityshipped',
    ours: 'quantityshipped -> quantityshipped',
    why: OWNED,
  },
  {
    mapping: 'SOLINE-ORDERDETAIL',
    reference: 'amount <> baseamount update only',
    ours: 'amount -> baseamount T-OVERWRITTEN update only',
    why: OWNED,
  },
  {
    mapping: 'SOLINE-ORDERDETAIL',
    reference: 'amountincludingvat <> extendedamount update only',
    ours: 'amountincludingvat -> extendedamount T-OVERWRITTEN update only',
    why: OWNED,
  },
];

/** The properties of table mappings that are delivered otherwise; the update policy of all is in the spec itself. */
export const TABLE_DIFFERENCES: readonly TableDifference[] = [
  {
    mapping: 'PLHEADER-PRICE',
    property: 'erpFilter',
    ours: ['pricetype eq 1', 'amounttype eq 17', 'synchronizedwithcrm eq true'],
    why: 'Which lists the CRM gets is said list by list, not by a flag of another purpose (PR-5).',
  },
  { mapping: 'PLHEADER-PRICE', property: 'clearsCompany', ours: true, why: CLEARED },
  { mapping: 'CUSTPRCGRP-PRICE', property: 'clearsCompany', ours: true, why: CLEARED },
  {
    mapping: 'PLLINE-PRODPRICE',
    property: 'dependsOn',
    ours: ['PLHEADER-PRICE', 'ITEM-PRODUCT', 'RESOURCE-PRODUCT'],
    why: 'Prices of resources need the products of resources first.',
  },
  ...['paymenttermscode', 'address1_freighttermscode', 'address1_shippingmethodcode'].map(
    (column, at) => ({
      mapping: ['PAYMENT TERMS', 'SHIPMENT METHOD', 'SHIPPING AGENT'][at] ?? '',
      property: 'crmFilter',
      ours: [`optionset eq account.${column}`],
      why: OPTION_SET,
    }),
  ),
];

/** The columns that are longer or shorter than the reference says. */
export const LENGTH_DIFFERENCES: readonly LengthDifference[] = [
  {
    column: 'erp.currency.description',
    ours: 60,
    why: 'As long as the description of the local currency, so that it fits when that becomes a currency of its own.',
  },
  {
    column: 'crm.opportunity.name',
    ours: 300,
    why: 'What Dataverse itself takes; a longer text would be refused there.',
  },
];
