import { crmStores } from '../../crm/crm-stores';
import { CreateDocument } from '../../crm/document/writing/create-document';
import { DocumentTermsStore } from '../../crm/document/writing/document-terms.store';
import { UpdateDocument } from '../../crm/document/writing/update-document';
import { WriteDocumentLines } from '../../crm/document/writing/write-document-lines';
import { CancelCrmOrder } from '../../crm/order/cancel-crm-order';
import { CRM_ORDER } from '../../crm/order/order.kind';
import { ReactivateCrmOrder } from '../../crm/order/reactivate-crm-order';
import { SubmitCrmOrder } from '../../crm/order/submit-crm-order';
import { writerOf } from '../../platform/database/record-writer';
import type { DocumentParts } from '../documents';

/** Wires what people do with orders in the CRM. */
export function composeCrmOrders({ writers, clock }: Pick<DocumentParts, 'writers' | 'clock'>) {
  const orders = writerOf(writers, 'crm.sales_order');
  const lineWriter = writerOf(writers, 'crm.sales_order_line');
  const lines = new WriteDocumentLines(CRM_ORDER, lineWriter, crmStores());
  return {
    create: new CreateDocument(CRM_ORDER, orders, lines, new DocumentTermsStore(CRM_ORDER)),
    update: new UpdateDocument(CRM_ORDER, orders, lines),
    submit: new SubmitCrmOrder(orders, lineWriter.table, clock),
    cancel: new CancelCrmOrder(orders),
    reactivate: new ReactivateCrmOrder(orders),
  };
}
