import type { DemoRows } from './base-data';
import type { Row } from '../platform/database/record-table';

type Party = readonly [
  number: string,
  name: string,
  city: string,
  country: string,
  postCode: string,
  street: string,
  currency: string | null,
  terms: string,
  salesperson: string,
];

const PARTIES: readonly Party[] = [
  [
    'C10000',
    'Elbufer Möbelhaus GmbH',
    'Hamburg',
    'DE',
    '20095',
    'Mönckebergstr. 7',
    null,
    '30D',
    'AL',
  ],
  ['C10001', 'Kontor & Söhne KG', 'Bremen', 'DE', '28195', 'Am Wall 120', null, '14D', 'AL'],
  [
    'C10002',
    'Isarblick Büroservice',
    'München',
    'DE',
    '80331',
    'Sendlinger Str. 3',
    null,
    '30D-2',
    'CK',
  ],
  [
    'C10003',
    'Harbour & Vale Ltd',
    'Bristol',
    'GB',
    'BS1 4DJ',
    '18 Queen Square',
    'GBP',
    '30D',
    'BM',
  ],
  [
    'C10004',
    'Thistledown Interiors',
    'Edinburgh',
    'GB',
    'EH1 1RE',
    '4 Cockburn Street',
    'GBP',
    '30D',
    'BM',
  ],
  ['C10005', 'Larchmont Supply Co', 'Boston', 'US', '02110', '55 Broad Street', 'USD', '30D', 'BM'],
  [
    'C10006',
    'Redwood Office Partners',
    'Portland',
    'US',
    '97204',
    '811 SW 6th Ave',
    'USD',
    '14D',
    'BM',
  ],
  [
    'C10007',
    'Skärgård Inredning AB',
    'Stockholm',
    'SE',
    '111 22',
    'Vasagatan 16',
    'SEK',
    '30D',
    'AL',
  ],
  [
    'C10008',
    'Västkusten Kontor AB',
    'Göteborg',
    'SE',
    '411 05',
    'Kungsgatan 41',
    'SEK',
    '30D',
    'AL',
  ],
  ['C10009', 'Fjordlys Handel AS', 'Bergen', 'NO', '5003', 'Strandgaten 9', 'NOK', '14D', 'AL'],
  ['C10010', 'Nyhavn Design ApS', 'København', 'DK', '1051', 'Nyhavn 31', 'DKK', '30D', 'AL'],
  [
    'C10011',
    'Atelier du Marais SARL',
    'Paris',
    'FR',
    '75004',
    '22 rue de Sévigné',
    null,
    'CM',
    'CK',
  ],
  ['C10012', 'Rive Gauche Bureau', 'Lyon', 'FR', '69002', '10 rue Victor Hugo', null, '30D', 'CK'],
  [
    'C10013',
    'Grachten Kantoor BV',
    'Amsterdam',
    'NL',
    '1015',
    'Prinsengracht 263',
    null,
    '14D',
    'CK',
  ],
  [
    'C10014',
    'Limmat Einrichtungen AG',
    'Zürich',
    'CH',
    '8001',
    'Bahnhofstr. 88',
    'CHF',
    '30D',
    'CK',
  ],
  ['C10015', 'Sakura Trading KK', 'Tokyo', 'JP', '100-0005', '1-9 Marunouchi', 'JPY', '30D', 'BM'],
  ['C10016', 'Navigli Arredo Srl', 'Milano', 'IT', '20144', 'Via Tortona 27', null, 'CM', 'CK'],
  ['C10017', 'Wisła Biuro Sp. z o.o.', 'Kraków', 'PL', '31-041', 'Mały Rynek 4', null, '30D', 'CK'],
  ['C10018', 'Heidegrün Gartencenter', 'Lüneburg', 'DE', '21335', 'Am Sande 5', null, '14D', 'AL'],
  [
    'C10019',
    'Brightwater Schools Trust',
    'Leeds',
    'GB',
    'LS1 5DL',
    '2 Park Row',
    'GBP',
    '30D',
    'BM',
  ],
  [
    'C10020',
    'Prairie Home Outfitters',
    'Omaha',
    'US',
    '68102',
    '1200 Farnam St',
    'USD',
    '30D',
    'BM',
  ],
  ['C10021', 'Øresund Kontorland', 'Malmö', 'SE', '211 34', 'Södergatan 20', 'SEK', '30D', 'AL'],
  ['C10022', 'Tromsø Skipsutstyr AS', 'Tromsø', 'NO', '9008', 'Storgata 70', 'NOK', '14D', 'AL'],
  ['C10023', 'Alpenrose Hotels', 'Luzern', 'CH', '6003', 'Pilatusstr. 15', 'CHF', '30D', 'CK'],
];

const EU = new Set(['SE', 'DK', 'FR', 'NL', 'IT', 'PL']);

function vatGroup(country: string): string {
  if (country === 'DE') return 'DOMESTIC';
  return EU.has(country) ? 'EU' : 'EXPORT';
}

function mailOf(name: string): string {
  const domain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
  return `office@${domain}.example`;
}

/** The customers of the demo company, in twelve countries and eight currencies. */
export const CUSTOMERS: readonly Row[] = PARTIES.map(
  (
    [
      number,
      name,
      city,
      country,
      postCode,
      address,
      currencyCode,
      paymentTermsCode,
      salespersonCode,
    ],
    index,
  ) => ({
    number,
    name,
    city,
    countryRegionCode: country,
    postCode,
    address,
    currencyCode,
    paymentTermsCode,
    salespersonCode,
    email: mailOf(name),
    phoneNo: `+${100 + index} 555 ${String(1000 + index * 37)}`,
    vatBusPostingGroup: vatGroup(country),
    customerPriceGroup: index % 3 === 0 ? 'WHOLESALE' : null,
    creditLimitLcy: String((index % 5) * 10_000),
    shipmentMethodCode: index % 2 === 0 ? 'DAP' : 'EXW',
    shippingAgentCode: index % 2 === 0 ? 'DHL' : null,
    blocked: number === 'C10020' ? 3 : 0,
  }),
);

const ITEMS: readonly (readonly [
  number: string,
  text: string,
  price: string,
  cost: string,
  weight: string,
])[] = [
  ['1000', 'Desk Ahrensburg, oak', '480', '290', '38'],
  ['1001', 'Desk Ahrensburg, white', '420', '250', '36'],
  ['1002', 'Standing desk Brise', '790', '510', '52'],
  ['1003', 'Office chair Deich', '265', '140', '14'],
  ['1004', 'Office chair Deich, with arms', '310', '165', '16'],
  ['1005', 'Visitor chair Förde', '120', '61', '8'],
  ['1006', 'Filing cabinet Kaje', '230', '128', '41'],
  ['1007', 'Bookshelf Leuchtturm', '185', '96', '29'],
  ['1008', 'Desk lamp Möwe', '64.9', '28', '1.8'],
  ['1009', 'Floor lamp Möwe', '129', '58', '5.2'],
  ['1010', 'Whiteboard 120 x 90', '98', '44', '9'],
  ['1011', 'Meeting table Oste, 8 seats', '1250', '760', '88'],
  ['1012', 'Acoustic panel Priel', '142.5', '70', '6'],
  ['1013', 'Coat stand Reet', '75', '31', '7'],
  ['1014', 'Desk mat Schlick', '24.5', '9', '0.6'],
  ['1015', 'Cable tray', '18', '6.2', '1.1'],
  ['1016', 'Drawer unit Tide', '210', '118', '26'],
  ['1017', 'Monitor arm Ufer', '89', '41', '3.4'],
  ['1018', 'Footrest Watt', '45', '19', '2.2'],
  ['1019', 'Waste bin Zingst', '29', '11', '1.5'],
  ['1020', 'Coffee, 1 kg', '14.9', '8.4', '1'],
  ['1021', 'Tea, 100 bags', '9.9', '4.1', '0.3'],
];

/** Numbers of the items of the demo company, in their order. */
export const ITEM_NOS: readonly string[] = ITEMS.map(([number]) => number);

const REDUCED = new Set(['1020', '1021']);

const RESOURCES: readonly (readonly [number: string, name: string, price: string, unit: string])[] =
  [
    ['R0010', 'Assembly on site', '68', 'HOUR'],
    ['R0011', 'Space planning', '110', 'HOUR'],
    ['R0012', 'Delivery crew', '520', 'DAY'],
  ];

/** Items, resources, vendors and prices of the demo company. */
export const MASTERS: readonly DemoRows[] = [
  {
    table: 'erp.vendor',
    key: 'number',
    rows: [
      {
        number: 'V10000',
        name: 'Tischlerei Holm',
        city: 'Husum',
        countryRegionCode: 'DE',
        paymentTermsCode: '30D',
        email: 'buero@holm.example',
      },
      {
        number: 'V10001',
        name: 'Lumière Industrielle SA',
        city: 'Lille',
        countryRegionCode: 'FR',
        paymentTermsCode: '30D',
        email: 'ventes@lumiere.example',
      },
      {
        number: 'V10002',
        name: 'Stålverket Möbler AB',
        city: 'Malmö',
        countryRegionCode: 'SE',
        currencyCode: 'SEK',
        paymentTermsCode: '14D',
        email: 'order@stalverket.example',
      },
    ],
  },
  { table: 'erp.customer', key: 'number', rows: CUSTOMERS },
  {
    table: 'erp.item',
    key: 'number',
    rows: ITEMS.map(([number, description, unitPrice, unitCost, grossWeight], index) => ({
      number,
      description,
      unitPrice,
      unitCost,
      grossWeight,
      netWeight: grossWeight,
      baseUnitOfMeasure: 'PCS',
      vatProdPostingGroup: REDUCED.has(number) ? 'REDUCED' : 'STANDARD',
      vendorNo: `V1000${index % 3}`,
      vendorItemNo: `N-${number}`,
    })),
  },
  {
    table: 'erp.resource',
    key: 'number',
    rows: RESOURCES.map(([number, name, unitPrice, baseUnitOfMeasure]) => ({
      number,
      name,
      unitPrice,
      unitCost: '40',
      baseUnitOfMeasure,
      vatProdPostingGroup: 'STANDARD',
      type: 0,
    })),
  },
  {
    table: 'erp.item_unit_of_measure',
    key: 'itemNo',
    rows: ['1008', '1014', '1015', '1019', '1020', '1021'].map((itemNo) => ({
      itemNo,
      code: 'BOX',
      qtyPerUnitOfMeasure: '12',
    })),
  },
  {
    table: 'erp.item_ledger_entry',
    key: 'entryNo',
    rows: ITEMS.map(([itemNo], index) => ({
      entryNo: String(index + 1),
      itemNo,
      postingDate: '2026-01-02',
      entryType: 2,
      quantity: String(40 + ((index * 17) % 160)),
      unitOfMeasureCode: 'PCS',
      documentNumber: 'OPENING',
    })),
  },
  {
    table: 'erp.sales_price',
    key: 'itemNo',
    rows: ['1000', '1002', '1003', '1011'].map((itemNo) => ({
      salesType: 1,
      salesCode: 'WHOLESALE',
      itemNo,
      unitPrice: String(
        Math.round(Number(ITEMS.find(([number]) => number === itemNo)?.[2] ?? 0) * 0.9),
      ),
    })),
  },
];

const PEOPLE = [
  'Mara Jensen',
  'Oliver Price',
  'Sophie Laurent',
  'Jonas Weber',
  'Ida Holm',
  'Nils Berg',
  'Emma Clarke',
  'Luca Conti',
];

/** A person for each of some customers; their companies exist once the customers do. */
export function contactPersons(companyOf: ReadonlyMap<string, string>): Row[] {
  return CUSTOMERS.slice(0, PEOPLE.length).flatMap((customer, index) => {
    const companyNo = companyOf.get(String(customer.number));
    const [firstName = '', surname = ''] = (PEOPLE[index] ?? '').split(' ');
    if (!companyNo) return [];
    return [
      {
        type: 1,
        firstName,
        surname,
        companyNo,
        email: `${firstName}.${surname}@example.com`.toLowerCase(),
        phoneNo: `+49 40 77${100 + index}`,
      },
    ];
  });
}
