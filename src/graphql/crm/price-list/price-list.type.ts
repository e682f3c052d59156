import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasText,
  May,
  MayDay,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { PriceListState } from './price-list.enums';
import { PriceListStatus } from './price-list.enums';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmCompanyType } from '../company/company.type';
import { CrmCurrencyType } from '../currency/currency.type';
import { CustomerPriceGroupType } from '../../erp/customer-price-group/customer-price-group.type';
import { SalesPriceListType } from '../../erp/price-list/price-list.type';
import { PriceListLineType } from '../price-list-line/price-list-line.type';

/** A price list of the CRM, in one currency. */
@ObjectType('PriceList', {
  simpleResolvers: true,
  description: 'A price list of the CRM, in one currency.',
})
export class PriceListType extends RecordFields {
  @HasText('Name.')
  name: string;

  @MayDay('First day on which the list applies; null: always.')
  beginDate: string | null;

  @MayDay('Last day on which the list applies; null: without end.')
  endDate: string | null;

  @MayText('Description.')
  description: string | null;

  @Has(() => PriceListState, 'State of the record.')
  stateCode: number;

  @Has(() => PriceListStatus, 'Status reason: a number that details the state.')
  statusCode: number;

  @UserFields()
  userFields: unknown;

  @May(() => CrmCurrencyType, 'Currency of all its prices; fixed once it is made.')
  transactionCurrency: unknown;

  @May(
    () => CrmCompanyType,
    'The ERP company the list belongs to (`bcbi_companyid`); null: to none yet.',
  )
  company: unknown;

  @May(
    () => CustomerPriceGroupType,
    'Customer price group coupled to the list; null when there is none.',
  )
  customerPriceGroup: unknown;

  @May(() => SalesPriceListType, 'ERP price list coupled to the list; null when there is none.')
  salesPriceList: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;

  @Has(() => connectionOf('PriceListLine', () => PriceListLineType), 'Prices of the list.')
  lines: unknown;
}
