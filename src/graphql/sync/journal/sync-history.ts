import { Field } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import type { NounQueries } from '../../common/lists/noun.resolver';
import type { ReadableSettings, Relation } from '../../common/read/readable';
import { JournalEntryType } from './journal.type';

const TEXT =
  'What synchronization wrote to this record or coupled it with, newest first. Edits of people are not in it.';

/** Gives the types of nouns that can be coupled their history. Done once per type, before the schema is built. */
export function declareHistory(nouns: readonly NounQueries[]): void {
  for (const { reads, type } of nouns) {
    if (!reads.relations?.coupling) continue;
    Field(() => connectionOf('JournalEntry', () => JournalEntryType), { description: TEXT })(
      type.prototype,
      'syncHistory',
    );
  }
}

/** How the history of a noun is read, beside what it has. */
export function withHistory(nouns: readonly NounQueries[], reads: ReadableSettings[]) {
  const declared = new Set(nouns.map((noun) => noun.reads));
  return reads.map((each) =>
    declared.has(each) && each.relations?.coupling
      ? { ...each, relations: { ...each.relations, syncHistory: historyOf(each.table) } }
      : each,
  );
}

/** Entries of one record, newest first. */
function historyOf(table: string): Relation {
  return {
    kind: 'connection',
    to: 'JournalEntry',
    on: (c, p) => `${c}.record_id = ${p}.id AND ${c}.record_table = '${table}'`,
    newestFirst: true,
  };
}
