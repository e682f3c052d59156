import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { recordReadOnly } from '../common/state.errors';
import { lockRecord, writtenVersion } from '../common/single-write';
import { nameOfState } from '../common/transitions';
import { CRM_ORDER } from './order.kind';
import { CrmOrderState } from './order.options';
import type { UpdateCrmOrderInput } from './order.inputs';
import type { WriteOrderLines } from './lines/write-order-lines';

/** Changes an active CRM order and its lines; amounts and totals follow. */
export class UpdateCrmOrder {
  constructor(
    private readonly orders: RecordWriter,
    private readonly lines: WriteOrderLines,
  ) {}

  /** Changes the header, then removes, changes and adds lines. */
  async run(tx: Tx, input: UpdateCrmOrderInput): Promise<string> {
    const { id } = input;
    const order = await lockRecord(tx, this.orders.table, this.orders.noun, input);
    const number = String(order.orderNumber);
    if (order.stateCode !== CrmOrderState.Active) {
      const state = nameOfState(CRM_ORDER.transitions, order.stateCode as number);
      throw recordReadOnly(CRM_ORDER.noun, number, state, CRM_ORDER.remedy);
    }
    const changes = { ...input.changes } as Row;
    const result = await this.orders.update(tx, [{ id, version: null, changes }]);
    writtenVersion(result, id, this.orders.noun);
    const owner = { id, orderNumber: number, priceLevelId: listAfter(order, changes) };
    await this.lines.remove(tx, owner, input.removeLines ?? [], 'removeLines');
    await this.lines.change(tx, owner, input.changeLines ?? [], 'changeLines');
    await this.lines.add(tx, owner, input.addLines ?? [], 'addLines');
    return id;
  }
}

function listAfter(order: Row, changes: Row): string | null {
  const list = changes.priceLevelId === undefined ? order.priceLevelId : changes.priceLevelId;
  return typeof list === 'string' ? list : null;
}
