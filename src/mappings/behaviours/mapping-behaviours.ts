import { USER_DEFINED, type MappingBehaviour } from '../../sync/engine/mapping-behaviour';
import { ownedBehaviour } from './owned.behaviour';
import { contactBehaviour } from './contact.behaviour';
import { customerBehaviour, vendorBehaviour } from './party.behaviours';
import { invoiceBehaviour } from '../invoices/invoice.behaviour';
import { legacyOrderBehaviour } from '../orders/legacy-order.behaviour';
import { orderLineBehaviour } from '../orders/lines/order-line.behaviour';
import type { OrderTools } from '../orders/order-tools';
import { twoWayOrderBehaviour } from '../orders/two-way-order.behaviour';
import { orderBehaviour } from './order.behaviour';
import { priceGroupBehaviour, priceListBehaviour } from '../prices/price-list.behaviour';
import { priceLineBehaviour } from '../prices/price-line.behaviour';
import { opportunityBehaviour } from './opportunity.behaviour';
import { productBehaviour } from './product.behaviours';
import { currencyBehaviour, optionBehaviour, salespersonBehaviour } from './terms.behaviours';
import { unitOfMeasureBehaviour } from './unit-of-measure.behaviour';
import { unitBehaviour, unitGroupBehaviour } from './unit.behaviours';

/** What is special about each table mapping, by its name. */
export function mappingBehaviours(tools: OrderTools): Map<string, MappingBehaviour> {
  return new Map<string, MappingBehaviour>([
    ['SALESPEOPLE', salespersonBehaviour],
    ['CUSTOMER', customerBehaviour],
    ['VENDOR', vendorBehaviour],
    ['CONTACT', contactBehaviour],
    ['CURRENCY', currencyBehaviour],
    ['PAYMENT TERMS', optionBehaviour],
    ['SHIPMENT METHOD', optionBehaviour],
    ['SHIPPING AGENT', optionBehaviour],
    ['UNIT GROUP', unitGroupBehaviour],
    ['ITEM UOM', unitBehaviour('itemNo')],
    ['UNIT OF MEASURE', unitOfMeasureBehaviour],
    ['RESOURCE UOM', unitBehaviour('resourceNo')],
    ['ITEM-PRODUCT', productBehaviour('ITEM')],
    ['RESOURCE-PRODUCT', productBehaviour('RESOURCE')],
    ['CUSTPRCGRP-PRICE', priceGroupBehaviour],
    ['SALESPRC-PRODPRICE', priceLineBehaviour],
    ['PLHEADER-PRICE', priceListBehaviour],
    ['PLLINE-PRODPRICE', priceLineBehaviour],
    ['OPPORTUNITY', opportunityBehaviour],
    ['SALESORDER-ORDER', orderBehaviour],
    ['SALESORDER-ORDER/legacy', legacyOrderBehaviour],
    ['SALESORDER-ORDER/bidirectional', twoWayOrderBehaviour(tools)],
    ['SOLINE-ORDERDETAIL', orderLineBehaviour(tools)],
    [USER_DEFINED, ownedBehaviour],
    ['POSTEDSALESINV-INV', invoiceBehaviour],
  ]);
}
