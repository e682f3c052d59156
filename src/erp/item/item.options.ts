/** What an item is. */
export enum ItemType {
  /** Kept in stock. */
  Inventory = 0,
  /** A service. */
  Service = 1,
  /** Goods that are not kept in stock. */
  NonInventory = 2,
}

/** How the cost of an item is computed. */
export enum CostingMethod {
  /** First in, first out. */
  Fifo = 0,
  /** Last in, first out. */
  Lifo = 1,
  /** By the piece. */
  Specific = 2,
  /** Average of the purchases. */
  Average = 3,
  /** A fixed cost. */
  Standard = 4,
}
