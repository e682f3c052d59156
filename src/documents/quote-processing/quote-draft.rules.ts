import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import { documentDraft, type DocumentDraft } from '../conversion/document-draft.rules';
import type { QuoteFacts } from './quote-facts.store';

/** The ERP quote that a CRM quote becomes (QT-5 to QT-7). Pure. */
export function quoteDraft(facts: QuoteFacts, settings: SalesSettings, id: string): DocumentDraft {
  return documentDraft(facts, settings, id, ({ effectiveTo }) => ({
    quoteValidUntilDate: effectiveTo ?? null,
  }));
}
