import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { inTables } from '../common/key-followers';
import { percentage } from '../common/row-rules';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { numberAfter } from '../number-series/number-series.rules';

const FIRST_CODE = 'SP NO. 00001';
const CODE_PATTERN = 'SP NO. 0%';

/** Writes salespeople; one without a code takes the next of `SP NO. 00001`, `SP NO. 00002` ... (SP-01). */
export class SalespersonWriter extends ErpWriter {
  protected override readonly rowRules = [percentage('commissionPercent')];
  protected override readonly followers = inTables(
    ['erp.customer_ledger_entry'],
    'salesperson_code',
  );

  constructor(tables: RecordTables) {
    super(tables.get('erp.salesperson'), 'Salesperson', 'code');
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const open = drafts.filter((draft) => textOf(draft.code) === null);
    if (open.length === 0) return [...drafts];
    const taken = new Set(textsOf(drafts, 'code'));
    let last = await this.lastCode(tx);
    for (const draft of open) {
      do last = last === null ? FIRST_CODE : numberAfter(last);
      while (last !== null && taken.has(last));
      draft.code = last;
    }
    return [...drafts];
  }

  // Two writers at once would otherwise read the same last code.
  private async lastCode(tx: Tx): Promise<string | null> {
    await tx.query(
      `/* salesperson.lockCodes */ SELECT pg_advisory_xact_lock(hashtextextended('erp.salesperson.code', 0))`,
    );
    const [row] = await tx.query<{ code: string | null }>(
      `/* salesperson.lastCode */ SELECT max(code COLLATE "C") AS code FROM erp.salesperson WHERE code LIKE $1`,
      [CODE_PATTERN],
    );
    return row?.code ?? null;
  }
}
