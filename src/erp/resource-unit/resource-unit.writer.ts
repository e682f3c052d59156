import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { WriteResult } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import { ErpWriter } from '../common/erp-writer';
import { positive } from '../common/row-rules';
import type { IdRow } from '../common/row-values';
import { RESOURCE_UNITS } from '../unit-group/source-units';
import { baseUnitsAmong, brokenBaseUnits } from '../unit-group/unit-rules';

/** Writes the units of resources; the base unit has the quantity 1 and stays. */
export class ResourceUnitWriter extends ErpWriter {
  protected override readonly rowRules = [positive('qtyPerUnitOfMeasure')];

  constructor(tables: RecordTables) {
    super(tables.get('erp.resource_unit_of_measure'), 'Resource unit of measure', 'code');
  }

  override async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    const kept = await baseUnitsAmong(tx, this.table, RESOURCE_UNITS, ids);
    const result = await super.delete(
      tx,
      ids.filter((id) => !kept.has(id)),
    );
    return { ...result, refused: new Map([...kept, ...result.refused]) };
  }

  protected override async rules(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    return brokenBaseUnits(tx, this.table, RESOURCE_UNITS, rows);
  }
}
