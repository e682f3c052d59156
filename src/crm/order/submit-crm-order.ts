import type { Clock } from '../../platform/clock';
import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { documentWithoutLines } from '../document/writing/line.errors';
import { CrmOrderState, CrmOrderStatus } from './order.options';
import { CRM_ORDER_TRANSITIONS } from './order.transitions';

const STEP: StateStep = {
  from: [CrmOrderState.Active],
  to: CrmOrderState.Submitted,
  statusCode: CrmOrderStatus.InProgress,
};

/** Hands an active CRM order over: from then on it is read-only and waits for the ERP. */
export class SubmitCrmOrder {
  private readonly state: ChangeState;

  constructor(
    orders: RecordWriter,
    private readonly lines: RecordTable,
    private readonly clock: Clock,
  ) {
    this.state = new ChangeState(orders, CRM_ORDER_TRANSITIONS);
  }

  /** Submits the order; one without lines is refused. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    const order = await this.state.begin(tx, input, STEP);
    if ((await this.lines.rowsBy(tx, 'salesOrderId', [input.id])).length === 0) {
      throw documentWithoutLines('ORDER', String(order.orderNumber));
    }
    // The order opens no further: what is changed along with the state is written while it is active.
    await this.state.finish(tx, input.id, STEP, { submitDate: this.clock.today() });
    return input.id;
  }
}
