import type { Db } from '../../platform/database/db';
import { recordNotFound } from '../../platform/errors/input.errors';
import type { TransformationCatalogue } from './transformation-catalogue';

/** What a chain makes of a sample value: the end, and what each rule made of it. */
export interface RuleTest {
  result: string;
  steps: { rule: string; result: string }[];
}

/** Tries a transformation rule on a sample value, look-ups included; nothing is written (T-19). */
export class TestRule {
  constructor(private readonly catalogue: TransformationCatalogue) {}

  /** Runs the chain that starts with a rule. */
  async run(db: Db, code: string, value: string): Promise<RuleTest> {
    const rules = await this.catalogue.load(db);
    const known = code.trim().toUpperCase();
    if (!rules.has(known)) throw recordNotFound('TransformationRule', code, 'rule');
    const chain = rules.chain(known);
    await chain.prepare(db, [value]);
    const steps = chain.results(value);
    return { result: steps.at(-1)?.result ?? value, steps };
  }
}
