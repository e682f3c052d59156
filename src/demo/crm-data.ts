import type { Row } from '../platform/database/record-table';
import type { DemoRows } from './base-data';
import { CUSTOMERS } from './masters';
import { demoId } from './demo-ids';

const USERS = [
  ['Anna', 'Lindqvist', false, false],
  ['Ben', 'Marsh', false, false],
  ['Carla', 'Keller', false, false],
  ['Dieter', 'Voss', true, false],
  ['Tandem', 'Integration', false, true],
] as const;

const euro = demoId('crm.transaction_currency', 'EUR');
const unit = demoId('crm.business_unit', 'Nordwind');

/** What the CRM needs before anything else: base currency, organization, business unit, team, company, users. */
export const CRM_BASE: readonly DemoRows[] = [
  {
    table: 'crm.transaction_currency',
    key: 'isoCurrencyCode',
    rows: [
      {
        isoCurrencyCode: 'EUR',
        currencyName: 'Euro',
        currencySymbol: '€',
        currencyPrecision: 2,
        exchangeRate: '1',
      },
    ],
  },
  {
    table: 'crm.organization',
    key: 'name',
    rows: [
      {
        name: 'Nordwind',
        baseCurrencyId: euro,
        orderPrefix: 'ORD',
        quotePrefix: 'QUO',
        invoicePrefix: 'INV',
      },
    ],
  },
  {
    table: 'crm.business_unit',
    key: 'name',
    rows: [{ name: 'Nordwind', transactionCurrencyId: euro }],
  },
  {
    table: 'crm.team',
    key: 'name',
    rows: [
      {
        name: 'Nordwind',
        businessUnitId: unit,
        isDefault: true,
        securityRoles: ['Business Central Integration User'],
      },
    ],
  },
  {
    table: 'crm.solution',
    key: 'uniqueName',
    rows: [
      {
        uniqueName: 'bcbi_CdsBaseIntegration',
        friendlyName: 'Business Central Integration',
        solutionVersion: '1.0.0.0',
        isManaged: true,
      },
      {
        uniqueName: 'MicrosoftDynamicsNavIntegration',
        friendlyName: 'Business Central Sales Integration',
        solutionVersion: '1.0.0.0',
        isManaged: true,
      },
    ],
  },
  {
    table: 'crm.company',
    key: 'name',
    rows: [{ name: 'Nordwind Trading', externalId: demoId('erp.company', 'Nordwind Trading') }],
  },
  {
    table: 'crm.system_user',
    key: 'domainName',
    rows: USERS.map(([firstName, lastName, isDisabled, isIntegrationUser]) => ({
      firstName,
      lastName,
      domainName: `${firstName}.${lastName}@nordwind.example`.toLowerCase(),
      internalEmailAddress: `${firstName}.${lastName}@nordwind.example`.toLowerCase(),
      businessUnitId: unit,
      isDisabled,
      isLicensed: !isDisabled,
      isIntegrationUser,
    })),
  },
];

/** Customers whose account the engine creates and couples, as a first load would. */
export const COUPLED = CUSTOMERS.filter((customer) => customer.blocked === 0)
  .slice(0, 14)
  .map((customer) => String(customer.number));

const MATCHING = CUSTOMERS.filter((customer) => customer.blocked === 0).slice(14, 20);

/** Accounts that stand in the CRM beside the coupled ones: matching uncoupled customers, and only known there. */
export const ACCOUNTS: readonly Row[] = [
  ...MATCHING.map((customer, index) => ({
    name: index % 2 === 0 ? String(customer.name) : String(customer.name).toUpperCase(),
    customerTypeCode: 3,
    emailAddress1: String(customer.email),
    address1City: String(customer.city),
  })),
  {
    name: 'Lighthouse Media',
    customerTypeCode: 8,
    emailAddress1: 'hello@lighthouse.example',
    address1City: 'Kiel',
  },
  {
    name: 'Quayside Coworking',
    customerTypeCode: 3,
    emailAddress1: 'team@quayside.example',
    address1City: 'Rotterdam',
    address1Country: 'NL',
  },
  {
    name: 'Dünenhof Resort',
    customerTypeCode: 3,
    emailAddress1: 'einkauf@duenenhof.example',
    address1City: 'Sylt',
    address1Country: 'DE',
  },
  {
    name: 'Tischlerei Holm',
    customerTypeCode: 11,
    emailAddress1: 'buero@holm.example',
    address1City: 'Husum',
  },
  {
    name: 'Old Pier Company',
    customerTypeCode: 3,
    stateCode: 1,
    statusCode: 2,
    address1City: 'Brighton',
  },
];
