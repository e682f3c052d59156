import { nounResolver, type NounQueries } from '../common/lists/noun.resolver';
import type { ReadableSettings } from '../common/read/readable';
import { jobExecutionReads, jobReads } from './job/job.reads';
import { JobExecutionType, JobType } from './job/job.type';
import { fullSyncLineReads, fullSyncReads } from './full-synchronization/full-sync.reads';
import { journalEntryReads } from './journal/journal.reads';
import { JournalEntryType } from './journal/journal.type';
import { couplingReads } from './coupling/coupling.reads';
import { CouplingType } from './coupling/coupling.type';
import { syncRunErrorReads, syncRunReads } from './sync-run/sync-run.reads';
import { SyncRunErrorType, SyncRunType } from './sync-run/sync-run.type';
import { fieldMappingReads, tableMappingReads } from './table-mapping/table-mapping.reads';
import { transformationRuleReads } from './transformation/transformation-rule.reads';
import { TransformationRuleType } from './transformation/transformation-rule.type';
import { userFieldReads } from './user-field/user-field.reads';
import { UserFieldObject } from './user-field/user-field.type';
import { mappingTemplateReads, recordTemplateReads } from './template/template.reads';
import { RecordTemplateType } from './template/mapping-template.type';
import { TableMappingType } from './table-mapping/table-mapping.type';

const NOUNS: NounQueries[] = [
  {
    reads: tableMappingReads,
    type: TableMappingType,
    singular: 'tableMapping',
    plural: 'tableMappings',
    keys: ['name'],
    compositeKey: {
      name: { kind: 'text', description: 'Name of the table mapping.' },
      variant: { kind: 'text', description: 'Variant, where a mapping has several.' },
    },
  },
  {
    reads: couplingReads,
    type: CouplingType,
    singular: 'coupling',
    plural: 'couplings',
  },
  {
    reads: transformationRuleReads,
    type: TransformationRuleType,
    singular: 'transformationRule',
    plural: 'transformationRules',
    keys: ['code'],
  },
  {
    reads: userFieldReads,
    type: UserFieldObject,
    singular: 'userField',
    plural: 'userFields',
  },
  {
    reads: recordTemplateReads,
    type: RecordTemplateType,
    singular: 'recordTemplate',
    plural: 'recordTemplates',
    keys: ['code'],
  },
  { reads: syncRunReads, type: SyncRunType, singular: 'syncRun', plural: 'syncRuns' },
  {
    reads: syncRunErrorReads,
    type: SyncRunErrorType,
    singular: 'syncRunError',
    plural: 'syncRunErrors',
  },
  {
    reads: journalEntryReads,
    type: JournalEntryType,
    singular: 'journalEntry',
    plural: 'journalEntries',
  },
  { reads: jobReads, type: JobType, singular: 'job', plural: 'jobs' },
  {
    reads: jobExecutionReads,
    type: JobExecutionType,
    singular: 'jobExecution',
    plural: 'jobExecutions',
  },
];

/** What the API reads of the machinery. */
export const syncReads: ReadableSettings[] = [
  tableMappingReads,
  fieldMappingReads,
  transformationRuleReads,
  userFieldReads,
  recordTemplateReads,
  mappingTemplateReads,
  couplingReads,
  syncRunReads,
  syncRunErrorReads,
  journalEntryReads,
  jobReads,
  jobExecutionReads,
  fullSyncReads,
  fullSyncLineReads,
];

/** Query resolvers of the machinery's nouns. */
export const syncNounResolvers = NOUNS.map(nounResolver);
