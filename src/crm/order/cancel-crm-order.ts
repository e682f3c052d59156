import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { CrmOrderState, CrmOrderStatus } from './order.options';
import { CRM_ORDER_TRANSITIONS } from './order.transitions';

const STEP: StateStep = {
  from: [CrmOrderState.Active, CrmOrderState.Submitted],
  to: CrmOrderState.Canceled,
  statusCode: CrmOrderStatus.NoMoney,
};

/** Gives an active or submitted CRM order up; what the ERP made of it stays (OC-56). */
export class CancelCrmOrder {
  private readonly state: ChangeState;

  constructor(orders: RecordWriter) {
    this.state = new ChangeState(orders, CRM_ORDER_TRANSITIONS);
  }

  /** Cancels the order for good. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
