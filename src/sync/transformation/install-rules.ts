import type { Tx } from '../../platform/database/db';
import { stableId } from '../mapping/delivered-mapping';
import { mergedDefaults } from '../configuration/merged-defaults';
import type { NewTransformationRule, TransformationRuleStore } from './transformation-rule.store';

/** A rule of the catalogue. */
export interface DeliveredRule {
  code: string;
  type: string;
  description: string;
  parameters?: Record<string, string | number>;
}

/** Brings the delivered rules up to date; what an administrator changed of them stays. */
export class InstallRules {
  constructor(
    private readonly store: TransformationRuleStore,
    private readonly rules: readonly DeliveredRule[],
  ) {}

  /** Adds what is missing and moves what nobody changed to what is delivered now. */
  async run(tx: Tx): Promise<void> {
    const present = new Map((await this.store.listForChange(tx)).map((rule) => [rule.code, rule]));
    const fresh: NewTransformationRule[] = [];
    for (const rule of this.rules) {
      const delivered = deliveredOf(rule);
      const row = present.get(rule.code);
      if (!row) {
        const { code } = rule;
        const own = { id: stableId('rule', code), code, nextCode: null, userDefined: false };
        fresh.push({ ...own, ...delivered, delivered });
      } else if (!row.userDefined) {
        const changes = mergedDefaults(row, row.delivered, delivered);
        if (changes) await this.store.update(tx, row.id, { ...changes, delivered });
      }
    }
    await this.store.insert(tx, fresh);
  }
}

function deliveredOf({ type, description, parameters = {} }: DeliveredRule) {
  return { type, description, parameters };
}
