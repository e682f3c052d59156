import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { WriteResult } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { ErpWriter } from '../common/erp-writer';
import { positive } from '../common/row-rules';
import type { IdRow } from '../common/row-values';
import { ITEM_UNITS } from '../unit-group/source-units';
import { baseUnitsAmong, brokenBaseUnits } from '../unit-group/unit-rules';

/** Writes the units of items; the base unit has the quantity 1 and stays. */
export class ItemUnitWriter extends ErpWriter {
  protected override readonly rowRules = [positive('qtyPerUnitOfMeasure')];

  constructor(tables: RecordTables) {
    super(tables.get('erp.item_unit_of_measure'), 'Item unit of measure', 'code');
  }

  override async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    const kept = await baseUnitsAmong(tx, this.table, ITEM_UNITS, ids);
    const result = await super.delete(
      tx,
      ids.filter((id) => !kept.has(id)),
    );
    return { ...result, refused: new Map([...kept, ...result.refused]) };
  }

  protected override async rules(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    return brokenBaseUnits(tx, this.table, ITEM_UNITS, rows);
  }
}
