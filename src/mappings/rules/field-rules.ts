import type { FieldRule } from '../../sync/engine/mapping-behaviour';
import { countryRule } from './country.rule';
import { currencyRule } from './currency.rule';
import { opportunityAccountRule } from './opportunity-account.rule';
import { lineDiscountRule } from './line-discount.rule';
import { lineProductRule } from './line-product.rule';
import { optionRule } from './option.rule';
import { orderCustomerRule } from './order-customer.rule';
import { lookupRule, ownerRule, primaryContactRule } from './reference.rules';
import { priceProductRule, priceUnitGroupRule, priceUnitRule } from './price-line.rules';
import { itemUnitRule } from './unit.rules';
import { keepRule, nonNegativeRule, rawRule, symbolRule, unitGroupCodeRule } from './value.rules';

/** The conversions that field mappings name, by name (section 2.1 of the catalogue). */
export function fieldRules(): Map<string, FieldRule> {
  return new Map<string, FieldRule>([
    ['T-RAW', rawRule],
    ['T-MEMO', rawRule],
    ['T-CALC', rawRule],
    ['T-ISO', rawRule],
    ['T-VENDOR', rawRule],
    ['T-UM-BASE', rawRule],
    ['T-OPTION-SYNC', rawRule],
    ['T-OWNER-TYPE', rawRule],
    ['T-CONST-ERP', rawRule],
    ['T-CONST-CRM', rawRule],
    ['T-COUNTRY', countryRule],
    ['T-COUNTRY-V', countryRule],
    ['T-NONNEG', nonNegativeRule],
    ['T-NONNEG-CALC', nonNegativeRule],
    ['T-SYMBOL', symbolRule],
    ['T-UG-CODE', unitGroupCodeRule],
    ['T-READONLY', keepRule],
    ['T-OVERWRITTEN', keepRule],
    ['T-PRICE-VAT', rawRule],
    ['T-LOOKUP', lookupRule],
    ['T-LINE-PRODUCT', lineProductRule],
    ['T-LINE-DISCOUNT', lineDiscountRule],
    ['T-ORDER-CUSTOMER', orderCustomerRule],
    ['T-UOM-LEGACY', lookupRule],
    ['T-UOM-PRICE-LEGACY', priceUnitGroupRule],
    ['T-PRICE-PRODUCT', priceProductRule],
    ['T-PRIMARY', primaryContactRule],
    ['T-OWNER', ownerRule],
    ['T-OWNER-DOC', ownerRule],
    ['T-CURRENCY', currencyRule],
    ['T-OPTION', optionRule],
    ['T-UOM-ITEM', itemUnitRule],
    ['T-UOM-PRICE', priceUnitRule],
    ['T-OPP-ACCOUNT', opportunityAccountRule],
  ]);
}
