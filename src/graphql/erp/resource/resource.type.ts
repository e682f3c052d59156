import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { Address } from '../../common/types/address.type';
import { ResourceType as ResourceTypeEnum } from './resource.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { ProductType } from '../../crm/product/product.type';
import { ResourceUnitType } from '../resource-unit/resource-unit.type';
import { UnitOfMeasureType } from '../unit-of-measure/unit-of-measure.type';
import { VendorType } from '../vendor/vendor.type';

/** A person or machine whose time the company sells. */
@ObjectType('Resource', {
  simpleResolvers: true,
  description: 'A person or machine whose time the company sells.',
})
export class ResourceType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Name.')
  name: string | null;

  @MayText('Second line of the name.')
  name2: string | null;

  @MayText('Upper-case name by which people search.')
  searchName: string | null;

  @Has(() => ResourceTypeEnum, 'Kind of the record.')
  type: number;

  @MayText('Job title.')
  jobTitle: string | null;

  @MayDay('Employment date.')
  employmentDate: string | null;

  @MayText('Code of the unit in which quantities are kept.')
  baseUnitOfMeasure: string | null;

  @HasDecimal('Direct unit cost.')
  directUnitCost: string;

  @HasDecimal('Indirect cost percent.')
  indirectCostPercent: string;

  @HasDecimal('Cost of one unit in local currency.')
  unitCost: string;

  @HasDecimal('Profit percent.')
  profitPercent: string;

  @HasDecimal(
    'Price of one unit, in the currency of its document or list; on master records in local currency.',
  )
  unitPrice: string;

  @HasDecimal('Capacity in base units.')
  capacity: string;

  @MayText('Number of the usual vendor; null when none.')
  vendorNo: string | null;

  @MayText('General product posting group.')
  genProdPostingGroup: string | null;

  @MayText('VAT product posting group.')
  vatProdPostingGroup: string | null;

  @HasFlag('What the record is blocked for.')
  blocked: boolean;

  @HasFlag('Blocked for reasons of privacy.')
  privacyBlocked: boolean;

  @UserFields()
  userFields: unknown;

  @Has(() => Address, 'Postal address.')
  address: Address;

  @May(() => UnitOfMeasureType, 'The record that `baseUnitOfMeasure` names; null when none.')
  baseUnitOfMeasureRecord: unknown;

  @May(() => VendorType, 'The record that `vendorNo` names; null when none.')
  vendor: unknown;

  @May(() => ProductType, 'CRM product coupled to the resource; null when there is none.')
  product: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(() => [ResourceUnitType], 'Units in which the resource may be counted.')
  units: unknown;
}
