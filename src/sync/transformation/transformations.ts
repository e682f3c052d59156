import type { RecordTable } from '../../platform/database/record-table';
import { checkChain, checkedParameters, type RuleChecks } from './check-rule';
import { LONGEST_CHAIN } from './limits';
import { TransformChain, type ChainLink } from './transform-chain';
import type { TransformationRule } from './transformation-rule.entity';
import type { LookupSpec, RuleParameters, TransformText } from './transformation-type';
import { CONVERSION, FIELD_LOOKUP } from './transformation-types';
import { ruleInvalid } from './transformation.errors';

/** The rules as they are configured at one moment; builds the chains that fields run through. */
export class Transformations {
  private readonly byCode: ReadonlyMap<string, TransformationRule>;
  private readonly links = new Map<string, ChainLink>();

  constructor(
    rules: readonly TransformationRule[],
    private readonly checks: RuleChecks,
    private readonly tables: ReadonlyMap<string, RecordTable>,
  ) {
    this.byCode = new Map(rules.map((rule) => [rule.code, rule]));
  }

  /** Whether there is a rule of that code. */
  has(code: string): boolean {
    return this.byCode.has(code);
  }

  /** The chain that starts with a rule; refuses one that is not in order any more. */
  chain(code: string): TransformChain {
    checkChain(code, (each) => this.byCode.get(each)?.nextCode ?? null);
    const links: ChainLink[] = [];
    for (let next: string | null = code; next !== null;) {
      const rule = this.byCode.get(next);
      if (!rule) throw ruleInvalid(next, null, 'it does not exist.');
      links.push(this.link(rule));
      next = rule.nextCode;
    }
    if (links.length > LONGEST_CHAIN) {
      throw ruleInvalid(code, null, `a chain has at most ${LONGEST_CHAIN} rules.`);
    }
    return new TransformChain(code, links);
  }

  private link(rule: TransformationRule): ChainLink {
    const known = this.links.get(rule.code);
    if (known) return known;
    if (rule.type === CONVERSION) {
      throw ruleInvalid(
        rule.code,
        null,
        'it is a conversion; name it as the rule of a field mapping.',
      );
    }
    const parameters = checkedParameters(rule, this.checks);
    const link: ChainLink =
      rule.type === FIELD_LOOKUP
        ? { rule: rule.code, kind: 'lookup', ...this.lookup(parameters) }
        : { rule: rule.code, kind: 'text', transform: this.build(rule, parameters) };
    this.links.set(rule.code, link);
    return link;
  }

  private build(rule: TransformationRule, parameters: RuleParameters): TransformText {
    const type = this.checks.types.get(rule.type);
    if (!type) throw ruleInvalid(rule.code, null, `there is no type ${rule.type}.`);
    return type.build(parameters);
  }

  private lookup(parameters: RuleParameters): { spec: LookupSpec; table: RecordTable } {
    const table = this.tables.get(String(parameters.table));
    if (!table) throw new Error('A look-up was checked against a table that is not there.');
    return {
      table,
      spec: {
        table: table.name,
        searchField: String(parameters.searchField),
        resultField: String(parameters.resultField),
        keepOriginal: parameters.lookupRule === 'ORIGINAL_IF_TARGET_IS_BLANK',
      },
    };
  }
}
