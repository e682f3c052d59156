import type { Db } from '../../platform/database/db';
import type { RecordTable, RowValue } from '../../platform/database/record-table';
import { printed } from '../engine/fields/value-kind';
import { LONGEST_RULE_TEXT } from './limits';
import { RegexTooCostly } from './regex/linear-regex';
import type { LookupSpec, TransformText } from './transformation-type';
import { transformationFailed } from './transformation.errors';

/** One rule of a chain, ready to run. */
export type ChainLink =
  | { rule: string; kind: 'text'; transform: TransformText }
  | { rule: string; kind: 'lookup'; spec: LookupSpec; table: RecordTable };

/**
 * The rules of one field mapping, in order. A look-up reads what the values of a whole batch need at once,
 * so `prepare` comes before `apply`; a chain belongs to one batch.
 */
export class TransformChain {
  private readonly found = new Map<ChainLink, Map<string, string>>();

  constructor(
    readonly code: string,
    private readonly links: readonly ChainLink[],
  ) {}

  /** Reads what the look-ups of the chain need for these values; one statement for each look-up. */
  async prepare(db: Db, values: readonly RowValue[]): Promise<void> {
    for (const [at, link] of this.links.entries()) {
      if (link.kind !== 'lookup') continue;
      const known = this.found.get(link) ?? new Map<string, string>();
      this.found.set(link, known);
      const wanted = new Set<string>();
      for (const value of values) {
        const text = this.textAfter(value, at);
        if (text !== null && text !== '' && !known.has(text)) wanted.add(text);
      }
      if (wanted.size > 0) await readInto(db, link, [...wanted], known);
    }
  }

  /** The value after all rules; blank stays blank. Refuses a value that a rule cannot work on, naming `field`. */
  apply(value: RowValue, field: string): RowValue {
    if (value === null || value === '') return null;
    return this.run(printed(value), this.links.length, field) || null;
  }

  /** The results of the rules one after the other. */
  results(value: string): { rule: string; result: string }[] {
    return this.links.map(({ rule }, at) => ({ rule, result: this.run(value, at + 1, 'value') }));
  }

  // A value on which a rule fails has nothing to look up; it is refused when it is applied.
  private textAfter(value: RowValue, links: number): string | null {
    if (value === null || value === '') return null;
    try {
      return this.run(printed(value), links, '');
    } catch {
      return null;
    }
  }

  private run(value: string, links: number, field: string): string {
    let text = value;
    for (const link of this.links.slice(0, links)) {
      if (text.length > LONGEST_RULE_TEXT) {
        const because = `it works on at most ${LONGEST_RULE_TEXT} characters.`;
        throw transformationFailed(field, text, link.rule, because);
      }
      text = this.step(link, text, field);
    }
    return text;
  }

  private step(link: ChainLink, text: string, field: string): string {
    if (link.kind === 'lookup') {
      const found = text === '' ? undefined : this.found.get(link)?.get(text);
      return found || (link.spec.keepOriginal ? text : '');
    }
    try {
      return link.transform(text);
    } catch (error) {
      if (!(error instanceof RegexTooCostly)) throw error;
      throw transformationFailed(field, text, link.rule, error.message);
    }
  }
}

async function readInto(
  db: Db,
  { spec, table }: Extract<ChainLink, { kind: 'lookup' }>,
  values: readonly string[],
  known: Map<string, string>,
): Promise<void> {
  const [search, result] = [table.column(spec.searchField), table.column(spec.resultField)];
  // Several rows of one value: the first by id, so that every run finds the same.
  const rows = await db.query<{ value: string; result: string }>(
    `/* ${table.name}.lookUp */ SELECT DISTINCT ON (t.${search.column}) t.${search.column}::text AS value,
            coalesce(t.${result.column}::text, '') AS result
       FROM ${table.name} t WHERE t.${search.column}::text = ANY($1::text[])
      ORDER BY t.${search.column}, t.id`,
    [values],
  );
  for (const row of rows) known.set(row.value, row.result);
}
