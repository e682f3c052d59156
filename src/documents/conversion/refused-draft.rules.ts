import type { Refusal } from '../../platform/errors/refusal';
import type { SalesOrderDraft } from '../../erp/sales-order/sales-order.draft';
import { refusedByErp } from './conversion.errors';
import type { DocumentFacts } from './document-facts';
import { nameOf } from './line-draft.rules';

/** A refusal of the ERP in terms of the CRM document: the ERP names lines by its own numbers, people know the CRM's. Pure. */
export function refusedDraft(
  refusal: Refusal,
  { facts, draft }: { readonly facts: DocumentFacts; readonly draft: SalesOrderDraft },
): Refusal {
  if ('crmOrderId' in refusal.data || 'crmQuoteId' in refusal.data) return refusal;
  const { lineNo } = refusal.data;
  if (typeof lineNo !== 'number') return refusedByErp(facts.name, refusal, null);
  let last = 0;
  const index = draft.lines.findIndex(({ comments }) => {
    last += 10_000 * (1 + (comments?.length ?? 0));
    return lineNo <= last;
  });
  const line = facts.lines[index];
  return refusedByErp(facts.name, refusal, line ? nameOf(line) : null);
}
