import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { type CrmWrite, fillIn, idsIn, refuse, sets, textOf, valueOf } from '../common/crm-write';
import { changesAny, CrmWriter } from '../common/crm-writer';
import { completeCurrencies } from '../common/party.rules';
import type { CrmStores } from '../crm-stores';
import { unitNotInGroup } from '../unit/unit.errors';
import { productWithoutUnit } from './product.errors';
import { ProductState, ProductStatus, ProductStructure } from './product.options';
import { PRODUCT_TRANSITIONS } from './product.transitions';

/**
 * Writes products: new ones are drafts unless the organization sells them at once, the unit is one of the
 * unit group, and what has no unit cannot be sold.
 */
export class ProductWriter extends CrmWriter {
  protected override readonly transitions = PRODUCT_TRANSITIONS;
  protected override readonly fixed = ['productStructure', 'parentProductId'];

  constructor(
    tables: RecordTables,
    private readonly stores: CrmStores,
  ) {
    super(tables.get('crm.product'), 'Product', 'productNumber');
  }

  protected override needsCurrent(changes: readonly RowChange[]): boolean {
    const watched = ['defaultUomId', 'defaultUomScheduleId'];
    return super.needsCurrent(changes) || changesAny(changes, watched);
  }

  protected override async complete(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    await completeCurrencies(tx, writes, this.stores.organizations);
    await this.completeState(tx, writes);
    await this.completeUnits(tx, writes);
    for (const write of writes) {
      const isFamily = valueOf(write, 'productStructure') === ProductStructure.ProductFamily;
      if (write.values.stateCode !== ProductState.Active || isFamily) continue;
      if (
        textOf(write, 'defaultUomId') === null ||
        textOf(write, 'defaultUomScheduleId') === null
      ) {
        refuse(write, productWithoutUnit(this.nameOfWrite(write)));
      }
    }
  }

  private async completeState(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const open = writes.filter(
      ({ isNew, values }) =>
        isNew && values.stateCode === undefined && values.parentProductId == null,
    );
    if (open.length === 0) return;
    const { createsActiveProducts } = await this.stores.organizations.getDefaults(tx);
    if (!createsActiveProducts) return;
    for (const { values } of open) {
      if (values.defaultUomId == null && values.defaultUomScheduleId == null) continue;
      Object.assign(values, { stateCode: ProductState.Active, statusCode: ProductStatus.Active });
    }
  }

  private async completeUnits(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    const touched = writes.filter((write) => sets(write, 'defaultUomId', 'defaultUomScheduleId'));
    if (touched.length === 0) return;
    const { units } = this.stores;
    const known = await units.factsByIds(tx, idsIn(touched, 'defaultUomId'));
    const bases = await units.baseUnitsByGroups(tx, idsIn(touched, 'defaultUomScheduleId'));
    for (const write of touched) {
      const { values } = write;
      if (write.isNew || (sets(write, 'defaultUomScheduleId') && !sets(write, 'defaultUomId'))) {
        fillIn(write, 'defaultUomId', bases.get(String(values.defaultUomScheduleId)) ?? null);
      }
      const unit = known.get(String(values.defaultUomId));
      if (unit && write.isNew) fillIn(write, 'defaultUomScheduleId', unit.uomScheduleId);
      if (!unit || textOf(write, 'defaultUomScheduleId') === unit.uomScheduleId) continue;
      const product = `product ${this.nameOfWrite(write)}`;
      refuse(write, unitNotInGroup('defaultUomId', unit.name, product));
    }
  }
}
