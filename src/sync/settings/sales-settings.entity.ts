import { Check, Entity, PrimaryColumn } from 'typeorm';
import { Code, Flag, Instant, Int, Ref, Text } from '../../platform/database/columns';

/** The one row of settings of the integration: connection switches and the sales settings (G.1, G.2). */
@Entity({ schema: 'sync', name: 'sales_settings' })
@Check('ck_sales_settings_ownership', `ownership_model IN ('PERSON', 'TEAM')`)
@Check('ck_sales_settings_orders', `order_integration IN ('NONE', 'ONE_WAY', 'TWO_WAY')`)
@Check('ck_sales_settings_one', `id = 1`)
@Check('ck_sales_settings_decimals', `product_quantity_decimals BETWEEN 0 AND 5`)
export class SalesSettings {
  @PrimaryColumn('integer')
  id: number;

  /** The base connection: master data travels (K-1). */
  @Flag({ default: true })
  connectionEnabled: boolean;

  /** The sales connection on top of it: products, prices, documents. */
  @Flag({ default: true })
  salesConnectionEnabled: boolean;

  /** `PERSON`: the owner of a CRM record follows the salesperson. `TEAM`: it is the company's owning team. */
  @Text(10, { required: true, default: 'TEAM' })
  ownershipModel: 'PERSON' | 'TEAM';

  /** The team that owns CRM records without a salesperson; null before the connection is set up. */
  @Ref()
  defaultOwningTeamId: string | null;

  /** This hub's company as the CRM knows it (`bcbi_company`); null before the connection is set up. */
  @Ref()
  companyId: string | null;

  /** Where the pages of the CRM are, such as `https://contoso.crm4.dynamics.com`; null: no links. */
  @Text(250)
  crmWebAddress: string | null;

  @Flag({ default: true })
  unitGroupMapping: boolean;

  @Flag()
  extendedPriceCalculation: boolean;

  @Text(10, { required: true, default: 'ONE_WAY' })
  orderIntegration: 'NONE' | 'ONE_WAY' | 'TWO_WAY';

  @Flag()
  autoCreateSalesOrders: boolean;

  @Flag()
  autoProcessQuotes: boolean;

  @Flag()
  itemAvailability: boolean;

  /** What stands in the ERP for a CRM line without a product (OC-18): `ITEM` or `RESOURCE`, and its number. */
  @Text(10)
  writeInProductType: 'ITEM' | 'RESOURCE' | null;

  @Code(20)
  writeInProductNo: string | null;

  /** G/L account that takes freight (OC-40). */
  @Code(20)
  freightGlAccountNo: string | null;

  /** A CRM header discount in percent also becomes the ERP payment discount (OC-9); off unless wanted. */
  @Flag()
  discountBecomesPaymentDiscount: boolean;

  /** The default price list of the CRM; null before it is first needed (PL-02). */
  @Ref()
  defaultPriceListId: string | null;

  /** Decimals that quantities of new products may have, 0 to 5 (AV-5). */
  @Int({ required: true, default: 2 })
  productQuantityDecimals: number;

  @Text(60, { required: true, default: 'Business Central' })
  productShortName: string;

  @Instant({ required: true })
  modifiedAt: string;
}
