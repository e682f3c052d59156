/** To whom a sales price applies. */
export enum SalesPriceType {
  /** To one customer. */
  Customer = 0,
  /** To the customers of a price group. */
  CustomerPriceGroup = 1,
  /** To all customers. */
  AllCustomers = 2,
  /** To a campaign. */
  Campaign = 3,
}
