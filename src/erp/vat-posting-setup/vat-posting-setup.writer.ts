import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { percentage } from '../common/row-rules';
import { fillBlank, type IdRow } from '../common/row-values';

/** Writes VAT rates per business and product posting group. */
export class VatPostingSetupWriter extends ErpWriter {
  protected override readonly rowRules = [percentage('vatPercent')];

  constructor(tables: RecordTables) {
    super(tables.get('erp.vat_posting_setup'), 'VAT posting setup', 'vatProdPostingGroup');
  }

  protected override async prepareInsert(_tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    for (const draft of drafts) fillBlank(draft, 'vatIdentifier', draft.vatProdPostingGroup);
    return [...drafts];
  }
}
