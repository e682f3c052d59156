import { Check, ForeignKey, Index } from 'typeorm';
import { Choice, Decimal, Flag, Int, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { Product } from '../product/product.entity';
import { CrmUnit } from '../unit/unit.entity';
import { LinePriceCalculation, LineProductType, PricingError } from './document.options';

const AMOUNT = { required: true, default: '0' };

/**
 * What the lines of quotes, orders and invoices of the CRM have in common; amounts follow the model of
 * the documents (0.6). A line without a product is a write-in.
 */
@Check('ck_line_write_in', 'NOT is_product_overridden OR product_id IS NULL')
@Check('ck_line_manual_discount', 'manual_discount_amount >= 0')
@Check('ck_line_product_type', 'product_type_code BETWEEN 1 AND 5')
export abstract class SalesDocumentLine extends SideRecord {
  /** Position the user sees. */
  @Int()
  lineItemNumber: number | null;

  /** Order of the lines. */
  @Int()
  sequenceNumber: number | null;

  /** Null on a write-in line. */
  @Index()
  @ForeignKey<Product>(() => Product)
  @Ref()
  productId: string | null;

  /** Name of the product; follows it. */
  @Text(500)
  productName: string | null;

  /** A write-in: the text stands for the product. Fixed after create. */
  @Flag()
  isProductOverridden: boolean;

  /** Text of a write-in. */
  @Text(500)
  productDescription: string | null;

  @Choice({ required: true, default: LineProductType.Product })
  productTypeCode: LineProductType;

  /** Null on a write-in line. */
  @Index()
  @ForeignKey<CrmUnit>(() => CrmUnit)
  @Ref()
  uomId: string | null;

  @Decimal(AMOUNT)
  quantity: string;

  @Decimal(AMOUNT)
  pricePerUnit: string;

  /** The price was typed instead of taken from the price list. */
  @Flag()
  isPriceOverridden: boolean;

  /** Discount of the price list's discount list, for each unit. */
  @Decimal(AMOUNT)
  volumeDiscountAmount: string;

  /** Discount typed by a person, for the whole line. */
  @Decimal(AMOUNT)
  manualDiscountAmount: string;

  @Decimal(AMOUNT)
  tax: string;

  @Decimal(AMOUNT)
  baseAmount: string;

  @Decimal(AMOUNT)
  extendedAmount: string;

  @Text(2000)
  description: string | null;

  @Choice({ required: true, default: PricingError.None })
  pricingErrorCode: PricingError;

  @Choice({ required: true, default: LinePriceCalculation.Always })
  skipPriceCalculation: LinePriceCalculation;

  /** Currency of the document; follows it. */
  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  @Text(200)
  shipToName: string | null;

  @Text(150)
  shipToContactName: string | null;

  @Text(250)
  shipToLine1: string | null;

  @Text(250)
  shipToLine2: string | null;

  @Text(250)
  shipToLine3: string | null;

  @Text(20)
  shipToPostalCode: string | null;

  @Text(80)
  shipToCity: string | null;

  @Text(50)
  shipToStateOrProvince: string | null;

  /** Free text: a code or a name (OC-8). */
  @Text(80)
  shipToCountry: string | null;

  @Text(50)
  shipToTelephone: string | null;

  @Text(50)
  shipToFax: string | null;
}
