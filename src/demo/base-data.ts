import type { Row } from '../platform/database/record-table';

/** Rows of one table, with the property that makes their ids. */
export interface DemoRows {
  readonly table: string;
  readonly key: string;
  readonly rows: readonly Row[];
}

const pairs = (rows: readonly (readonly [string, string])[], one: string, two: string): Row[] =>
  rows.map(([a, b]) => ({ [one]: a, [two]: b }));

const SERIES = [
  ['CUST', 'C10000'],
  ['CONT', 'CT100001'],
  ['VEND', 'V10000'],
  ['ITEM', '1000'],
  ['RES', 'R0010'],
  ['QUOTE', '1001'],
  ['ORDER', '101001'],
  ['SHIP', '102001'],
  ['INV', '103001'],
  ['OPP', 'OP100001'],
] as const;

const CURRENCIES: readonly (readonly [
  code: string,
  name: string,
  symbol: string,
  perEuro: string,
  precision: string,
])[] = [
  ['GBP', 'Pound sterling', '£', '0.86', '0.01'],
  ['USD', 'US dollar', '$', '1.12', '0.01'],
  ['SEK', 'Swedish krona', 'kr', '11.2', '0.01'],
  ['NOK', 'Norwegian krone', 'kr', '11.6', '0.01'],
  ['DKK', 'Danish krone', 'kr', '7.46', '0.01'],
  ['CHF', 'Swiss franc', 'CHF', '0.94', '0.01'],
  ['JPY', 'Japanese yen', '¥', '165', '1'],
];

/** What an ERP company needs before it can sell: local currency EUR, VAT, number series, terms, people, units. */
export const ERP_BASE: readonly DemoRows[] = [
  {
    table: 'erp.company',
    key: 'name',
    rows: [
      {
        name: 'Nordwind Trading',
        address: 'Hafenstr. 12',
        postCode: '20457',
        city: 'Hamburg',
        countryRegionCode: 'DE',
      },
    ],
  },
  {
    table: 'erp.general_ledger_setup',
    key: 'lcyCode',
    rows: [{ lcyCode: 'EUR', localCurrencySymbol: '€', localCurrencyDescription: 'Euro' }],
  },
  { table: 'erp.number_series', key: 'code', rows: pairs(SERIES, 'code', 'startingNo') },
  {
    table: 'erp.sales_setup',
    key: 'orderNos',
    rows: [
      {
        customerNos: 'CUST',
        contactNos: 'CONT',
        vendorNos: 'VEND',
        itemNos: 'ITEM',
        resourceNos: 'RES',
        quoteNos: 'QUOTE',
        orderNos: 'ORDER',
        postedShipmentNos: 'SHIP',
        postedInvoiceNos: 'INV',
        opportunityNos: 'OPP',
      },
    ],
  },
  {
    table: 'erp.country_region',
    key: 'code',
    rows: pairs(
      [
        ['DE', 'Germany'],
        ['GB', 'Great Britain'],
        ['US', 'United States'],
        ['SE', 'Sweden'],
        ['NO', 'Norway'],
        ['DK', 'Denmark'],
        ['FR', 'France'],
        ['NL', 'Netherlands'],
        ['CH', 'Switzerland'],
        ['JP', 'Japan'],
        ['IT', 'Italy'],
        ['PL', 'Poland'],
      ],
      'code',
      'name',
    ),
  },
  {
    table: 'erp.currency',
    key: 'code',
    rows: CURRENCIES.map(([code, description, symbol, , precision]) => ({
      code,
      description,
      symbol,
      isoCode: code,
      amountRoundingPrecision: precision,
    })),
  },
  {
    table: 'erp.currency_exchange_rate',
    key: 'currencyCode',
    rows: CURRENCIES.map(([currencyCode, , , rate]) => ({
      currencyCode,
      startingDate: '2026-01-01',
      exchangeRateAmount: rate,
      relationalExchRateAmount: '1',
    })),
  },
  {
    table: 'erp.payment_terms',
    key: 'code',
    rows: [
      { code: '14D', description: '14 days net', dueDateCalculation: '14D' },
      { code: '30D', description: '30 days net', dueDateCalculation: '30D' },
      { code: 'CM', description: 'End of month', dueDateCalculation: 'CM' },
      {
        code: '30D-2',
        description: '30 days, 2 % in 8',
        dueDateCalculation: '30D',
        discountDateCalculation: '8D',
        discountPercent: '2',
      },
    ],
  },
  {
    table: 'erp.shipment_method',
    key: 'code',
    rows: pairs(
      [
        ['EXW', 'Ex works'],
        ['DAP', 'Delivered at place'],
        ['FOB', 'Free on board'],
      ],
      'code',
      'description',
    ),
  },
  {
    table: 'erp.shipping_agent',
    key: 'code',
    rows: pairs(
      [
        ['DHL', 'DHL'],
        ['FEDEX', 'FedEx'],
        ['OWN', 'Own lorry'],
      ],
      'code',
      'name',
    ),
  },
  {
    table: 'erp.vat_posting_setup',
    key: 'vatIdentifier',
    rows: [
      {
        vatBusPostingGroup: 'DOMESTIC',
        vatProdPostingGroup: 'STANDARD',
        vatPercent: '19',
        vatIdentifier: 'VAT19',
      },
      {
        vatBusPostingGroup: 'DOMESTIC',
        vatProdPostingGroup: 'REDUCED',
        vatPercent: '7',
        vatIdentifier: 'VAT7',
      },
      {
        vatBusPostingGroup: 'EU',
        vatProdPostingGroup: 'STANDARD',
        vatPercent: '0',
        vatIdentifier: 'EU0',
      },
      {
        vatBusPostingGroup: 'EU',
        vatProdPostingGroup: 'REDUCED',
        vatPercent: '0',
        vatIdentifier: 'EU0R',
      },
      {
        vatBusPostingGroup: 'EXPORT',
        vatProdPostingGroup: 'STANDARD',
        vatPercent: '0',
        vatIdentifier: 'EXP0',
      },
      {
        vatBusPostingGroup: 'EXPORT',
        vatProdPostingGroup: 'REDUCED',
        vatPercent: '0',
        vatIdentifier: 'EXP0R',
      },
    ],
  },
  {
    table: 'erp.unit_of_measure',
    key: 'code',
    rows: pairs(
      [
        ['PCS', 'Piece'],
        ['BOX', 'Box'],
        ['PALLET', 'Pallet'],
        ['HOUR', 'Hour'],
        ['DAY', 'Day'],
        ['KG', 'Kilogram'],
      ],
      'code',
      'description',
    ),
  },
  {
    table: 'erp.salesperson',
    key: 'code',
    rows: [
      {
        code: 'AL',
        name: 'Anna Lindqvist',
        email: 'anna.lindqvist@nordwind.example',
        phoneNo: '+49 40 5550101',
        jobTitle: 'Key accounts',
      },
      {
        code: 'BM',
        name: 'Ben Marsh',
        email: 'ben.marsh@nordwind.example',
        phoneNo: '+49 40 5550102',
        jobTitle: 'Sales',
      },
      {
        code: 'CK',
        name: 'Carla Keller',
        email: 'carla.keller@nordwind.example',
        phoneNo: '+49 40 5550103',
        jobTitle: 'Sales',
      },
    ],
  },
  {
    table: 'erp.customer_price_group',
    key: 'code',
    rows: pairs(
      [
        ['RETAIL', 'Retailers'],
        ['WHOLESALE', 'Wholesalers'],
      ],
      'code',
      'description',
    ),
  },
];
