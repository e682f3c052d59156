import type { RowValue } from '../../platform/database/record-table';
import type { FilterNode, FilterOperator } from '../mapping/mapping-definition';
import { checkCondition, isFault } from './check-condition';
import { FILTER_LIMITS } from './check-filter';
import { filterInvalid } from './filter.errors';
import { readWords, where, type Word } from './read-words';
import type { SideColumns } from './side-columns';

const LONGEST = 5_000;

const SIGNS: Readonly<Record<string, FilterOperator>> = {
  '=': 'eq',
  '<>': 'ne',
  '!=': 'ne',
  '<': 'lt',
  '<=': 'le',
  '>': 'gt',
  '>=': 'ge',
};
const OPERATORS = ['=', '<>', '<', '<=', '>', '>=', 'in', 'is', 'startsWith', 'contains'];

/**
 * A filter from its readable form, such as `blocked = NO and (city = "Hill" or countryRegionCode in (DE, AT))`,
 * checked against the columns of its table. Refuses with line and column of the offending word.
 */
export function parseFilter(columns: SideColumns, text: string, field: string): FilterNode[] {
  if (text.length > LONGEST) {
    throw filterInvalid(`A filter has at most ${LONGEST} characters.`, { field });
  }
  return new FilterParser(columns, readWords(text, field), field).run();
}

class FilterParser {
  private at = 0;
  private conditions = 0;

  constructor(
    private readonly columns: SideColumns,
    private readonly words: readonly Word[],
    private readonly field: string,
  ) {}

  run(): FilterNode[] {
    if (this.ended()) return [];
    const node = this.alternatives(1);
    if (!this.ended()) throw this.unexpected(['and', 'or']);
    return 'all' in node ? node.all : [node];
  }

  private get word(): Word {
    return this.words[this.at] ?? { kind: 'end', text: 'the end', line: 1, column: 1 };
  }

  private ended(): boolean {
    return this.word.kind === 'end';
  }

  private alternatives(depth: number): FilterNode {
    if (depth > FILTER_LIMITS.depth) {
      throw this.fault(this.word, `Groups go at most ${FILTER_LIMITS.depth} deep.`);
    }
    const any = [this.together(depth)];
    while (this.take('or')) any.push(this.together(depth));
    return any.length === 1 && any[0] ? any[0] : { any };
  }

  private together(depth: number): FilterNode {
    const all = [this.unit(depth)];
    while (this.take('and')) all.push(this.unit(depth));
    const flat = all.flatMap((node) => ('all' in node ? node.all : [node]));
    return flat.length === 1 && flat[0] ? flat[0] : { all: flat };
  }

  private unit(depth: number): FilterNode {
    if (!this.takeSign('(')) return this.condition();
    const node = this.alternatives(depth + 1);
    if (!this.takeSign(')')) throw this.unexpected([')', 'and', 'or']);
    return node;
  }

  private condition(): FilterNode {
    this.conditions += 1;
    if (this.conditions > FILTER_LIMITS.conditions) {
      throw this.fault(this.word, `A filter has at most ${FILTER_LIMITS.conditions} conditions.`);
    }
    const name = this.word;
    if (name.kind !== 'name') throw this.unexpected(['a column', '(']);
    this.at += 1;
    const sign = this.word;
    const values: Word[] = [];
    const { operator, negated } = this.operator(values);
    if (!negated) return this.checked(name, sign, operator, values);
    const all = values.map((value) => this.checked(name, sign, 'ne', [value]));
    return all.length === 1 && all[0] ? all[0] : { all };
  }

  // Reads the operator and its values; `not in` becomes one `ne` for each value.
  private operator(values: Word[]): { operator: FilterOperator; negated: boolean } {
    const sign = this.word;
    const plain = sign.kind === 'sign' ? SIGNS[sign.text] : undefined;
    if (plain) {
      this.at += 1;
      values.push(this.value());
      return { operator: plain, negated: false };
    }
    if (this.take('is')) {
      const not = this.take('not');
      if (!this.take('null') && !this.take('blank')) throw this.unexpected(['null', 'blank']);
      return { operator: not ? 'notNull' : 'isNull', negated: false };
    }
    for (const operator of ['startsWith', 'contains'] as const) {
      if (!this.take(operator)) continue;
      values.push(this.value());
      return { operator, negated: false };
    }
    const negated = this.take('not');
    if (!this.take('in')) throw this.unexpected(negated ? ['in'] : OPERATORS);
    this.list(values);
    return { operator: 'in', negated };
  }

  private list(values: Word[]): void {
    if (!this.takeSign('(')) throw this.unexpected(['(']);
    do values.push(this.value());
    while (this.takeSign(','));
    if (!this.takeSign(')')) throw this.unexpected([',', ')']);
  }

  private value(): Word {
    const { word } = this;
    if (word.kind !== 'name' && word.kind !== 'text') throw this.unexpected(['a value']);
    this.at += 1;
    return word;
  }

  private checked(
    name: Word,
    sign: Word,
    operator: FilterOperator,
    values: readonly Word[],
  ): FilterNode {
    const list = values.map(valueOf);
    const value = operator === 'in' ? list : (list[0] ?? null);
    const checked = checkCondition(this.columns, { field: name.text, operator, value });
    if (!isFault(checked)) return checked;
    const places = { field: name, operator: sign, value: values[checked.index] ?? sign };
    throw this.fault(places[checked.part], checked.message, checked.expected);
  }

  private take(keyword: string): boolean {
    const { word } = this;
    if (word.kind !== 'name' || word.text.toLowerCase() !== keyword.toLowerCase()) return false;
    this.at += 1;
    return true;
  }

  private takeSign(sign: string): boolean {
    if (this.word.kind !== 'sign' || this.word.text !== sign) return false;
    this.at += 1;
    return true;
  }

  private unexpected(expected: readonly string[]) {
    const { word } = this;
    const found = word.kind === 'end' ? 'the filter ends' : `"${word.text}" is not expected`;
    return this.fault(word, `${found}; expected ${expected.join(', ')}.`, expected);
  }

  private fault(word: Word, message: string, expected: readonly string[] = []) {
    const { line, column } = word;
    return filterInvalid(`At ${where(word)}: ${message}`, {
      field: this.field,
      line,
      column,
      found: word.text,
      expected,
    });
  }
}

function valueOf(word: Word): RowValue {
  if (word.kind === 'text') return word.text;
  return /^(null|blank)$/i.test(word.text) ? null : word.text;
}
