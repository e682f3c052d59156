import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { invalidInput } from '../../platform/errors/input.errors';
import { type CrmWrite, refuse } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';

const COUNTERS = ['currentQuoteNumber', 'currentOrderNumber', 'currentInvoiceNumber'];

/** Writes the one row of settings of the CRM; its counters only go forward, so that no number repeats. */
export class OrganizationWriter extends CrmWriter {
  protected override readonly fixed = ['baseCurrencyId', 'singleton'];

  constructor(tables: RecordTables) {
    super(tables.get('crm.organization'), 'Organization', 'name');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return super.needsCurrent(changes) || changesAny(changes, COUNTERS);
  }

  protected override complete(_tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    for (const write of writes) {
      for (const counter of COUNTERS) {
        const next = write.values[counter];
        const present = write.current?.[counter];
        if (typeof next !== 'number' || typeof present !== 'number' || next >= present) continue;
        refuse(write, invalidInput(counter, `${counter} is at ${present} and cannot go back.`));
      }
    }
    return Promise.resolve();
  }
}
