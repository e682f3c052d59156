import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { ChangeState, type RecordReference, type StateStep } from '../common/change-state';
import { ProductState, ProductStatus } from './product.options';
import { PRODUCT_TRANSITIONS } from './product.transitions';

const STEP: StateStep = {
  from: [ProductState.Draft, ProductState.UnderRevision, ProductState.Retired],
  to: ProductState.Active,
  statusCode: ProductStatus.Active,
};

/** Puts a product on sale */
export class ActivateProduct {
  private readonly state: ChangeState;

  constructor(products: RecordWriter) {
    this.state = new ChangeState(products, PRODUCT_TRANSITIONS);
  }

  /**  a draft, a revision, or one that was retired.:Activates the product; one without a unit is refused. */
  async run(tx: Tx, input: RecordReference): Promise<string> {
    await this.state.begin(tx, input, STEP);
    await this.state.finish(tx, input.id, STEP);
    return input.id;
  }
}
