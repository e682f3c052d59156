import type { ModelPair, Values } from './model';
import type { Actors } from './world';

/** Two records in a history, with what they must hold. */
export interface Actor extends Actors {
  /** Null while the two are not coupled. */
  pair: ModelPair | null;
  /** Values while they are not coupled; null once the record is gone. */
  erp: Values | null;
  crm: Values | null;
  /** What is left of the two is out of business. */
  inactive: boolean;
  /** Versions that a person's writes produced, by side and property. */
  readonly written: Map<string, string>;
}
