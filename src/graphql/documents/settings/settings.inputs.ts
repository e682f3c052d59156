import { ValidateNested } from 'class-validator';
import { Field, InputType, type ClassType } from 'type-graphql';
import {
  addFields,
  choice,
  decimal,
  flag,
  int,
  text,
  type InputFields,
} from '../../common/records/record.inputs';
import { OrderIntegration, WriteInProductType } from './settings.enums';

const NUMBERS = 'Number series of';

/** What of the sales settings may be changed. */
export const salesSettingsFields: InputFields = {
  orderIntegration: choice(OrderIntegration, 'How orders travel.'),
  autoCreateSalesOrders: flag('Convert submitted CRM orders by themselves.'),
  autoProcessQuotes: flag('Process active and won CRM quotes by themselves.'),
  itemAvailability: flag('Send the quantity on hand to products by itself.'),
  productQuantityDecimals: int('Decimals that quantities of new products may have, 0 to 5.'),
  crmWebAddress: text(
    250,
    'Where the pages of the CRM are, such as https://contoso.crm4.dynamics.com; null: no links.',
  ),
  unitGroupMapping: flag(
    'Couple units of items and resources; changed while the connection is off.',
  ),
  extendedPriceCalculation: flag('Take prices from ERP price lists.'),
  writeInProductType: choice(WriteInProductType, 'What `writeInProductNo` is.'),
  writeInProductNo: text(20, 'Item or resource for CRM lines without a product; null: none.'),
  freightGlAccountNo: text(20, 'G/L account for freight; null: none.'),
  discountBecomesPaymentDiscount: flag('Make the header discount in percent the payment discount.'),
};

/** What of the ERP's sales setup may be changed. */
export const salesSetupFields: InputFields = {
  customerNos: text(20, `${NUMBERS} customers.`),
  contactNos: text(20, `${NUMBERS} contacts.`),
  vendorNos: text(20, `${NUMBERS} vendors.`),
  itemNos: text(20, `${NUMBERS} items.`),
  resourceNos: text(20, `${NUMBERS} resources.`),
  quoteNos: text(20, `${NUMBERS} quotes.`),
  orderNos: text(20, `${NUMBERS} orders.`),
  postedShipmentNos: text(20, `${NUMBERS} posted shipments.`),
  postedInvoiceNos: text(20, `${NUMBERS} posted invoices.`),
  postedCreditMemoNos: text(20, `${NUMBERS} posted credit memos; null: that of posted invoices.`),
  opportunityNos: text(20, `${NUMBERS} opportunities.`),
  archiveOrders: flag('Keep a version of an order before its first posting; on in two-way mode.'),
  archiveQuotes: flag('Keep versions of quotes.'),
  preventNegativeInventory: flag('Refuse to ship what is not in stock.'),
  stockoutWarning: flag('Warn when an order asks for more than is in stock.'),
};

/** What of the general ledger setup may be changed. */
export const generalLedgerSetupFields: InputFields = {
  amountRoundingPrecision: decimal('Precision of amounts in local currency, such as 0.01.'),
  unitAmountRoundingPrecision: decimal('Precision of computed unit prices, such as 0.00001.'),
  vatTolerancePercent: decimal('Most of a payment discount that lowers the VAT base, in percent.'),
};

/** The changes of one set of settings. */
export interface SettingsUpdateInput {
  readonly changes: Record<string, unknown>;
}

/** The input that changes settings of which there is one set. */
export function settingsInput(type: string, fields: InputFields): ClassType<SettingsUpdateInput> {
  class Changes {}
  InputType(`${type}Changes`, {
    description: `New values of the ${type}. What is left out stays; null empties.`,
  })(Changes);
  addFields(Changes, fields, new Set());

  @InputType(`${type}UpdateInput`, { description: `How to change the ${type}.` })
  class Input implements SettingsUpdateInput {
    @Field(() => Changes, { description: 'The new values.' })
    @ValidateNested()
    changes: Record<string, unknown>;
  }
  return Input;
}
