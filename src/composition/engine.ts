import { mappingBehaviours } from '../mappings/behaviours/mapping-behaviours';
import { NounSide } from '../mappings/record-sides';
import { fieldRules } from '../mappings/rules/field-rules';
import { customTransformations } from '../mappings/transformations/custom-transformations';
import { SEEDED_RULES } from '../mappings/transformations/seeded-rules';
import { CATALOGUE } from '../mappings/catalogue';
import { composeOrderTools } from './orders/order-tools';
import type { RecordTables } from '../platform/database/record-tables';
import type { RecordWriter } from '../platform/database/record-writer';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { ConnectionStore } from '../sync/connection/connection.store';
import { CoupleRecords } from '../sync/coupling/couple-records';
import { CouplingStore } from '../sync/coupling/coupling.store';
import { CreateCounterparts } from '../sync/coupling/create-counterparts';
import type { EngineParts } from '../sync/engine/batch/batch';
import { SynchronizeBatch } from '../sync/engine/batch/synchronize-batch';
import { RecordSideMap } from '../sync/engine/record-sides';
import { ActorStore } from '../sync/engine/session/actor.store';
import { EngineSessions } from '../sync/engine/session/engine-session';
import { SynchronizeNow } from '../sync/engine/synchronize-now';
import { JournalStore } from '../sync/journal/journal.store';
import { MatchRecords } from '../sync/matching/match-records';
import { SettleMatches } from '../sync/matching/settle-matches';
import { InstallMappings } from '../sync/mapping/install-mappings';
import { LiveMappings } from '../sync/mapping/live-mappings';
import { TableMappingStore } from '../sync/mapping/table-mapping.store';
import { ReadConflicts } from '../sync/conflict/read-conflicts';
import { SettleConflict } from '../sync/conflict/settle-conflict';
import { UncoupleRecords } from '../sync/uncoupling/uncouple-records';
import { MappingEditStore } from '../sync/configuration/mapping-edit.store';
import { InstallRules } from '../sync/transformation/install-rules';
import { TransformationCatalogue } from '../sync/transformation/transformation-catalogue';
import { TransformationRuleStore } from '../sync/transformation/transformation-rule.store';
import { TemplateStore } from '../sync/template/template.store';
import { MappableColumns } from '../sync/user-field/mappable-columns';
import { UserFieldSide } from '../sync/user-field/user-field-side';
import { UserFieldStore } from '../sync/user-field/user-field.store';
import { DeleteSurvivors } from '../sync/recovery/delete-survivors';
import { PairStates } from '../sync/recovery/pair-states';
import { RestoreRecords } from '../sync/recovery/restore-records';
import { RetryCouplings } from '../sync/recovery/retry-couplings';
import { SyncRunStore } from '../sync/run/sync-run.store';
import { SalesSettingsStore } from '../sync/settings/sales-settings.store';

/** The synchronization engine, wired. */
export interface Engine {
  readonly parts: EngineParts;
  readonly sessions: EngineSessions;
  readonly settings: SalesSettingsStore;
  readonly connections: ConnectionStore;
  readonly mappings: LiveMappings;
  readonly edits: MappingEditStore;
  readonly columns: MappableColumns;
  readonly rules: TransformationCatalogue;
  readonly runs: SyncRunStore;
  readonly installMappings: InstallMappings;
  readonly verbs: {
    readonly couple: CoupleRecords;
    readonly uncouple: UncoupleRecords;
    readonly createCounterparts: CreateCounterparts;
    readonly synchronizeNow: SynchronizeNow;
    readonly readConflicts: ReadConflicts;
    readonly settleConflict: SettleConflict;
  };
  readonly matchRecords: MatchRecords;
  readonly recovery: {
    readonly retry: RetryCouplings;
    readonly restore: RestoreRecords;
    readonly deleteSurvivors: DeleteSurvivors;
  };
  readonly pairStates: PairStates;
}

/** Wires the engine with the sides, rules and behaviours of the mappings. */
export function composeEngine(
  tables: RecordTables,
  writers: ReadonlyMap<string, RecordWriter>,
  unitOfWork: UnitOfWork,
): Engine {
  const settings = new SalesSettingsStore(tables.get('sync.sales_settings'));
  const configured = configurationOf(tables, settings);
  const { mappings, edits, columns, rules, installMappings } = configured;
  const parts = partsOf(tables, writers);
  const { couplings, runs, sides } = parts;
  const sessions = new EngineSessions(mappings, runs, new ActorStore());
  const batch = new SynchronizeBatch(parts);
  const verbs = verbsOf({ sessions, parts, batch, mappings });
  const settling = new SettleMatches(parts, verbs.createCounterparts, batch);
  return {
    connections: new ConnectionStore(tables.get('sync.connection')),
    ...{ parts, sessions, settings, mappings, edits, columns, rules, runs, installMappings, verbs },
    recovery: {
      retry: new RetryCouplings(sessions, couplings, verbs.synchronizeNow),
      restore: new RestoreRecords(sessions, parts, batch),
      deleteSurvivors: new DeleteSurvivors(sessions, parts),
    },
    pairStates: new PairStates(couplings, mappings, sides, runs),
    matchRecords: new MatchRecords(unitOfWork, sessions, parts, settling),
  };
}

// The mappings as they are configured now, and what changes and installs them.
function configurationOf(tables: RecordTables, settings: SalesSettingsStore) {
  const stored = [tables.get('sync.table_mapping'), tables.get('sync.field_mapping')] as const;
  const store = new TableMappingStore(...stored);
  const edits = new MappingEditStore(...stored);
  const userFields = new UserFieldStore(tables.get('sync.user_field'));
  const columns = new MappableColumns(userFields, tables.list());
  const ruleStore = new TransformationRuleStore(tables.get('sync.transformation_rule'));
  const rules = new TransformationCatalogue(ruleStore, columns, customTransformations);
  return {
    ...{ edits, columns, rules },
    mappings: new LiveMappings(store, settings, { columns, rules }, CATALOGUE),
    installMappings: new InstallMappings(
      { mappings: store, edits, settings },
      new InstallRules(ruleStore, SEEDED_RULES),
      CATALOGUE,
    ),
  };
}

// What a batch works with: both sides, what is special about mappings, and where it writes things down.
function partsOf(tables: RecordTables, writers: ReadonlyMap<string, RecordWriter>): EngineParts {
  return {
    sides: new RecordSideMap(
      [...writers.values()].map((writer) => new UserFieldSide(new NounSide(writer))),
    ),
    behaviours: mappingBehaviours(composeOrderTools(tables, writers)),
    rules: fieldRules(),
    couplings: new CouplingStore(tables.get('sync.coupling')),
    journal: new JournalStore(),
    templates: new TemplateStore(),
    runs: new SyncRunStore(),
  };
}

function verbsOf(ground: {
  sessions: EngineSessions;
  parts: EngineParts;
  batch: SynchronizeBatch;
  mappings: LiveMappings;
}): Engine['verbs'] {
  const { sessions, parts, batch, mappings } = ground;
  const readConflicts = new ReadConflicts(mappings, parts);
  return {
    couple: new CoupleRecords(sessions, parts, batch),
    uncouple: new UncoupleRecords(sessions, parts),
    createCounterparts: new CreateCounterparts(sessions, parts, batch),
    synchronizeNow: new SynchronizeNow(sessions, parts, batch),
    readConflicts,
    settleConflict: new SettleConflict(sessions, parts, batch, readConflicts),
  };
}
