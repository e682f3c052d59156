import { option, type Translation } from '../translation';

const coded = (entity: string, table: string, text: string): Translation => ({
  entity,
  table,
  naturalKey: ['code'],
  id: 'id',
  fields: { code: 'code', [text]: 'displayName' },
});

const PARTY = {
  number: 'number',
  name: 'displayName',
  address: 'addressLine1',
  address2: 'addressLine2',
  city: 'city',
  county: 'state',
  countryRegionCode: 'country',
  postCode: 'postalCode',
  phoneNo: 'phoneNumber',
  email: 'email',
  homePage: 'website',
  vatRegistrationNo: 'taxRegistrationNumber',
};

/** Base data and parties of Business Central's API. */
export const MASTER_TRANSLATIONS: readonly Translation[] = [
  coded('countriesRegions', 'erp.country_region', 'name'),
  coded('paymentMethods', 'erp.payment_method', 'description'),
  coded('shipmentMethods', 'erp.shipment_method', 'description'),
  {
    entity: 'paymentTerms',
    table: 'erp.payment_terms',
    naturalKey: ['code'],
    id: 'id',
    fields: {
      code: 'code',
      description: 'displayName',
      dueDateCalculation: 'dueDateCalculation',
      discountDateCalculation: 'discountDateCalculation',
      discountPercent: 'discountPercent',
      calcPmtDiscOnCrMemos: 'calculateDiscountOnCreditMemos',
    },
  },
  {
    entity: 'shippingAgents',
    table: 'erp.shipping_agent',
    naturalKey: ['code'],
    id: 'id',
    fields: { code: 'code', name: 'name', internetAddress: 'internetAddress' },
  },
  {
    entity: 'currencies',
    table: 'erp.currency',
    naturalKey: ['code'],
    id: 'id',
    fields: {
      code: 'code',
      description: 'displayName',
      symbol: 'symbol',
      amountDecimalPlaces: 'amountDecimalPlaces',
      amountRoundingPrecision: 'amountRoundingPrecision',
    },
  },
  {
    entity: 'currencyExchangeRates',
    table: 'erp.currency_exchange_rate',
    naturalKey: ['currencyCode', 'startingDate'],
    id: 'id',
    fields: {
      currencyCode: 'currencyCode',
      startingDate: 'startingDate',
      exchangeRateAmount: 'exchangeRateAmount',
      relationalCurrencyCode: 'relationalCurrencyCode',
      relationalExchRateAmount: 'relationalExchangeRateAmount',
    },
  },
  {
    entity: 'unitsOfMeasure',
    table: 'erp.unit_of_measure',
    naturalKey: ['code'],
    id: 'id',
    fields: {
      code: 'code',
      description: 'displayName',
      internationalStandardCode: 'internationalStandardCode',
      symbol: 'symbol',
    },
  },
  {
    entity: 'salespeople',
    table: 'erp.salesperson',
    naturalKey: ['code'],
    id: 'id',
    fields: {
      code: 'code',
      name: 'displayName',
      email: 'email',
      email2: 'email2',
      phoneNo: 'phoneNo',
      jobTitle: 'jobTitle',
      commissionPercent: 'commisionPercent',
      blocked: 'blocked',
      privacyBlocked: 'privacyBlocked',
    },
  },
  {
    entity: 'vendors',
    table: 'erp.vendor',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      ...PARTY,
      contact: 'contact',
      currencyCode: 'currencyCode',
      paymentTermsCode: {
        table: 'erp.payment_terms',
        idField: 'paymentTermsId',
        property: 'code',
        valueField: 'paymentTermsCode',
      },
      paymentMethodCode: {
        table: 'erp.payment_method',
        idField: 'paymentMethodId',
        property: 'code',
      },
      blocked: option('blocked', { '': 0, Payment: 1, All: 2 }),
    },
  },
  {
    entity: 'customers',
    table: 'erp.customer',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      ...PARTY,
      contact: 'contact',
      salespersonCode: 'salespersonCode',
      creditLimitLcy: 'creditLimit',
      currencyCode: 'currencyCode',
      languageCode: 'languageCode',
      paymentTermsCode: {
        table: 'erp.payment_terms',
        idField: 'paymentTermsId',
        property: 'code',
        valueField: 'paymentTermsCode',
      },
      shipmentMethodCode: {
        table: 'erp.shipment_method',
        idField: 'shipmentMethodId',
        property: 'code',
        valueField: 'shipmentMethodCode',
      },
      paymentMethodCode: {
        table: 'erp.payment_method',
        idField: 'paymentMethodId',
        property: 'code',
      },
      shippingAgentCode: 'shippingAgentCode',
      blocked: option('blocked', { '': 0, Ship: 1, Invoice: 2, All: 3 }),
    },
  },
  {
    entity: 'contacts',
    table: 'erp.contact',
    naturalKey: ['number'],
    id: 'id',
    fields: {
      ...PARTY,
      type: option('type', { Company: 0, Person: 1 }),
      firstName: ({ type, displayName }) => (type === 'Person' ? firstOf(displayName) : null),
      surname: ({ type, displayName }) => (type === 'Person' ? restOf(displayName) : null),
      jobTitle: 'jobTitle',
      companyNo: 'companyNumber',
      companyName: 'companyName',
      searchName: 'searchName',
      mobilePhoneNo: 'mobilePhoneNumber',
      privacyBlocked: 'privacyBlocked',
      lastInteractionDate: 'lastInteractionDate',
      salespersonCode: 'salespersonCode',
    },
    also: ({ type, contactBusinessRelation, customerNumber }, { number }) =>
      type === 'Company' &&
      contactBusinessRelation === 'Customer' &&
      typeof customerNumber === 'string' &&
      customerNumber !== ''
        ? [
            {
              table: 'erp.contact_business_relation',
              row: { contactNo: number ?? null, linkToTable: 1, no: customerNumber },
            },
          ]
        : [],
  },
];

function firstOf(name: unknown): string | null {
  return String(name ?? '').split(' ')[0] || null;
}

function restOf(name: unknown): string | null {
  return (
    String(name ?? '')
      .split(' ')
      .slice(1)
      .join(' ') || null
  );
}
