import { nounResolver, type NounQueries } from '../common/lists/noun.resolver';
import type { ReadableSettings } from '../common/read/readable';
import { journalEntryReads } from './journal/journal.reads';
import { JournalEntryType } from './journal/journal.type';
import { couplingReads } from './coupling/coupling.reads';
import { CouplingType } from './coupling/coupling.type';
import { syncRunErrorReads, syncRunReads } from './sync-run/sync-run.reads';
import { SyncRunErrorType, SyncRunType } from './sync-run/sync-run.type';
import { fieldMappingReads, tableMappingReads } from './table-mapping/table-mapping.reads';
import { TableMappingType } from './table-mapping/table-mapping.type';

const NOUNS: NounQueries[] = [
  {
    reads: tableMappingReads,
    type: TableMappingType,
    singular: 'tableMapping',
    plural: 'tableMappings',
    key: 'name',
  },
  {
    reads: couplingReads,
    type: CouplingType,
    singular: 'coupling',
    plural: 'couplings',
    key: null,
  },
  { reads: syncRunReads, type: SyncRunType, singular: 'syncRun', plural: 'syncRuns', key: null },
  {
    reads: syncRunErrorReads,
    type: SyncRunErrorType,
    singular: 'syncRunError',
    plural: 'syncRunErrors',
    key: null,
  },
  {
    reads: journalEntryReads,
    type: JournalEntryType,
    singular: 'journalEntry',
    plural: 'journalEntries',
    key: null,
  },
];

/** What the API reads of the machinery. */
export const syncReads: ReadableSettings[] = [
  tableMappingReads,
  fieldMappingReads,
  couplingReads,
  syncRunReads,
  syncRunErrorReads,
  journalEntryReads,
];

/** Query resolvers of the machinery's nouns. */
export const syncNounResolvers = NOUNS.map(nounResolver);
