/** How a manual discount of a line is meant: organization.discountcalculationmethod. */
export enum DiscountCalculationMethod {
  /** Once for the whole line; the delivered setting. */
  LineItem = 0,
  /** For each unit of the line. */
  PerUnit = 1,
}
