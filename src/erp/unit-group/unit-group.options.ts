/** What a unit group belongs to. */
export enum UnitGroupSource {
  /** An item. */
  Item = 1,
  /** A resource. */
  Resource = 2,
}
