import { fieldRows } from './field-rows';

// `->` to the CRM, `<-` from the CRM, `<>` both ways; then what is special about the row.
describe('the delivered field mappings of prices and documents', () => {
  it('PLHEADER-PRICE', () => {
    expect(fieldRows('PLHEADER-PRICE')).toEqual([
      'code -> name',
      'description -> description T-MEMO',
      'currencyCode -> transactionCurrencyId T-CURRENCY via CURRENCY create only',
      'startingDate -> beginDate',
      'endingDate -> endDate',
    ]);
  });

  it('PLLINE-PRODPRICE', () => {
    expect(fieldRows('PLLINE-PRODPRICE')).toEqual([
      'priceListCode -> priceLevelId T-LOOKUP via PLHEADER-PRICE create only',
      'assetNo -> productId T-PRICE-PRODUCT via ITEM-PRODUCT',
      'assetNo -> productNumber T-READONLY read only',
      'currencyCode -> transactionCurrencyId T-CURRENCY via CURRENCY update only',
      '- -> pricingMethodCode "1" T-CONST-CRM unchecked',
      'unitOfMeasureCode -> uomId T-UOM-PRICE when unitGroupMapping=true',
      'unitOfMeasureCode -> uomScheduleId T-UOM-PRICE-LEGACY via UNIT OF MEASURE when unitGroupMapping=false',
      'unitPrice -> amount',
    ]);
  });

  it('CUSTPRCGRP-PRICE', () => {
    expect(fieldRows('CUSTPRCGRP-PRICE')).toEqual(['code -> name']);
  });

  it('SALESPRC-PRODPRICE', () => {
    expect(fieldRows('SALESPRC-PRODPRICE')).toEqual([
      'salesCode -> priceLevelId T-LOOKUP via CUSTPRCGRP-PRICE create only',
      'itemNo -> productId T-PRICE-PRODUCT via ITEM-PRODUCT',
      'itemNo -> productNumber T-READONLY read only',
      'currencyCode -> transactionCurrencyId T-CURRENCY via CURRENCY update only',
      '- -> pricingMethodCode "1" T-CONST-CRM unchecked',
      'unitPrice -> amount',
    ]);
  });

  it('OPPORTUNITY', () => {
    expect(fieldRows('OPPORTUNITY')).toEqual([
      'description <> name',
      'contactNo -> parentContactId T-LOOKUP via CONTACT',
      'contactCompanyNo -> parentAccountId T-OPP-ACCOUNT',
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER-DOC via SALESPEOPLE notNull when ownershipModel=PERSON',
      'estimatedValueLcy -> estimatedValue T-CALC',
      'estimatedClosingDate -> estimatedCloseDate T-CALC',
      'dateClosed -> actualCloseDate off',
      'probabilityPercent -> closeProbability off',
      'calcdCurrentValueLcy -> actualValue off',
    ]);
  });

  it('SALESORDER-ORDER (legacy)', () => {
    expect(fieldRows('SALESORDER-ORDER (legacy)')).toEqual([
      'number -> orderNumber create only',
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER-DOC via SALESPEOPLE notNull when ownershipModel=PERSON',
      'currencyCode -> transactionCurrencyId T-CURRENCY via CURRENCY create only',
      'shipToName -> shipToName',
      'shipToAddress -> shipToLine1',
      'shipToAddress2 -> shipToLine2',
      'shipToCity -> shipToCity',
      'shipToCountryRegionCode -> shipToCountry T-COUNTRY',
      'shipToPostCode -> shipToPostalCode',
      'shipToCounty -> shipToStateOrProvince',
      'lastShipmentDate -> dateFulfilled T-CALC',
      'billToName -> billToName',
      'billToAddress -> billToLine1',
      'billToAddress2 -> billToLine2',
      'billToCity -> billToCity',
      'billToCountryRegionCode -> billToCountry T-COUNTRY',
      'billToPostCode -> billToPostalCode',
      'billToCounty -> billToStateOrProvince',
      'amount -> totalAmountLessFreight T-CALC update only',
      'amountIncludingVat -> totalAmount T-CALC update only',
      'invoiceDiscountAmount -> discountAmount T-CALC',
      'shippingAgentCode -> shippingMethodCode T-OPTION via SHIPPING AGENT',
      'paymentTermsCode -> paymentTermsCode T-OPTION via PAYMENT TERMS',
      'requestedDeliveryDate -> requestDeliveryBy',
    ]);
  });

  it('SALESORDER-ORDER (bidirectional)', () => {
    expect(fieldRows('SALESORDER-ORDER (bidirectional)')).toEqual([
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER via SALESPEOPLE notNull when ownershipModel=PERSON',
      'documentType <- - "Order" T-CONST-ERP',
      'number -> businessCentralOrderNumber',
      'yourReference <- orderNumber create only',
      '- -> customerIdType "account" T-CONST-CRM unchecked',
      'sellToCustomerNo <> customerId T-ORDER-CUSTOMER via CUSTOMER',
      'currencyCode <> transactionCurrencyId T-CURRENCY via CURRENCY create only',
      'shipToName <> shipToName',
      'shipToAddress <> shipToLine1',
      'shipToAddress2 <> shipToLine2',
      'shipToPostCode <> shipToPostalCode',
      'shipToCity <> shipToCity',
      'shipToCountryRegionCode <> shipToCountry T-COUNTRY-V',
      'shipToCounty <> shipToStateOrProvince',
      'lastShipmentDate -> dateFulfilled T-CALC',
      'billToAddress <> billToLine1',
      'billToAddress2 <> billToLine2',
      'billToPostCode <> billToPostalCode',
      'billToCity <> billToCity',
      'billToCountryRegionCode <> billToCountry T-COUNTRY-V',
      'billToCounty <> billToStateOrProvince',
      'invoiceDiscountAmount -> discountAmount T-CALC',
      'shippingAgentCode <> shippingMethodCode T-OPTION via SHIPPING AGENT',
      'paymentTermsCode <> paymentTermsCode T-OPTION via PAYMENT TERMS',
      'shipmentMethodCode <> freightTermsCode T-OPTION via SHIPMENT METHOD',
      'requestedDeliveryDate <> requestDeliveryBy',
      'paymentDiscountPercent <- discountPercentage off',
      'workDescription <> description T-MEMO unchecked',
    ]);
  });

  it('SOLINE-ORDERDETAIL', () => {
    expect(fieldRows('SOLINE-ORDERDETAIL')).toEqual([
      'documentType <- - "Order" T-CONST-ERP',
      '- -> productTypeCode "1" T-CONST-CRM unchecked create only',
      'no <> productId T-LINE-PRODUCT',
      'lineNo <> businessCentralLineNumber',
      'quantity <> quantity',
      'quantityShipped -> quantityShipped',
      '- -> isPriceOverridden "True" T-CONST-CRM',
      'unitPrice <> pricePerUnit',
      'lineDiscountAmount <> manualDiscountAmount T-LINE-DISCOUNT',
      'currencyCode <> transactionCurrencyId T-CURRENCY via CURRENCY read only',
      'amount -> baseAmount T-OVERWRITTEN update only',
      'amountIncludingVat -> extendedAmount T-OVERWRITTEN update only',
      'requestedDeliveryDate <> requestDeliveryBy',
    ]);
  });

  it('POSTEDSALESINV-INV', () => {
    expect(fieldRows('POSTEDSALESINV-INV')).toEqual([
      'number -> invoiceNumber create only',
      '- -> ownerIdType "systemuser" T-OWNER-TYPE unchecked when ownershipModel=PERSON',
      'salespersonCode -> ownerId T-OWNER-DOC via SALESPEOPLE notNull when ownershipModel=PERSON',
      'currencyCode -> transactionCurrencyId T-CURRENCY via CURRENCY create only',
      'dueDate -> dueDate',
      'shipToName -> shipToName',
      'shipToAddress -> shipToLine1',
      'shipToAddress2 -> shipToLine2',
      'shipToCity -> shipToCity',
      'shipToCountryRegionCode -> shipToCountry T-COUNTRY',
      'shipToPostCode -> shipToPostalCode',
      'shipToCounty -> shipToStateOrProvince',
      'shipmentDate -> dateDelivered',
      'billToName -> billToName',
      'billToAddress -> billToLine1',
      'billToAddress2 -> billToLine2',
      'billToCity -> billToCity',
      'billToCountryRegionCode -> billToCountry T-COUNTRY',
      'billToPostCode -> billToPostalCode',
      'billToCounty -> billToStateOrProvince',
      'amount -> totalAmountLessFreight T-CALC update only',
      'amountIncludingVat -> totalAmount T-CALC update only',
      'invoiceDiscountAmount -> discountAmount T-CALC',
      'shippingAgentCode -> shippingMethodCode T-OPTION via SHIPPING AGENT',
      'paymentTermsCode -> paymentTermsCode T-OPTION via PAYMENT TERMS',
      'workDescription -> description T-MEMO unchecked',
    ]);
  });

  it('POSTEDSALESLINE-INV', () => {
    expect(fieldRows('POSTEDSALESLINE-INV')).toEqual([
      'quantity -> quantity',
      'lineDiscountAmount -> manualDiscountAmount T-OVERWRITTEN',
      'unitPrice -> pricePerUnit T-PRICE-VAT',
      '- -> isPriceOverridden "True" T-CONST-CRM',
      'amount -> baseAmount T-OVERWRITTEN update only',
      'amountIncludingVat -> extendedAmount T-OVERWRITTEN update only',
    ]);
  });
});
