import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { RequestContext } from '../../server/context';
import { answer, type Answer, type Refuses } from './answer';

/** A resolver whose mutations call one verb each, in a unit of work of their own. */
export abstract class TransactionalResolver<V extends { readonly unitOfWork: UnitOfWork }> {
  constructor(protected readonly verbs: V) {}

  /** Answers a mutation by work in a transaction that carries the caller's name. */
  protected answer<T extends object>(
    declared: Refuses,
    input: object,
    { actor }: RequestContext,
    work: (tx: Tx) => Promise<T>,
  ): Promise<Answer<T>> {
    return answer(declared, input, () => this.verbs.unitOfWork.run(work, { actor }));
  }
}
