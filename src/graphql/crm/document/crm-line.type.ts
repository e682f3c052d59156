import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDecimal,
  HasFlag,
  May,
  MayInt,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';
import { CrmAddress } from '../../common/types/crm-address.type';
import { LinePriceCalculation } from './document.enums';
import { LineProductType } from './document.enums';
import { PricingError } from './document.enums';
import { CrmCurrencyType } from '../currency/currency.type';
import { CrmUnitType } from '../unit/unit.type';
import { ProductType } from '../product/product.type';

/** What a line of every sales document of the CRM tells. */
@ObjectType('CrmLineFields', { simpleResolvers: true })
export abstract class CrmLineFields extends RecordFields {
  @MayInt('Position the user sees.')
  lineItemNumber: number | null;

  @MayInt('Order of the lines.')
  sequenceNumber: number | null;

  @MayText('Name of the product; follows it.')
  productName: string | null;

  @HasFlag('A write-in: the text stands for the product. Fixed after create.')
  isProductOverridden: boolean;

  @MayText('Text of a write-in.')
  productDescription: string | null;

  @Has(() => LineProductType, 'Kind of the product.')
  productTypeCode: number;

  @HasDecimal('Quantity in the unit of measure.')
  quantity: string;

  @HasDecimal('Price of one unit.')
  pricePerUnit: string;

  @HasFlag('The price was typed instead of taken from the price list.')
  isPriceOverridden: boolean;

  @HasDecimal("Discount of the price list's discount list, for each unit.")
  volumeDiscountAmount: string;

  @HasDecimal('Discount typed by a person, for the whole line.')
  manualDiscountAmount: string;

  @HasDecimal('Tax on the line.')
  tax: string;

  @HasDecimal('Price less volume discount, times quantity.')
  baseAmount: string;

  @HasDecimal('Base amount less manual discount plus tax.')
  extendedAmount: string;

  @MayText('Description.')
  description: string | null;

  @Has(() => PricingError, 'Why the CRM could not price it; zero: no error.')
  pricingErrorCode: number;

  @Has(() => LinePriceCalculation, 'Whether the CRM computes prices itself.')
  skipPriceCalculation: number;

  @MayText('Name at the delivery address.')
  shipToName: string | null;

  @MayText('Contact at the delivery address.')
  shipToContactName: string | null;

  @MayText('Telephone at the delivery address.')
  shipToTelephone: string | null;

  @MayText('Fax at the delivery address.')
  shipToFax: string | null;

  @Has(() => CrmAddress, 'Address the goods go to.')
  shipToAddress: CrmAddress;

  @May(() => ProductType, 'Null on a write-in line.')
  product: unknown;

  @May(() => CrmUnitType, 'Null on a write-in line.')
  uom: unknown;

  @May(() => CrmCurrencyType, 'Currency of the document; follows it.')
  transactionCurrency: unknown;
}
