import { CustomerMutations } from './customer/customer.mutations';
import { VendorMutations } from './vendor/vendor.mutations';
import { ContactMutations } from './contact/contact.mutations';
import { SalespersonMutations } from './salesperson/salesperson.mutations';
import { CurrencyMutations } from './currency/currency.mutations';
import { CurrencyExchangeRateMutations } from './currency-exchange-rate/currency-exchange-rate.mutations';
import { PaymentTermsMutations } from './payment-terms/payment-terms.mutations';
import { ShipmentMethodMutations } from './shipment-method/shipment-method.mutations';
import { ShippingAgentMutations } from './shipping-agent/shipping-agent.mutations';
import { UnitOfMeasureMutations } from './unit-of-measure/unit-of-measure.mutations';
import { CustomerPriceGroupMutations } from './customer-price-group/customer-price-group.mutations';
import { GlAccountMutations } from './gl-account/gl-account.mutations';
import { ItemMutations } from './item/item.mutations';
import { ItemUnitMutations } from './item-unit/item-unit.mutations';
import { ResourceMutations } from './resource/resource.mutations';
import { ResourceUnitMutations } from './resource-unit/resource-unit.mutations';
import { SalesPriceMutations } from './sales-price/sales-price.mutations';
import {
  SalesPriceListLineMutations,
  SalesPriceListMutations,
} from './price-list/price-list.mutations';
import { NoteMutations } from './note/note.mutations';
import { OpportunityMutations } from './opportunity/opportunity.mutations';

/** Mutations of the ERP's master records. */
export const erpRecordMutations = [
  CustomerMutations,
  VendorMutations,
  ContactMutations,
  SalespersonMutations,
  CurrencyMutations,
  CurrencyExchangeRateMutations,
  PaymentTermsMutations,
  ShipmentMethodMutations,
  ShippingAgentMutations,
  UnitOfMeasureMutations,
  CustomerPriceGroupMutations,
  GlAccountMutations,
  ItemMutations,
  ItemUnitMutations,
  ResourceMutations,
  ResourceUnitMutations,
  SalesPriceMutations,
  SalesPriceListMutations,
  SalesPriceListLineMutations,
  OpportunityMutations,
  NoteMutations,
];
