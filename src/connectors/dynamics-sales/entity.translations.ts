import type { RecordTable } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Source, Translation } from '../translation';

/** An entity set of the Dataverse Web API: its table, the field of its id, and its natural key. */
type Entity = readonly [
  entity: string,
  table: string,
  id: string,
  naturalKey: readonly string[],
  prefix?: string,
];

/** Entity sets in the order in which they can be loaded. Business Central's own carry a publisher's prefix. */
const ENTITIES: readonly Entity[] = [
  [
    'transactioncurrencies',
    'crm.transaction_currency',
    'transactioncurrencyid',
    ['isoCurrencyCode'],
  ],
  ['businessunits', 'crm.business_unit', 'businessunitid', []],
  ['systemusers', 'crm.system_user', 'systemuserid', ['domainName']],
  ['teams', 'crm.team', 'teamid', []],
  ['teammemberships', 'crm.team_membership', 'teammembershipid', ['teamId', 'systemUserId']],
  ['bcbi_companies', 'crm.company', 'bcbi_companyid', ['externalId'], 'bcbi_'],
  ['uomschedules', 'crm.uom_schedule', 'uomscheduleid', []],
  ['uoms', 'crm.uom', 'uomid', []],
  ['pricelevels', 'crm.price_list', 'pricelevelid', []],
  ['products', 'crm.product', 'productid', ['productNumber']],
  [
    'productpricelevels',
    'crm.price_list_line',
    'productpricelevelid',
    ['priceLevelId', 'productId', 'uomId'],
  ],
  ['nav_accountstatistics', 'crm.account_statistics', 'nav_accountstatisticsid', [], 'nav_'],
  ['accounts', 'crm.account', 'accountid', []],
  ['contacts', 'crm.contact', 'contactid', []],
  ['opportunities', 'crm.opportunity', 'opportunityid', []],
  ['quotes', 'crm.quote', 'quoteid', ['quoteNumber', 'revisionNumber']],
  ['quotedetails', 'crm.quote_line', 'quotedetailid', []],
  ['salesorders', 'crm.sales_order', 'salesorderid', ['orderNumber']],
  ['salesorderdetails', 'crm.sales_order_line', 'salesorderdetailid', []],
  ['invoices', 'crm.invoice', 'invoiceid', ['invoiceNumber']],
  ['invoicedetails', 'crm.invoice_line', 'invoicedetailid', []],
  ['posts', 'crm.post', 'postid', []],
  ['annotations', 'crm.note', 'annotationid', []],
];

/** References that lead in circles, or forward. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  businessunits: ['parentBusinessUnitId'],
  uoms: ['baseUom'],
  products: ['parentProductId'],
  accounts: ['primaryContactId', 'parentAccountId', 'masterId'],
};

const OWN = new Set([
  'id',
  'createdAt',
  'modifiedAt',
  'modifiedBy',
  'version',
  'changedXid',
  'userFields',
  'idempotencyKey',
]);
const LOGICAL_NAME = '@Microsoft.Dynamics.CRM.lookuplogicalname';

/** Columns whose logical name is not the property in lower case. */
const NAMED: Readonly<Record<string, string>> = {
  companyId: '_bcbi_companyid_value',
  accountStatisticsId: '_nav_accountstatisticsid_value',
  businessCentralOrderNumber: 'bcbi_businesscentralordernumber',
  businessCentralDocumentOccurrenceNumber: 'bcbi_businesscentraldocumentoccurrencenumber',
  businessCentralLineNumber: 'bcbi_businesscentrallinenumber',
  ownerIdType: `_ownerid_value${LOGICAL_NAME}`,
  customerIdType: `_customerid_value${LOGICAL_NAME}`,
  parentCustomerIdType: `_parentcustomerid_value${LOGICAL_NAME}`,
  regardingObjectTypeCode: `_regardingobjectid_value${LOGICAL_NAME}`,
};

/** Columns of single entities: the rows that tie users to teams hold plain ids. */
const OF_ENTITY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  teammemberships: { teamId: 'teamid', systemUserId: 'systemuserid' },
};

/** Translations of Dataverse entities: property names follow the logical names, so few columns need saying. */
export function entityTranslations(tables: RecordTables): Translation[] {
  return ENTITIES.map(([entity, name, id, naturalKey, prefix = '']) => {
    const table = tables.get(name);
    return {
      entity,
      table: name,
      naturalKey,
      id,
      fields: { ...fieldsOf(table, prefix), ...OF_ENTITY[entity] },
      later: LATER[entity] ?? [],
    };
  });
}

function fieldsOf(table: RecordTable, prefix: string): Record<string, Source> {
  const fields: Record<string, Source> = {};
  for (const { property, type } of table.columns.values()) {
    if (!OWN.has(property))
      fields[property] = NAMED[property] ?? logicalName(property, type, prefix);
  }
  return fields;
}

/** `address1Line1` is address1_line1, `billToCity` is billto_city, a lookup is `_name_value`. */
function logicalName(property: string, type: string, prefix: string): string {
  const name = property.toLowerCase().replace(/^(address\d|billto|shipto)(?=.)/, '$1_');
  // The currency is the platform's own column wherever it stands.
  const own = property === 'transactionCurrencyId' ? name : `${prefix}${name}`;
  return type === 'uuid' ? `_${own}_value` : own;
}
