import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { ProductState, ProductStatus } from './product.options';
import { PRODUCT_TRANSITIONS } from './product.transitions';

const STEP: StateStep = {
  from: [ProductState.Active, ProductState.UnderRevision],
  to: ProductState.Retired,
  statusCode: ProductStatus.Retired,
};

/** Takes a product off sale; documents that have it keep it. */
export class RetireProduct {
  private readonly state: ChangeState;

  constructor(products: RecordWriter) {
    this.state = new ChangeState(products, PRODUCT_TRANSITIONS);
  }

  /** Retires the product. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
