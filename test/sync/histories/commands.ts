import fc from 'fast-check';
import {
  DELETION_POLICIES,
  FIELDS,
  type DeletionPolicy,
  type ModelField,
  type Policy,
} from './model';

/** One step of a history. Pairs are named by their place; a step that makes no sense just then is left out. */
export type Step =
  | {
      readonly do: 'edit';
      readonly pair: number;
      readonly side: 'erp' | 'crm';
      readonly field: ModelField;
      readonly value: number;
    }
  | {
      readonly do: 'clash';
      readonly pair: number;
      readonly field: ModelField;
      readonly erp: number;
      readonly crm: number;
    }
  | { readonly do: 'credit'; readonly pair: number; readonly value: number }
  | {
      readonly do: 'couple';
      readonly pair: number;
      readonly initial: 'NONE' | 'TO_CRM' | 'FROM_CRM';
    }
  | { readonly do: 'uncouple'; readonly pair: number }
  | { readonly do: 'retry'; readonly pair: number }
  | { readonly do: 'delete'; readonly pair: number; readonly side: 'erp' | 'crm' }
  | { readonly do: 'policy'; readonly policy: Policy }
  | { readonly do: 'deletionPolicy'; readonly policy: DeletionPolicy }
  | { readonly do: 'revive'; readonly pair: number }
  | {
      readonly do: 'lose';
      readonly pair: number;
      readonly side: 'erp' | 'crm';
      readonly policy: DeletionPolicy;
      readonly revived: boolean;
    }
  | { readonly do: 'force'; readonly pair: number; readonly winner: 'erp' | 'crm' }
  | { readonly do: 'settle'; readonly pair: number; readonly winner: 'erp' | 'crm' }
  | { readonly do: 'run' }
  | { readonly do: 'parallel' }
  | { readonly do: 'crash'; readonly afterMs: number }
  | {
      readonly do: 'race';
      readonly pair: number;
      readonly side: 'erp' | 'crm';
      readonly field: ModelField;
      readonly value: number;
    };

/** A history: what two or three pairs live through. */
export interface History {
  /** Whether each pair is coupled and agrees when the history begins. */
  readonly pairs: readonly boolean[];
  readonly steps: readonly Step[];
}

const pair = fc.nat({ max: 2 });
const side = fc.constantFrom('erp' as const, 'crm' as const);
// Few values, so that both sides often write the same one, and old ones come back.
const edit = { pair, side, field: fc.constantFrom(...FIELDS), value: fc.nat({ max: 3 }) };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('clash' as const),
      pair,
      field: fc.constantFrom(...FIELDS),
      erp: fc.nat({ max: 3 }),
      crm: fc.nat({ max: 3 }),
    }),
  },
  { weight: 10, arbitrary: fc.record({ do: fc.constant('edit' as const), ...edit }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('credit' as const), pair, value: fc.nat({ max: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('couple' as const),
      pair,
      initial: fc.constantFrom('NONE' as const, 'TO_CRM' as const, 'FROM_CRM' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('uncouple' as const), pair }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('retry' as const), pair }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('delete' as const), pair, side }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('policy' as const),
      policy: fc.constantFrom('NONE' as const, 'SEND' as const, 'GET' as const, 'MERGE' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('deletionPolicy' as const),
      policy: fc.constantFrom(...DELETION_POLICIES),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('revive' as const), pair }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('lose' as const),
      pair,
      side,
      // What was deactivated may be taken up again, which has to come up often enough.
      policy: fc.constantFrom(...DELETION_POLICIES.slice(1), 'DEACTIVATE', 'DEACTIVATE'),
      revived: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('force' as const), pair, winner: side }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('settle' as const), pair, winner: side }) },
  { weight: 7, arbitrary: fc.record({ do: fc.constant('run' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('parallel' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('crash' as const), afterMs: fc.nat({ max: 25 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('race' as const), ...edit }) },
);

/** Any history of at most 14 steps. */
export const histories: fc.Arbitrary<History> = fc.record({
  pairs: fc.array(
    fc.nat({ max: 4 }).map((n) => n < 4),
    { minLength: 1, maxLength: 3 },
  ),
  steps: fc.array(step, { minLength: 1, maxLength: 14 }),
});
