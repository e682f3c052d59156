import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Decimal, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { PriceList } from '../price-list/price-list.entity';
import { Product } from '../product/product.entity';
import { CrmUnit } from '../unit/unit.entity';
import { CrmUnitGroup } from '../unit-group/unit-group.entity';
import {
  PricingMethod,
  QuantitySelling,
  RoundingOption,
  RoundingPolicy,
} from './price-list-line.options';

/** Price of one product in one unit on one list (productpricelevel). */
@Entity({ schema: 'crm', name: 'price_list_line' })
@Unique(['priceLevelId', 'productId', 'uomId'])
@Check('ck_price_list_line_method', 'pricing_method_code BETWEEN 1 AND 6')
@Check('ck_price_list_line_selling', 'quantity_selling_code IN (1, 2, 3)')
@Check(
  'ck_price_list_line_rounding',
  'rounding_policy_code BETWEEN 1 AND 4 AND rounding_option_code IN (1, 2)',
)
export class PriceListLine extends SideRecord {
  /** Accepted on create only. */
  @ForeignKey<PriceList>(() => PriceList, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  priceLevelId: string;

  @Index()
  @ForeignKey<Product>(() => Product, { onDelete: 'CASCADE' })
  @Ref({ required: true })
  productId: string;

  /** Number of the product; follows it. */
  @Index()
  @Text(100)
  productNumber: string | null;

  @Index()
  @ForeignKey<CrmUnit>(() => CrmUnit)
  @Ref({ required: true })
  uomId: string;

  /** Group of the unit; follows it. */
  @Index()
  @ForeignKey<CrmUnitGroup>(() => CrmUnitGroup)
  @Ref()
  uomScheduleId: string | null;

  /** The price, where the method is an amount. */
  @Decimal()
  amount: string | null;

  /** The percentage, where the method is one. */
  @Decimal()
  percentage: string | null;

  @Choice({ required: true, default: PricingMethod.CurrencyAmount })
  pricingMethodCode: PricingMethod;

  @Choice({ required: true, default: QuantitySelling.NoControl })
  quantitySellingCode: QuantitySelling;

  @Choice({ required: true, default: RoundingPolicy.None })
  roundingPolicyCode: RoundingPolicy;

  @Choice()
  roundingOptionCode: RoundingOption | null;

  @Decimal()
  roundingOptionAmount: string | null;

  /** Currency of the list; accepted on update only. */
  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;
}
