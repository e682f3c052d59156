import { choice, day, decimal, flag, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { ResourceType as ResourceTypeEnum } from './resource.enums';
import { ResourceType } from './resource.type';

const fields = {
  number: text(20, 'Number that identifies the record to people; unique.'),
  name: text(100, 'Name.'),
  name2: text(50, 'Second line of the name.'),
  searchName: text(100, 'Upper-case name by which people search.'),
  type: choice(ResourceTypeEnum, 'Kind of the record.'),
  jobTitle: text(30, 'Job title.'),
  address: text(100, 'Address.'),
  address2: text(50, 'Address 2.'),
  postCode: text(20, 'Post code.'),
  city: text(50, 'City.'),
  county: text(30, 'County.'),
  countryRegionCode: text(10, 'Country region code.'),
  employmentDate: day('Employment date.'),
  baseUnitOfMeasure: text(10, 'Code of the unit in which quantities are kept.'),
  directUnitCost: decimal('Direct unit cost.'),
  indirectCostPercent: decimal('Indirect cost percent.'),
  unitCost: decimal('Cost of one unit in local currency.'),
  profitPercent: decimal('Profit percent.'),
  unitPrice: decimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  ),
  capacity: decimal('Capacity in base units.'),
  vendorNo: text(20, 'Number of the usual vendor; null when none.'),
  genProdPostingGroup: text(20, 'General product posting group.'),
  vatProdPostingGroup: text(20, 'VAT product posting group.'),
  blocked: flag('What the record is blocked for.'),
  privacyBlocked: flag('Blocked for reasons of privacy.'),
  userFields: userFields(),
};

/** Mutations that create and change Resource records. */
export const ResourceMutations = recordMutations({
  typeName: 'Resource',
  type: ResourceType,
  table: 'erp.resource',
  fields,
  required: ['name', 'baseUnitOfMeasure'],
  createOnly: ['number'],
  codes: [
    'NUMBER_SERIES_NOT_FOUND',
    'NUMBER_SERIES_EXHAUSTED',
    'MANUAL_NUMBER_REFUSED',
    'BASE_UNIT_REQUIRED',
    'BASE_UNIT_IN_USE',
    'BASE_UNIT_QUANTITY',
    'RECORD_IN_USE',
    'UNIT_NOT_OF_ITEM',
  ],
});
