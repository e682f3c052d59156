import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { ProductState, ProductStatus } from './product.options';
import { PRODUCT_TRANSITIONS } from './product.transitions';

const STEP: StateStep = {
  from: [ProductState.Active],
  to: ProductState.UnderRevision,
  statusCode: ProductStatus.UnderRevision,
};

/** Takes a product on sale back to be worked on; it is not sold meanwhile. */
export class ReviseProduct {
  private readonly state: ChangeState;

  constructor(products: RecordWriter) {
    this.state = new ChangeState(products, PRODUCT_TRANSITIONS);
  }

  /** Sets the product under revision. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
