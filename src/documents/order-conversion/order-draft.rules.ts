import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import { documentDraft, type DocumentDraft } from '../conversion/document-draft.rules';
import type { OrderConversionFacts } from './order-conversion-facts';

/** The ERP order that a CRM order becomes (A.3 to A.8). Pure. */
export function orderDraft(
  facts: OrderConversionFacts,
  settings: SalesSettings,
  id: string,
): DocumentDraft {
  return documentDraft(facts, settings, id, (document) => ({
    ...(settings.discountBecomesPaymentDiscount
      ? { paymentDiscountPercent: document.discountPercentage ?? '0' }
      : {}),
    ...(facts.quote === null ? {} : { quoteNo: facts.quote.number }),
  }));
}
