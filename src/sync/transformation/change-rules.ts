import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import {
  alreadyExists,
  invalidInput,
  recordNotFound,
  versionConflict,
} from '../../platform/errors/input.errors';
import { deliveredFixed, ruleUnknown } from '../configuration/configuration.errors';
import { sameValue } from '../configuration/changes-of';
import { checkChain, checkedParameters, type WrittenRule } from './check-rule';
import type { TransformationCatalogue } from './transformation-catalogue';
import type { TransformationRule } from './transformation-rule.entity';
import type { TransformationRuleStore } from './transformation-rule.store';
import { CONVERSION } from './transformation-types';
import { ruleInUse, ruleInvalid } from './transformation.errors';

/** A new rule. */
export interface RuleDraft {
  code: string;
  description?: string | null;
  type: string;
  parameters?: Record<string, unknown> | null;
  nextRule?: string | null;
}

/** What of a rule is to be changed; absent: stays. */
export interface RuleChanges {
  description?: string | null;
  type?: string | null;
  parameters?: Record<string, unknown> | null;
  nextRule?: string | null;
}

/** Makes, changes and removes transformation rules (T-17, T-19). */
export class ChangeRules {
  constructor(
    private readonly store: TransformationRuleStore,
    private readonly catalogue: TransformationCatalogue,
  ) {}

  /** Adds a rule and returns its id. */
  async create(tx: Tx, draft: RuleDraft): Promise<string> {
    const rules = await this.store.listForChange(tx);
    const code = codeOf(draft.code);
    if (rules.some((rule) => rule.code === code)) {
      throw alreadyExists('TransformationRule', code, 'code');
    }
    const written = {
      code,
      type: draft.type,
      parameters: draft.parameters ?? {},
      nextCode: draft.nextRule ? codeOf(draft.nextRule) : null,
    };
    const parameters = this.checked(written, rules);
    const id = randomUUID();
    const description = draft.description || null;
    const own = { id, description, userDefined: true, delivered: null };
    await this.store.insert(tx, [{ ...written, ...own, parameters }]);
    return id;
  }

  /** Changes a rule and returns its id; saying what is so already changes nothing. */
  async update(
    tx: Tx,
    ref: { code: string; version?: number | null },
    changes: RuleChanges,
  ): Promise<string> {
    const rules = await this.store.listForChange(tx);
    const rule = named(rules, ref);
    if (rule.type === CONVERSION) {
      throw deliveredFixed('Conversion', rule.code, 'Conversions are code; make a rule instead.');
    }
    const nextRule = changes.nextRule ? codeOf(changes.nextRule) : null;
    const written = {
      code: rule.code,
      type: changes.type ?? rule.type,
      parameters: changes.parameters ?? (changes.type ? {} : rule.parameters),
      nextCode: changes.nextRule === undefined ? rule.nextCode : nextRule,
    };
    const parameters = this.checked(written, rules);
    const description =
      changes.description === undefined ? rule.description : changes.description || null;
    const after = { type: written.type, nextCode: written.nextCode, parameters, description };
    const same = Object.entries(after).every(([property, value]) =>
      sameValue(rule[property as keyof TransformationRule], value),
    );
    if (!same) await this.store.update(tx, rule.id, after);
    return rule.id;
  }

  /** Removes a user-defined rule that nothing uses. */
  async delete(tx: Tx, ref: { code: string; version?: number | null }): Promise<string> {
    const rules = await this.store.listForChange(tx);
    const rule = named(rules, ref);
    if (!rule.userDefined) {
      const remedy = 'Leave it; a rule that no field mapping names does nothing.';
      throw deliveredFixed('Transformation rule', rule.code, remedy);
    }
    const chains = rules.filter((each) => each.nextCode === rule.code).map((each) => each.code);
    const places = [...(await this.store.usersOf(tx, rule.code)), ...chains];
    if (places.length > 0) throw ruleInUse(rule.code, places);
    await this.store.delete(tx, [rule.code]);
    return rule.id;
  }

  private checked(rule: WrittenRule, rules: readonly TransformationRule[]) {
    if (rule.type === CONVERSION) {
      throw ruleInvalid(rule.code, null, 'conversions are code and cannot be made.');
    }
    const parameters = checkedParameters(rule, this.catalogue.checks);
    const byCode = new Map(rules.map((each) => [each.code, each]));
    if (rule.nextCode !== null) {
      const next = byCode.get(rule.nextCode);
      if (rule.nextCode !== rule.code && !next) throw ruleUnknown(rule.nextCode, 'nextRule');
      if (next?.type === CONVERSION) {
        throw ruleInvalid(rule.code, null, `${next.code} is a conversion and follows no rule.`);
      }
    }
    checkChain(rule.code, (code) =>
      code === rule.code ? rule.nextCode : (byCode.get(code)?.nextCode ?? null),
    );
    return parameters;
  }
}

function named(
  rules: readonly TransformationRule[],
  { code, version = null }: { code: string; version?: number | null },
): TransformationRule {
  const rule = rules.find((each) => each.code === codeOf(code));
  if (!rule) throw recordNotFound('TransformationRule', code, 'code');
  if (version !== null && rule.version !== version) {
    throw versionConflict('TransformationRule', rule.code);
  }
  return rule;
}

function codeOf(text: string): string {
  const code = text.trim().toUpperCase();
  if (!/^[A-Z0-9][A-Z0-9 _.-]{0,29}$/.test(code)) {
    throw invalidInput(
      'code',
      'A code has 1 to 30 letters, digits, spaces, dots, dashes or underscores.',
    );
  }
  return code;
}
