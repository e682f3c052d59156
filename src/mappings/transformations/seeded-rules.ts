import type { DeliveredRule } from '../../sync/transformation/install-rules';

/** The transformation rules that are delivered (T-18). */
const TRANSFORMATIONS: readonly DeliveredRule[] = [
  { code: 'UPPERCASE', type: 'UPPERCASE', description: 'All letters in upper case.' },
  { code: 'LOWERCASE', type: 'LOWERCASE', description: 'All letters in lower case.' },
  {
    code: 'TITLECASE',
    type: 'TITLE_CASE',
    description: 'The first letter of each word in upper case.',
  },
  { code: 'TRIM', type: 'TRIM', description: 'Without spaces at both ends.' },
  {
    code: 'FOURTH_TO_SIXTH_CHAR',
    type: 'SUBSTRING',
    description: 'The fourth, fifth and sixth character.',
    parameters: { startPosition: 4, length: 3 },
  },
  {
    code: 'YYYYMMDD_DATE',
    type: 'DATE_FORMATTING',
    description: 'Reads a day such as 20260131.',
    parameters: { format: 'yyyyMMdd' },
  },
  {
    code: 'YYYYMMDDHHMMSS_FMT',
    type: 'DATE_TIME_FORMATTING',
    description: 'Reads an instant such as 20260131093000.',
    parameters: { format: 'yyyyMMddHHmmss' },
  },
  {
    code: 'ALPHANUMERIC_ONLY',
    type: 'REMOVE_NON_ALPHANUMERIC',
    description: 'Letters and digits alone.',
  },
  {
    code: 'DK_DECIMAL_FORMAT',
    type: 'DECIMAL_FORMATTING',
    description: 'Reads a number as Danes write it, such as 1.234,50.',
    parameters: { culture: 'da-DK' },
  },
  {
    code: 'US_DATE_FORMAT',
    type: 'DATE_FORMATTING',
    description: 'Reads a day as Americans write it, such as 1/31/2026.',
    parameters: { culture: 'en-US' },
  },
  {
    code: 'US_DATETIME_FORMAT',
    type: 'DATE_TIME_FORMATTING',
    description: 'Reads an instant as Americans write it, such as 1/31/2026 9:30 AM.',
    parameters: { culture: 'en-US' },
  },
  {
    code: 'UNIXTIMESTAMP',
    type: 'UNIX_TIMESTAMP',
    description: 'Makes an instant of the seconds since 1970.',
  },
  {
    code: 'DELETE_NOTPROVIDED',
    type: 'REPLACE',
    description: 'Empties the word NOTPROVIDED, which banks send for nothing.',
    parameters: { find: 'NOTPROVIDED', replaceWith: '' },
  },
];

// What the conversions do that field mappings name as their `rule`; the code of each is in src/mappings/rules.
const CONVERSIONS: readonly [code: string, description: string][] = [
  ['T-OWNER-TYPE', 'The owner written is a user, never a team.'],
  [
    'T-OWNER',
    'The user coupled to the salesperson; blank leaves the owner, an uncoupled salesperson fails.',
  ],
  ['T-OWNER-DOC', 'The owner of a document: as T-OWNER, through the couplings of SALESPEOPLE.'],
  [
    'T-CURRENCY',
    'Blank is the local currency; any other currency goes through the couplings of CURRENCY.',
  ],
  ['T-OPTION', 'A code becomes the number of its coupled option value and back.'],
  ['T-OPTION-SYNC', 'Adds or renames the value of the option column that a code stands for.'],
  ['T-LOOKUP', 'A reference becomes the coupled record of the other side.'],
  [
    'T-PRIMARY',
    'As T-LOOKUP through CONTACT; a primary contact that is not coupled blocks nothing.',
  ],
  ['T-COUNTRY', 'The country code is copied as text.'],
  ['T-COUNTRY-V', 'As T-COUNTRY; a code that is no country fails the record.'],
  ['T-RAW', 'Copied as it is; cut to the length of the destination.'],
  ['T-MEMO', 'A long text, compared by content.'],
  ['T-CALC', 'Computed when it travels; a change of it alone modifies no record.'],
  ['T-NONNEG', 'A negative value becomes zero.'],
  ['T-NONNEG-CALC', 'Computed when it travels; a negative value becomes zero.'],
  ['T-VENDOR', 'The number of the vendor as text, with the name beside it.'],
  ['T-UOM-ITEM', 'The unit of the item or resource that is coupled to its base unit.'],
  ['T-UOM-LEGACY', 'The base unit through the couplings of UNIT OF MEASURE.'],
  ['T-UOM-PRICE', 'The coupled unit of the item or resource that the price names.'],
  ['T-UOM-PRICE-LEGACY', 'The unit of a price through the couplings of UNIT OF MEASURE.'],
  ['T-UG-CODE', 'The code of the unit group of an item or resource.'],
  ['T-UM-BASE', 'The code of the unit, which is the base unit of its group.'],
  ['T-OPP-ACCOUNT', "The account coupled to the customer of the contact's company."],
  [
    'T-LINE-PRODUCT',
    'The coupled product; the write-in item or resource is a line without a product.',
  ],
  [
    'T-LINE-DISCOUNT',
    'The discount of a line; in the CRM what a discount list gives for each unit stands apart.',
  ],
  [
    'T-ORDER-CUSTOMER',
    'As T-LOOKUP through CUSTOMER; an order of a contact is one of the account the contact works for.',
  ],
  ['T-READONLY', 'Written by the CRM alone.'],
  ['T-ISO', 'The code of the currency as ISO code, on create only.'],
  ['T-SYMBOL', 'The symbol of the currency; its ISO code where it has none.'],
  ['T-CONST-ERP', 'A constant of the ERP record.'],
  ['T-CONST-CRM', 'A constant of the CRM record.'],
  ['T-PRICE-VAT', 'The unit price, less VAT of documents priced including VAT.'],
  ['T-OVERWRITTEN', 'A first value only; computed again after the record was made.'],
];

/** Every rule that is delivered: transformations, and conversions that code provides. */
export const SEEDED_RULES: readonly DeliveredRule[] = [
  ...TRANSFORMATIONS,
  ...CONVERSIONS.map(([code, description]) => ({ code, type: 'CONVERSION', description })),
];
