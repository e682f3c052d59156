import DataLoader from 'dataloader';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type { RecordNames } from '../../../sync/engine/record-names';
import type { JournalStore } from '../../../sync/journal/journal.store';
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
  private readonly loaders = new WeakMap<RequestContext, DataLoader<string, string>>();

  constructor(private readonly parts: JournalParts) {}

  @FieldResolver(() => String)
  record(@Root() entry: JournalEntryType, @Ctx() context: RequestContext): Promise<string> {
    let loader = this.loaders.get(context);
    if (!loader) {
      loader = new DataLoader((ids) => this.namesOf(ids));
      this.loaders.set(context, loader);
    }
    return loader.load(entry.id);
  }

  private async namesOf(ids: readonly string[]): Promise<string[]> {
    const { db, journal, names } = this.parts;
    const refs = await journal.recordsByIds(db, ids);
    const named = await names.run(db, [...refs.values()]);
    return ids.map((id) => named.get(refs.get(id)?.id ?? '') ?? id);
  }
}
