import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { CrmOrderState, CrmOrderStatus } from './order.options';
import { CRM_ORDER_TRANSITIONS } from './order.transitions';

const STEP: StateStep = {
  from: [CrmOrderState.Submitted],
  to: CrmOrderState.Active,
  statusCode: CrmOrderStatus.New,
};

/** Takes a submitted CRM order back to be edited; it is not converted a second time (OC-57). */
export class ReactivateCrmOrder {
  private readonly state: ChangeState;

  constructor(orders: RecordWriter) {
    this.state = new ChangeState(orders, CRM_ORDER_TRANSITIONS);
  }

  /** Sets the order active again. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
