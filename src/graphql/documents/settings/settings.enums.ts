import { apiEnum } from '../../common/lists/filter.inputs';

/** How orders travel. */
export const OrderIntegration = apiEnum(
  { NONE: 'NONE', ONE_WAY: 'ONE_WAY', TWO_WAY: 'TWO_WAY' } as const,
  'OrderIntegration',
  'How orders travel between CRM and ERP; the modes exclude each other.',
  {
    NONE: 'Not at all.',
    ONE_WAY: 'Submitted CRM orders become ERP orders; what becomes of those travels back.',
    TWO_WAY: 'Orders of either side become orders of the other, with lines.',
  },
);

/** Who owns CRM records. */
export const OwnershipModel = apiEnum(
  { PERSON: 'PERSON', TEAM: 'TEAM' } as const,
  'OwnershipModel',
  'Who owns the CRM records that the integration makes.',
  {
    PERSON: 'The user coupled to the salesperson.',
    TEAM: 'The owning team of the company.',
  },
);

/** What stands for a line without a product. */
export const WriteInProductType = apiEnum(
  { ITEM: 'ITEM', RESOURCE: 'RESOURCE' } as const,
  'WriteInProductType',
  'What stands in the ERP for a CRM line without a product.',
  {
    ITEM: 'An item of type service or non-inventory.',
    RESOURCE: 'A resource.',
  },
);
