import { Decimal } from 'decimal.js';
import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, idsIn, refuse, textOf } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import type { CrmStores } from '../crm-stores';
import { baseUnitFixed, unitNotInGroup } from './unit.errors';
import type { UnitFacts } from './unit.store';

/**
 * Writes units: the first of a group is its base unit, the others count it unless they name another unit
 * of the same group.
 */
export class CrmUnitWriter extends CrmWriter {
  protected override readonly fixed = ['uomScheduleId', 'isScheduleBaseUom'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.uom'), 'CRM unit', 'name');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    return super.needsCurrent(changes) || changesAny(changes, ['quantity', 'baseUom']);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const groups = idsIn(writes, 'uomScheduleId');
    const bases = await this.stores.units.baseUnitsByGroups(tx, groups);
    const saidBase = (write: CrmWrite): boolean => write.values.isScheduleBaseUom === true;
    const saidFirst = [...writes.filter(saidBase), ...writes.filter((write) => !saidBase(write))];
    for (const write of saidFirst) {
      if (write.isNew) place(write, bases);
      else if (write.current?.isScheduleBaseUom === true) keepBase(write, this.nameOfWrite(write));
    }
    const known = await this.stores.units.factsByIds(tx, idsIn(writes, 'baseUom'));
    for (const write of writes) this.checkBase(write, known, writes);
  }

  protected override async afterInsert(
    tx: Tx,
    rows: readonly (Row & { id: string })[],
  ): Promise<void> {
    const bases = rows.filter((row) => row.isScheduleBaseUom === true).map(({ id }) => id);
    await this.stores.units.nameBaseUnits(tx, bases);
  }

  private checkBase(
    write: CrmWrite,
    known: ReadonlyMap<string, UnitFacts>,
    writes: readonly CrmWrite[],
  ): void {
    const base = write.values.baseUom;
    if (typeof base !== 'string') return;
    const sibling = writes.find(({ id }) => id === base);
    const group = known.get(base)?.uomScheduleId ?? sibling?.values.uomScheduleId;
    if (group === undefined || group === textOf(write, 'uomScheduleId')) return;
    refuse(
      write,
      unitNotInGroup('baseUom', known.get(base)?.name ?? base, this.nameOfWrite(write)),
    );
  }
}

function place(write: CrmWrite, bases: Map<string, string>): void {
  const { values } = write;
  const group = values.uomScheduleId;
  if (typeof group !== 'string') return;
  const base = bases.get(group);
  values.isScheduleBaseUom = base === undefined;
  if (base === undefined) {
    bases.set(group, write.id);
    Object.assign(values, { baseUom: null, quantity: '1' });
  } else {
    values.baseUom ??= base;
  }
}

function keepBase(write: CrmWrite, name: string): void {
  const { values } = write;
  if (values.baseUom != null) refuse(write, baseUnitFixed('baseUom', name));
  if (typeof values.quantity === 'string' && !new Decimal(values.quantity).equals(1)) {
    refuse(write, baseUnitFixed('quantity', name));
  }
}
