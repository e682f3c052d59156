import type { MappingDefinition } from '../sync/mapping/mapping-definition';
import { itemProductMapping } from './catalog/item-product.mapping';
import { itemUnitMapping } from './catalog/item-unit.mapping';
import { resourceProductMapping } from './catalog/resource-product.mapping';
import { resourceUnitMapping } from './catalog/resource-unit.mapping';
import { unitGroupScheduleMapping } from './catalog/unit-group-schedule.mapping';
import { unitOfMeasureScheduleMapping } from './catalog/unit-of-measure-schedule.mapping';
import { opportunityMapping } from './documents/opportunity.mapping';
import { postedInvoiceMapping } from './documents/posted-invoice.mapping';
import { postedInvoiceLineMapping } from './documents/posted-invoice-line.mapping';
import { salesOrderBidirectionalMapping } from './documents/sales-order-bidirectional.mapping';
import { salesOrderLegacyMapping } from './documents/sales-order-legacy.mapping';
import { salesOrderLineMapping } from './documents/sales-order-line.mapping';
import { contactContactMapping } from './people/contact-contact.mapping';
import { customerAccountMapping } from './people/customer-account.mapping';
import { salespersonUserMapping } from './people/salesperson-user.mapping';
import { vendorAccountMapping } from './people/vendor-account.mapping';
import { customerPriceGroupMapping } from './prices/customer-price-group.mapping';
import { priceListHeaderMapping } from './prices/price-list-header.mapping';
import { priceListLineMapping } from './prices/price-list-line.mapping';
import { salesPriceMapping } from './prices/sales-price.mapping';
import { currencyCurrencyMapping } from './terms/currency-currency.mapping';
import { paymentTermsOptionMapping } from './terms/payment-terms-option.mapping';
import { shipmentMethodOptionMapping } from './terms/shipment-method-option.mapping';
import { shippingAgentOptionMapping } from './terms/shipping-agent-option.mapping';

/** Every table mapping that is delivered, in the order in which lists show them. */
export const CATALOGUE: readonly MappingDefinition[] = [
  salespersonUserMapping,
  customerAccountMapping,
  vendorAccountMapping,
  contactContactMapping,
  currencyCurrencyMapping,
  paymentTermsOptionMapping,
  shipmentMethodOptionMapping,
  shippingAgentOptionMapping,
  unitGroupScheduleMapping,
  itemUnitMapping,
  resourceUnitMapping,
  unitOfMeasureScheduleMapping,
  itemProductMapping,
  resourceProductMapping,
  priceListHeaderMapping,
  priceListLineMapping,
  customerPriceGroupMapping,
  salesPriceMapping,
  opportunityMapping,
  salesOrderLegacyMapping,
  salesOrderBidirectionalMapping,
  salesOrderLineMapping,
  postedInvoiceMapping,
  postedInvoiceLineMapping,
];
