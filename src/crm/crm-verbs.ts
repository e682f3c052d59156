import type { Clock } from '../platform/clock';
import { writerOf, type RecordWriter } from '../platform/database/record-writer';
import { crmStores } from './crm-stores';
import { CancelCrmOrder } from './order/cancel-crm-order';
import { CreateCrmOrder } from './order/create-crm-order';
import { WriteOrderLines } from './order/lines/write-order-lines';
import { CrmOrderStore } from './order/order.store';
import { ReactivateCrmOrder } from './order/reactivate-crm-order';
import { SubmitCrmOrder } from './order/submit-crm-order';
import { UpdateCrmOrder } from './order/update-crm-order';
import { ActivateProduct } from './product/activate-product';
import { RetireProduct } from './product/retire-product';
import { ReviseProduct } from './product/revise-product';

/** What people do in the CRM beyond writing records. */
export interface CrmVerbs {
  readonly createOrder: CreateCrmOrder;
  readonly updateOrder: UpdateCrmOrder;
  readonly submitOrder: SubmitCrmOrder;
  readonly cancelOrder: CancelCrmOrder;
  readonly reactivateOrder: ReactivateCrmOrder;
  readonly activateProduct: ActivateProduct;
  readonly reviseProduct: ReviseProduct;
  readonly retireProduct: RetireProduct;
}

/** The verbs over the writers that `crmWriters` gives. */
export function crmVerbs(writers: ReadonlyMap<string, RecordWriter>, clock: Clock): CrmVerbs {
  const orders = writerOf(writers, 'crm.sales_order');
  const products = writerOf(writers, 'crm.product');
  const store = new CrmOrderStore();
  const lines = new WriteOrderLines(writerOf(writers, 'crm.sales_order_line'), crmStores());
  return {
    createOrder: new CreateCrmOrder(orders, lines, store),
    updateOrder: new UpdateCrmOrder(orders, lines),
    submitOrder: new SubmitCrmOrder(orders, store, clock),
    cancelOrder: new CancelCrmOrder(orders),
    reactivateOrder: new ReactivateCrmOrder(orders),
    activateProduct: new ActivateProduct(products),
    reviseProduct: new ReviseProduct(products),
    retireProduct: new RetireProduct(products),
  };
}
