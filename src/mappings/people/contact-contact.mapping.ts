import type { MappingDefinition } from '../../sync/mapping/mapping-definition';

/**
 * Persons whose company has become a customer or vendor since the last run, as SQL: nothing of theirs changed, and
 * they were passed over as long as their company was neither (C-37).
 */
const PERSONS_OF_NEW_PARTIES = `SELECT p.id FROM sync.table_mapping m
    JOIN erp.contact_business_relation r ON r.changed_xid >= m.erp_watermark
    JOIN erp.contact p ON p.company_no = r.contact_no AND p.type = 1 AND p.changed_xid < m.erp_watermark
   WHERE m.name = 'CONTACT' AND NOT m.only_coupled AND m.erp_watermark IS NOT NULL
     AND NOT EXISTS (SELECT 1 FROM sync.coupling o WHERE o.mapping_id = m.id AND o.erp_id = p.id)`;

/** Contact persons. */
export const contactContactMapping: MappingDefinition = {
  name: 'CONTACT',
  title: 'Contact persons',
  erpTable: 'erp.contact',
  crmTable: 'crm.contact',
  direction: 'BOTH',
  onlyCoupled: true,
  erpFilter: [
    { field: 'type', operator: 'eq', value: 1 },
    { field: 'companyNo', operator: 'notNull' },
  ],
  crmFilter: [
    { field: 'parentCustomerId', operator: 'notNull' },
    { field: 'stateCode', operator: 'eq', value: 0 },
    { field: 'parentCustomerIdType', operator: 'eq', value: 'account' },
    { field: 'companyId', operator: 'in', value: ['{company}', null] },
  ],
  when: [],
  intervalMinutes: 30,
  inactivityMinutes: 720,
  dependsOn: [{ mapping: 'CUSTOMER' }, { mapping: 'VENDOR' }],
  fields: [
    {
      erpField: null,
      crmField: 'ownerIdType',
      direction: 'TO_CRM',
      constant: 'systemuser',
      rule: 'T-OWNER-TYPE',
      validate: false,
      when: { setting: 'ownershipModel', equals: 'PERSON' },
    },
    {
      erpField: 'salespersonCode',
      crmField: 'ownerId',
      direction: 'TO_CRM',
      rule: 'T-OWNER',
      refersTo: { mapping: 'SALESPEOPLE', erpKey: 'code' },
      notNull: true,
      when: { setting: 'ownershipModel', equals: 'PERSON' },
    },
    {
      erpField: 'currencyCode',
      crmField: 'transactionCurrencyId',
      direction: 'BOTH',
      rule: 'T-CURRENCY',
      refersTo: { mapping: 'CURRENCY', erpKey: 'code' },
    },
    { erpField: 'address', crmField: 'address1Line1', direction: 'BOTH', mergeUnit: 'address' },
    { erpField: 'address2', crmField: 'address1Line2', direction: 'BOTH', mergeUnit: 'address' },
    {
      erpField: 'postCode',
      crmField: 'address1PostalCode',
      direction: 'BOTH',
      mergeUnit: 'address',
    },
    { erpField: 'city', crmField: 'address1City', direction: 'BOTH', mergeUnit: 'address' },
    {
      erpField: 'countryRegionCode',
      crmField: 'address1Country',
      direction: 'BOTH',
      rule: 'T-COUNTRY',
      validate: false,
      mergeUnit: 'address',
    },
    {
      erpField: 'county',
      crmField: 'address1StateOrProvince',
      direction: 'BOTH',
      mergeUnit: 'address',
    },
    { erpField: 'email', crmField: 'emailAddress1', direction: 'BOTH' },
    { erpField: 'faxNo', crmField: 'fax', direction: 'BOTH' },
    { erpField: 'firstName', crmField: 'firstName', direction: 'BOTH' },
    { erpField: 'middleName', crmField: 'middleName', direction: 'BOTH' },
    { erpField: 'surname', crmField: 'lastName', direction: 'BOTH' },
    { erpField: 'homePage', crmField: 'websiteUrl', direction: 'BOTH' },
    { erpField: 'mobilePhoneNo', crmField: 'mobilePhone', direction: 'BOTH' },
    { erpField: 'pager', crmField: 'pager', direction: 'BOTH' },
    { erpField: 'phoneNo', crmField: 'telephone1', direction: 'BOTH' },
    {
      erpField: 'type',
      crmField: null,
      direction: 'FROM_CRM',
      constant: '1',
      rule: 'T-CONST-ERP',
    },
    {
      erpField: null,
      crmField: 'parentCustomerIdType',
      direction: 'TO_CRM',
      constant: 'account',
      rule: 'T-CONST-CRM',
      validate: false,
    },
    { erpField: 'salutationCode', crmField: 'salutation', direction: 'BOTH', enabled: false },
  ],
  syncAfterCoupling: false,
  createOnNoMatch: false,
  clearsCompany: true,
  deletionPolicy: 'NONE',
  updatePolicy: 'MERGE',
  category: 'PARTIES',
  due: PERSONS_OF_NEW_PARTIES,
  fullSync: true,
};
