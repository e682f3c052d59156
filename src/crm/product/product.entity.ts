import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import { Choice, Day, Decimal, Flag, Int, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { stateCheck } from '../common/state-check';
import { CrmCompany } from '../company/company.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { PriceList } from '../price-list/price-list.entity';
import { CrmUnit } from '../unit/unit.entity';
import { CrmUnitGroup } from '../unit-group/unit-group.entity';
import {
  PRODUCT_STATUSES,
  ProductState,
  ProductStatus,
  ProductStructure,
  ProductType,
} from './product.options';

/** What the CRM sells: the counterpart of an item or a resource. */
@Entity({ schema: 'crm', name: 'product' })
@Unique(['productNumber'])
@Check('ck_product_state', stateCheck(PRODUCT_STATUSES))
@Check('ck_product_structure', 'product_structure IN (1, 2, 3)')
@Check('ck_product_quantity_decimal', 'quantity_decimal BETWEEN 0 AND 5')
@Check('ck_product_valid', 'valid_from_date <= valid_to_date')
export class Product extends SideRecord {
  @Text(100, { required: true })
  productNumber: string;

  @Index()
  @Text(100)
  name: string | null;

  @Text(2000)
  description: string | null;

  @Index()
  @ForeignKey<CrmUnitGroup>(() => CrmUnitGroup)
  @Ref()
  defaultUomScheduleId: string | null;

  @Index()
  @ForeignKey<CrmUnit>(() => CrmUnit)
  @Ref()
  defaultUomId: string | null;

  /** Default price list; accepted on update only. */
  @Index()
  @ForeignKey<PriceList>(() => PriceList)
  @Ref()
  priceLevelId: string | null;

  /** `ProductType`, or a value the organization added. */
  @Index()
  @Choice({ required: true, default: ProductType.SalesInventory })
  productTypeCode: number;

  @Choice({ required: true, default: ProductStructure.Product })
  productStructure: ProductStructure;

  /** Decimals that quantities of this product may have. */
  @Int({ required: true, default: 2 })
  quantityDecimal: number;

  /** List price. */
  @Decimal()
  price: string | null;

  @Decimal()
  standardCost: string | null;

  @Decimal()
  currentCost: string | null;

  @Decimal()
  quantityOnHand: string | null;

  @Decimal()
  stockVolume: string | null;

  @Decimal()
  stockWeight: string | null;

  @Flag()
  isStockItem: boolean;

  /** Number of the vendor, as text (T-VENDOR). */
  @Text(100)
  vendorId: string | null;

  @Text(100)
  vendorName: string | null;

  @Text(100)
  vendorPartNumber: string | null;

  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  /** Family the product belongs to; accepted on create only. */
  @Index()
  @ForeignKey<Product>(() => Product)
  @Ref()
  parentProductId: string | null;

  @Index()
  @Choice({ required: true, default: ProductState.Draft })
  stateCode: ProductState;

  @Choice({ required: true, default: ProductStatus.Draft })
  statusCode: ProductStatus;

  @Day()
  validFromDate: string | null;

  @Day()
  validToDate: string | null;

  /** The ERP company the product belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
