import {
  day,
  decimal,
  flag,
  id,
  int,
  text,
  type InputFields,
} from '../../common/records/record.inputs';

const address = (prefix: 'billTo' | 'shipTo', whose: string): InputFields => ({
  [`${prefix}Name`]: text(200, `Name at the ${whose} address.`),
  [`${prefix}ContactName`]: text(150, `Contact at the ${whose} address.`),
  [`${prefix}Line1`]: text(250, `First line of the ${whose} address.`),
  [`${prefix}Line2`]: text(250, `Second line of the ${whose} address.`),
  [`${prefix}Line3`]: text(250, `Third line of the ${whose} address; stays in the CRM.`),
  [`${prefix}PostalCode`]: text(20, `Postal code of the ${whose} address.`),
  [`${prefix}City`]: text(80, `City of the ${whose} address.`),
  [`${prefix}StateOrProvince`]: text(50, `State or province of the ${whose} address.`),
  [`${prefix}Country`]: text(80, `Country of the ${whose} address: a code or a name.`),
  [`${prefix}Telephone`]: text(50, `Telephone at the ${whose} address.`),
  [`${prefix}Fax`]: text(50, `Fax at the ${whose} address.`),
});

/** Fields of a header that quotes and orders share; `noun` is the document in a sentence. */
export const headerFields = (noun: 'order' | 'quote'): InputFields => ({
  name: text(300, `Name of the ${noun}.`),
  customerId: id('The account or contact that it is for.'),
  ownerId: id(`The user or team that owns the ${noun}.`),
  priceLevelId: id('Price list; none: prices must be given.'),
  opportunityId: id(`Opportunity that the ${noun} came from.`),
  requestDeliveryBy: day('Day by which delivery is wanted.'),
  discountPercentage: decimal('Header discount in percent, 0 to 100.'),
  discountAmount: decimal('Header discount as an amount; adds to the percentage.'),
  freightAmount: decimal('Freight charge.'),
  paymentTermsCode: int('Payment terms as a value of the option set.'),
  shippingMethodCode: int('Shipping method as a value of the option set.'),
  freightTermsCode: int('Freight terms as a value of the option set.'),
  willCall: flag('The customer collects the goods.'),
  emailAddress: text(100, 'E-mail address.'),
  description: text(2_000, 'Long description; line breaks are kept.'),
  ...address('billTo', 'invoice'),
  ...address('shipTo', 'delivery'),
});

/** Fields that quotes and orders accept when they are created only. */
export const fixedFields = (noun: 'order' | 'quote'): InputFields => ({
  transactionCurrencyId: id(
    'Currency; left out: that of the price list, else of the customer, else the base currency.',
  ),
  idempotencyKey: text(
    100,
    `Names the request: the same key again finds the ${noun} instead of making another.`,
  ),
});

/** Figures of a line of a quote or an order. */
export const lineFields: InputFields = {
  productDescription: text(500, 'Text of a write-in.'),
  uomId: id('Unit of the product; left out: its default unit.'),
  pricePerUnit: decimal(
    'Price of one unit; left out: that of the price list. A write-in needs one.',
  ),
  manualDiscountAmount: decimal('Discount on the whole line.'),
  volumeDiscountAmount: decimal('Volume discount of one unit.'),
  tax: decimal('Tax on the line.'),
  description: text(2_000, 'Long text of the line; line breaks are kept.'),
  requestDeliveryBy: day('Day by which delivery of the line is wanted.'),
  sequenceNumber: int('Place among the lines; left out: behind the last one.'),
};
