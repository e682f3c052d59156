import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { CrmWriter } from '../common/crm-writer';
import type { CrmUnitWriter } from '../unit/unit.writer';
import { UNIT_GROUP_TRANSITIONS } from './unit-group.transitions';

/** Writes unit groups: a group that names its base unit gets that unit with it. */
export class CrmUnitGroupWriter extends CrmWriter {
  protected override readonly transitions = UNIT_GROUP_TRANSITIONS;
  protected override readonly fixed = ['baseUomName'];

  constructor(
    tables: RecordTables,
    private readonly units: CrmUnitWriter,
  ) {
    super(tables.get('crm.uom_schedule'), 'CRM unit group', 'name');
  }

  protected override async afterInsert(
    tx: Tx,
    rows: readonly (Row & { id: string })[],
  ): Promise<void> {
    const named = rows.filter((row) => typeof row.baseUomName === 'string');
    const drafts = named.map((row) => ({ name: row.baseUomName ?? null, uomScheduleId: row.id }));
    const { refused } = await this.units.insert(tx, drafts);
    for (const refusal of refused.values()) throw refusal;
  }
}
