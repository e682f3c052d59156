import { ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasInstant,
  HasInt,
  May,
  MayText,
} from '../../common/fields/field.decorators';
import { CrmCompanyType } from '../../crm/company/company.type';
import { PriceListType } from '../../crm/price-list/price-list.type';
import { TeamType } from '../../crm/team/team.type';
import { GlAccountType } from '../../erp/gl-account/gl-account.type';
import { OrderIntegration, OwnershipModel, WriteInProductType } from './settings.enums';

/** The settings of the integration as far as sales documents go. */
@ObjectType('SalesSettings', {
  simpleResolvers: true,
  description: 'The settings of the integration as far as sales documents go. There is one set.',
})
export class SalesSettingsType {
  @HasFlag('The base connection is on: master data travels.')
  connectionEnabled: boolean;

  @HasFlag('The sales connection is on: products, prices and documents travel.')
  salesConnectionEnabled: boolean;

  @Has(() => OrderIntegration, 'How orders travel.')
  orderIntegration: string;

  @HasFlag('Submitted CRM orders are converted by themselves; in one-way mode only.')
  autoCreateSalesOrders: boolean;

  @HasFlag('Active and won CRM quotes are processed by themselves.')
  autoProcessQuotes: boolean;

  @HasFlag('The quantity on hand travels to products by itself.')
  itemAvailability: boolean;

  @HasInt('Decimals that quantities of new products may have, 0 to 5.')
  productQuantityDecimals: number;

  @HasFlag('Units of items and resources are coupled to units of their own; else units go by name.')
  unitGroupMapping: boolean;

  @HasFlag('Prices come from ERP price lists instead of sales prices.')
  extendedPriceCalculation: boolean;

  @MayText('Where the pages of the CRM are; links to CRM records start with it. Null: no links.')
  crmWebAddress: string | null;

  @Has(() => OwnershipModel, 'Who owns the CRM records that the integration makes.')
  ownershipModel: string;

  @May(() => WriteInProductType, 'What `writeInProductNo` is; null before it is first set.')
  writeInProductType: string | null;

  @MayText('Item or resource that stands for CRM lines without a product; null: they are refused.')
  writeInProductNo: string | null;

  @MayText('G/L account that freight becomes a line on; null: freight is refused.')
  freightGlAccountNo: string | null;

  @HasFlag('The header discount of a CRM order in percent also becomes the ERP payment discount.')
  discountBecomesPaymentDiscount: boolean;

  @HasInstant('When a setting was last changed.')
  modifiedAt: string;

  @May(() => GlAccountType, 'The account that `freightGlAccountNo` names; null when none.')
  freightGlAccount: unknown;

  @May(() => PriceListType, 'The default price list of the CRM; null before it is first needed.')
  defaultPriceList: unknown;

  @May(
    () => CrmCompanyType,
    'The company of this hub in the CRM; null before the connection is set up.',
  )
  company: unknown;

  @May(() => TeamType, 'The team that owns CRM records; null before the connection is set up.')
  defaultOwningTeam: unknown;
}
