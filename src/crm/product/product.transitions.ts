import type { Transitions } from '../common/transitions';
import { PRODUCT_STATUSES, ProductState } from './product.options';

/** The life of a product: published from draft, revised while on sale, retired and taken up again. */
export const PRODUCT_TRANSITIONS: Transitions = {
  noun: 'Product',
  names: {
    [ProductState.Active]: 'Active',
    [ProductState.Retired]: 'Retired',
    [ProductState.Draft]: 'Draft',
    [ProductState.UnderRevision]: 'Under Revision',
  },
  statuses: PRODUCT_STATUSES,
  allowed: {
    [ProductState.Draft]: [ProductState.Active],
    [ProductState.Active]: [ProductState.UnderRevision, ProductState.Retired],
    [ProductState.UnderRevision]: [ProductState.Active, ProductState.Retired],
    [ProductState.Retired]: [ProductState.Active],
  },
};
