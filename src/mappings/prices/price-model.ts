/** Where the ERP keeps prices that become lines of CRM price lists, as SQL over the alias `l` of a price. */
export interface PriceModel {
  readonly headers: { readonly mapping: string; readonly table: string };
  readonly lines: { readonly mapping: string; readonly table: string };
  /** Code of the list a price belongs to. */
  readonly list: string;
  /** 10 an item, 30 a resource; and its number. */
  readonly assetType: string;
  readonly assetNo: string;
  /** Decides which price comes first. */
  readonly sequence: string;
  /** Prices that a CRM price list can hold. */
  readonly holds: string;
  /** Whether a list that is not coupled yet may be, over the alias `h` of its header. */
  readonly offered: string;
  readonly noun: string;
}

/** Price lists and their lines, with extended price calculation (F.3). */
export const PRICE_LISTS: PriceModel = {
  headers: { mapping: 'PLHEADER-PRICE', table: 'erp.price_list' },
  lines: { mapping: 'PLLINE-PRODPRICE', table: 'erp.price_list_line' },
  list: 'l.price_list_code',
  assetType: 'l.asset_type',
  assetNo: 'l.asset_no',
  sequence: `lpad(l.line_no::text, 12, '0')`,
  holds: 'l.price_type = 1 AND l.amount_type = 17 AND l.asset_type IN (10, 30)',
  offered: 'h.status = 1 AND h.synchronized_with_crm',
  noun: 'Price list',
};

/** Sales prices of customer price groups, without it (F.4). */
export const SALES_PRICES: PriceModel = {
  headers: { mapping: 'CUSTPRCGRP-PRICE', table: 'erp.customer_price_group' },
  lines: { mapping: 'SALESPRC-PRODPRICE', table: 'erp.sales_price' },
  list: 'l.sales_code',
  assetType: '10',
  assetNo: 'l.item_no',
  sequence: 'l.id::text',
  holds: 'l.sales_type = 1',
  offered: 'true',
  noun: 'Price group',
};
