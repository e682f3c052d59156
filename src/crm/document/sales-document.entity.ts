import { Check, ForeignKey, Index } from 'typeorm';
import { Choice, Decimal, Ref, Text } from '../../platform/database/columns';
import { OwnedRecord } from '../common/owned-record.entity';
import { type CustomerIdType, customerCheck } from '../common/reference-types';
import { CrmCompany } from '../company/company.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { CrmOpportunity } from '../opportunity/opportunity.entity';
import { PriceList } from '../price-list/price-list.entity';
import { DocumentPriceCalculation, PricingError } from './document.options';

const TOTAL = { required: true, default: '0' };

/**
 * What quotes, orders and invoices of the CRM have in common; totals follow the model of the
 * documents (0.6). Logical names are the property in lower case, with an underscore behind `billto` and
 * `shipto`: `billToLine1` is `billto_line1`.
 */
@Check('ck_document_customer', customerCheck('customer_id'))
@Check('ck_document_discount', 'discount_percentage BETWEEN 0 AND 100')
export abstract class SalesDocument extends OwnedRecord {
  @Index()
  @Text(300)
  name: string | null;

  /** An account or a contact, as `customerIdType` says. */
  @Index()
  @Ref()
  customerId: string | null;

  @Text(10)
  customerIdType: CustomerIdType | null;

  @Index()
  @ForeignKey<CrmOpportunity>(() => CrmOpportunity)
  @Ref()
  opportunityId: string | null;

  @Index()
  @ForeignKey<PriceList>(() => PriceList)
  @Ref()
  priceLevelId: string | null;

  /** Null stands for the base currency; accepted on create only. */
  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref()
  transactionCurrencyId: string | null;

  /** Discount of the whole document, in percent of `totalLineItemAmount`. */
  @Decimal()
  discountPercentage: string | null;

  /** Discount of the whole document; adds to the percentage. */
  @Decimal()
  discountAmount: string | null;

  @Decimal()
  freightAmount: string | null;

  @Decimal(TOTAL)
  totalLineItemAmount: string;

  @Decimal(TOTAL)
  totalLineItemDiscountAmount: string;

  @Decimal(TOTAL)
  totalDiscountAmount: string;

  @Decimal(TOTAL)
  totalAmountLessFreight: string;

  @Decimal(TOTAL)
  totalTax: string;

  @Decimal(TOTAL)
  totalAmount: string;

  @Choice({ required: true, default: PricingError.None })
  pricingErrorCode: PricingError;

  @Choice({ required: true, default: DocumentPriceCalculation.Always })
  skipPriceCalculation: DocumentPriceCalculation;

  /** Values of the table's own list, kept in step with `account.paymenttermscode`. */
  @Choice()
  paymentTermsCode: number | null;

  /** Values of the table's own list, kept in step with `account.address1_shippingmethodcode`. */
  @Choice()
  shippingMethodCode: number | null;

  @Text(100)
  emailAddress: string | null;

  @Text(2000)
  description: string | null;

  /** The ERP company the document belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  @Text(200)
  billToName: string | null;

  @Text(150)
  billToContactName: string | null;

  @Text(250)
  billToLine1: string | null;

  @Text(250)
  billToLine2: string | null;

  @Text(250)
  billToLine3: string | null;

  @Text(20)
  billToPostalCode: string | null;

  @Text(80)
  billToCity: string | null;

  @Text(50)
  billToStateOrProvince: string | null;

  /** Free text: a code or a name (OC-8). */
  @Text(80)
  billToCountry: string | null;

  @Text(50)
  billToTelephone: string | null;

  @Text(50)
  billToFax: string | null;

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
