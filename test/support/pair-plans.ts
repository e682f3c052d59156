import fc from 'fast-check';
import type { Row } from '../../src/platform/database/record-table';

/** What becomes of a pair before it is looked at: edits on both sides, and a fate. */
export interface PairPlan<Fate extends string> {
  readonly erpEdit: Row;
  readonly crmEdit: Row;
  readonly fate: 'lives' | Fate;
}

const text = fc.constantFrom('A', 'B', null);

/** Some of these fields, each with one of a few texts or blank. */
export function edits(...fields: string[]): fc.Arbitrary<Row> {
  return fc
    .record(Object.fromEntries(fields.map((field) => [field, text])), { requiredKeys: [] })
    .map((values) => values as Row);
}

/** Plans of pairs; most of them live. */
export function pairPlans<Fate extends string>(
  erpEdit: fc.Arbitrary<Row>,
  crmEdit: fc.Arbitrary<Row>,
  ...fates: Fate[]
): fc.Arbitrary<PairPlan<Fate>> {
  const fate = fc.oneof(
    { weight: 6, arbitrary: fc.constant<'lives' | Fate>('lives') },
    fc.constantFrom<'lives' | Fate>(...fates),
  );
  return fc.record({ erpEdit, crmEdit, fate });
}
