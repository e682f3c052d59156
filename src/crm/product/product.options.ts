/** Life of a CRM product. */
export enum ProductState {
  /** Can be sold. */
  Active = 0,
  /** Not sold any more; its item or resource is blocked. */
  Retired = 1,
  /** New, not yet published. */
  Draft = 2,
  /** An active product whose next form is being edited. */
  UnderRevision = 3,
}

/** Status reason of a CRM product. */
export enum ProductStatus {
  /** The reason of state Draft. */
  Draft = 0,
  /** The reason of state Active. */
  Active = 1,
  /** The reason of state Retired. */
  Retired = 2,
  /** The reason of state Under Revision. */
  UnderRevision = 3,
}

/** Which status reasons each state allows. */
export const PRODUCT_STATUSES: Readonly<Record<ProductState, readonly ProductStatus[]>> = {
  [ProductState.Active]: [ProductStatus.Active],
  [ProductState.Retired]: [ProductStatus.Retired],
  [ProductState.Draft]: [ProductStatus.Draft],
  [ProductState.UnderRevision]: [ProductStatus.UnderRevision],
};

/** What a product is: product.producttypecode. An organization may add values. */
export enum ProductType {
  /** Goods; the counterpart of an item. */
  SalesInventory = 1,
  /** Further charges; never synchronized (PR-13). */
  MiscellaneousCharges = 2,
  /** Work; the counterpart of a resource. */
  Services = 3,
  /** Fixed fees; never synchronized (PR-13). */
  FlatFees = 4,
}

/** How a product is built: product.productstructure. Fixed after create. */
export enum ProductStructure {
  /** One thing that is sold. */
  Product = 1,
  /** A node that groups products and is not sold itself. */
  ProductFamily = 2,
  /** Several products sold together. */
  ProductBundle = 3,
}
