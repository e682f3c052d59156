import { apiEnum } from '../../common/lists/filter.inputs';
import {
  ProductState as ProductStateOption,
  ProductStatus as ProductStatusOption,
  ProductStructure as ProductStructureOption,
} from '../../../crm/product/product.options';

/** Life of a CRM product. */
export const ProductState = apiEnum(ProductStateOption, 'ProductState', 'Life of a CRM product.', {
  Active: 'Can be sold.',
  Retired: 'Not sold any more; its item or resource is blocked.',
  Draft: 'New, not yet published.',
  UnderRevision: 'An active product whose next form is being edited.',
});

/** Status reason of a CRM product. */
export const ProductStatus = apiEnum(
  ProductStatusOption,
  'ProductStatus',
  'Status reason of a CRM product.',
  {
    Draft: 'The reason of state Draft.',
    Active: 'The reason of state Active.',
    Retired: 'The reason of state Retired.',
    UnderRevision: 'The reason of state Under Revision.',
  },
);

/** How a product is built: product.productstructure. Fixed after create. */
export const ProductStructure = apiEnum(
  ProductStructureOption,
  'ProductStructure',
  'How a product is built: product.productstructure. Fixed after create.',
  {
    Product: 'One thing that is sold.',
    ProductFamily: 'A node that groups products and is not sold itself.',
    ProductBundle: 'Several products sold together.',
  },
);
