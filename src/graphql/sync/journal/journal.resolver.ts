import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type { RecordNames } from '../../../sync/engine/record-names';
import type { JournalStore } from '../../../sync/journal/journal.store';
import { PerRequestLoader } from '../../common/read/per-request-loader';
import type { RequestContext } from '../../server/context';
import { JournalEntryType } from './journal.type';

/** What the resolver asks. */
export interface JournalParts {
  readonly db: Db;
  readonly journal: JournalStore;
  readonly names: RecordNames;
}

/** Names of the records in the journal, read for a whole page at once. */
@Resolver(() => JournalEntryType)
export class JournalResolver {
  private readonly names = new PerRequestLoader((ids) => this.namesOf(ids));

  constructor(private readonly parts: JournalParts) {}

  @FieldResolver(() => String)
  record(@Root() entry: JournalEntryType, @Ctx() context: RequestContext): Promise<string> {
    return this.names.load(context, entry.id);
  }

  private async namesOf(ids: readonly string[]): Promise<string[]> {
    const { db, journal, names } = this.parts;
    const refs = await journal.recordsByIds(db, ids);
    const named = await names.run(db, [...refs.values()]);
    return ids.map((id) => named.get(refs.get(id)?.id ?? '') ?? id);
  }
}
