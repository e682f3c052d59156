/** What a price of a price list is for. */
export enum PriceAssetType {
  /** An item. */
  Item = 10,
  /** A resource. */
  Resource = 30,
}

/** To whom a price list applies. */
export enum PriceSourceType {
  /** To all customers. */
  AllCustomers = 10,
  /** To one customer. */
  Customer = 11,
  /** To the customers of a price group. */
  CustomerPriceGroup = 12,
}

/** Whether the prices of a list apply. */
export enum PriceStatus {
  /** Not yet. */
  Draft = 0,
  /** Now. */
  Active = 1,
  /** No longer. */
  Inactive = 2,
}

/** Whether a price list is of sales or purchases. */
export enum PriceType {
  /** What customers pay. */
  Sale = 1,
  /** What is paid to vendors. */
  Purchase = 2,
}

/** What a price list defines. */
export enum PriceAmountType {
  /** Prices and discounts. */
  Any = 0,
  /** Prices. */
  Price = 17,
  /** Discounts. */
  Discount = 20,
}
