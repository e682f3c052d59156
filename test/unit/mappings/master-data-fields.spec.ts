import { fieldRows } from './field-rows';

// `->` to the CRM, `<-` from the CRM, `<>` both ways; then what is special about the row.
describe('the delivered field mappings of people, terms and the catalogue', () => {
  it('SALESPEOPLE', () => {
    expect(fieldRows('SALESPEOPLE')).toEqual([
      'email <- internalEmailAddress',
      'name <- fullName',
      'phoneNo <- mobilePhone',
      'jobTitle <> jobTitle off',
      'email2 <> personalEmailAddress off',
    ]);
  });

  it('CUSTOMER', () => {
    expect(fieldRows('CUSTOMER')).toEqual([
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER via SALESPEOPLE notNull when ownershipModel=PERSON',
      'name <> name',
      'contact <> address1PrimaryContactName unchecked',
      'address <> address1Line1',
      'address2 <> address1Line2',
      'postCode <> address1PostalCode',
      'city <> address1City',
      'countryRegionCode <> address1Country T-COUNTRY unchecked',
      'county <> address1StateOrProvince',
      'currencyCode <> transactionCurrencyId T-CURRENCY via CURRENCY',
      'email <> emailAddress1',
      'faxNo <> fax',
      'homePage <> websiteUrl',
      'phoneNo <> telephone1',
      'shipmentMethodCode <> address1FreightTermsCode T-OPTION via SHIPMENT METHOD',
      'shippingAgentCode <> address1ShippingMethodCode T-OPTION via SHIPPING AGENT',
      'paymentTermsCode <> paymentTermsCode T-OPTION via PAYMENT TERMS',
      'creditLimitLcy -> creditLimit',
      'primaryContactNo <> primaryContactId T-PRIMARY via CONTACT clears',
      'number -> accountNumber off',
      'mobilePhoneNo <> telephone2 off',
    ]);
  });

  it('VENDOR', () => {
    expect(fieldRows('VENDOR')).toEqual([
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'purchaserCode -> ownerId T-OWNER via SALESPEOPLE notNull when ownershipModel=PERSON',
      'name <> name',
      'contact <> address1PrimaryContactName unchecked',
      'address <> address1Line1',
      'address2 <> address1Line2',
      'postCode <> address1PostalCode',
      'city <> address1City',
      'countryRegionCode <> address1Country T-COUNTRY unchecked',
      'county <> address1StateOrProvince',
      'currencyCode <> transactionCurrencyId T-CURRENCY via CURRENCY',
      'email <> emailAddress1',
      'faxNo <> fax',
      'homePage <> websiteUrl',
      'phoneNo <> telephone1',
      'shipmentMethodCode <> address1FreightTermsCode T-OPTION via SHIPMENT METHOD',
      'shippingAgentCode <> address1ShippingMethodCode T-OPTION via SHIPPING AGENT',
      'paymentTermsCode <> paymentTermsCode T-OPTION via PAYMENT TERMS',
      'primaryContactNo <> primaryContactId T-PRIMARY via CONTACT clears',
      'number -> accountNumber off',
      'mobilePhoneNo <> telephone2 off',
    ]);
  });

  it('CONTACT', () => {
    expect(fieldRows('CONTACT')).toEqual([
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER via SALESPEOPLE notNull when ownershipModel=PERSON',
      'currencyCode <> transactionCurrencyId T-CURRENCY via CURRENCY',
      'address <> address1Line1',
      'address2 <> address1Line2',
      'postCode <> address1PostalCode',
      'city <> address1City',
      'countryRegionCode <> address1Country T-COUNTRY unchecked',
      'county <> address1StateOrProvince',
      'email <> emailAddress1',
      'faxNo <> fax',
      'firstName <> firstName',
      'middleName <> middleName',
      'surname <> lastName',
      'homePage <> websiteUrl',
      'mobilePhoneNo <> mobilePhone',
      'pager <> pager',
      'phoneNo <> telephone1',
      'type <- - "1" T-CONST-ERP',
      '- -> parentCustomerIdType "account" T-CONST-CRM unchecked',
      'salutationCode <> salutation off',
    ]);
  });

  it('CURRENCY', () => {
    expect(fieldRows('CURRENCY')).toEqual([
      'code -> isoCurrencyCode T-ISO create only matches',
      'symbol -> currencySymbol T-SYMBOL',
      'description -> currencyName',
    ]);
  });

  it('PAYMENT TERMS', () => {
    expect(fieldRows('PAYMENT TERMS')).toEqual(['code -> label T-OPTION-SYNC matches']);
  });

  it('SHIPMENT METHOD', () => {
    expect(fieldRows('SHIPMENT METHOD')).toEqual(['code -> label T-OPTION-SYNC matches']);
  });

  it('SHIPPING AGENT', () => {
    expect(fieldRows('SHIPPING AGENT')).toEqual(['code -> label T-OPTION-SYNC matches']);
  });

  it('UNIT GROUP', () => {
    expect(fieldRows('UNIT GROUP')).toEqual([
      'sourceNo -> name T-UG-CODE matches',
      'sourceNo -> baseUomName T-UG-CODE create only',
    ]);
  });

  it('ITEM UOM', () => {
    expect(fieldRows('ITEM UOM')).toEqual([
      'code -> name matches',
      'qtyPerUnitOfMeasure -> quantity',
    ]);
  });

  it('RESOURCE UOM', () => {
    expect(fieldRows('RESOURCE UOM')).toEqual([
      'code -> name matches',
      'qtyPerUnitOfMeasure -> quantity',
    ]);
  });

  it('UNIT OF MEASURE', () => {
    expect(fieldRows('UNIT OF MEASURE')).toEqual(['code -> baseUomName T-UM-BASE create only']);
  });

  it('ITEM-PRODUCT', () => {
    expect(fieldRows('ITEM-PRODUCT')).toEqual([
      'number -> productNumber',
      'description <> name',
      'unitPrice -> price T-NONNEG',
      'unitCost -> standardCost',
      'unitCost -> currentCost',
      'unitVolume -> stockVolume',
      'grossWeight -> stockWeight',
      'vendorNo -> vendorId T-VENDOR',
      'vendorItemNo -> vendorPartNumber',
      'inventory -> quantityOnHand T-NONNEG-CALC',
      'baseUnitOfMeasure <> defaultUomId T-UOM-ITEM when unitGroupMapping=true',
      'baseUnitOfMeasure <> defaultUomScheduleId T-UOM-LEGACY via UNIT OF MEASURE when unitGroupMapping=false',
    ]);
  });

  it('RESOURCE-PRODUCT', () => {
    expect(fieldRows('RESOURCE-PRODUCT')).toEqual([
      'number -> productNumber',
      'name <> name',
      'unitPrice -> price T-NONNEG',
      'unitCost -> standardCost',
      'unitCost -> currentCost',
      'vendorNo -> vendorId T-VENDOR',
      'capacity -> quantityOnHand T-NONNEG-CALC',
      'baseUnitOfMeasure -> defaultUomId T-UOM-ITEM when unitGroupMapping=true',
    ]);
  });
});
