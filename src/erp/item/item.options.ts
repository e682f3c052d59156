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

/** Whether stock is reserved for lines that sell an item. */
export enum ReservePolicy {
  /** It cannot be reserved. */
  Never = 0,
  /** People reserve it where they want to. */
  Optional = 1,
  /** Each new line reserves what is on hand. */
  Always = 2,
}
