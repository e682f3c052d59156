import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, refuse } from '../common/crm-write';
import { CrmWriter } from '../common/crm-writer';

/** Writes the solutions of the CRM; one keeps its name for life. */
export class SolutionWriter extends CrmWriter {
  protected override readonly fixed = ['uniqueName'];

  constructor(tables: RecordTables) {
    super(tables.get('crm.solution'), 'Solution', 'uniqueName');
  }

  protected override complete(_tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    for (const write of writes) {
      const { solutionVersion } = write.values;
      if (typeof solutionVersion !== 'string' || /^\d+(\.\d+){1,3}$/.test(solutionVersion))
        continue;
      const message = `"${solutionVersion}" is no version: two to four numbers with points between.`;
      refuse(write, invalidInput('solutionVersion', message));
    }
    return Promise.resolve();
  }
}
