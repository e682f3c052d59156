import type { GraphQLSchema } from 'graphql';
import type { ClassType } from 'type-graphql';
import { attachReads } from '../../graphql/common/read/attach';
import type { RecordMutationParts } from '../../graphql/common/records/record.mutations';
import { optionNames } from '../../graphql/common/read/option-names';
import { Reader } from '../../graphql/common/read/reader';
import { ReadableRegistry } from '../../graphql/common/read/registry';
import { crmNounResolvers, crmReads } from '../../graphql/crm/crm.nouns';
import { crmRecordMutations } from '../../graphql/crm/crm.record-mutations';
import { erpNounResolvers, erpReads } from '../../graphql/erp/erp.nouns';
import { erpRecordMutations } from '../../graphql/erp/erp.record-mutations';
import { ViewerResolver } from '../../graphql/common/roles/viewer.resolver';
import { buildApiSchema } from '../../graphql/schema';
import { attachFilterTexts } from '../../graphql/sync/configuration/filter-texts';
import { SubscriptionResolver } from '../../graphql/sync/subscription/subscription.resolver';
import { syncNounResolvers, syncReads } from '../../graphql/sync/sync.nouns';
import type { Db } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { documentNounResolvers, documentReads } from '../document-resolvers';
import type { Engine } from '../engine';

/** What the schema is built over. */
export interface ApiGround {
  readonly tables: RecordTables;
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly engine: Engine;
  readonly writer: (table: string) => RecordWriter;
}

const RECORD_MUTATIONS = [...erpRecordMutations, ...crmRecordMutations];

/** Builds the schema: what reads records, what writes single ones, and the doors to the verbs. */
export function composeApi(
  ground: ApiGround,
  doors: ReadonlyMap<ClassType, object>,
): { reader: Reader; schema: GraphQLSchema } {
  const reads = [...erpReads, ...crmReads, ...syncReads, ...documentReads];
  const registry = new ReadableRegistry(reads, ground.tables);
  const reader = new Reader(ground.db, registry);
  const instances = new Map<unknown, object>(doors);
  const parts = recordMutationParts(ground);
  for (const mutations of RECORD_MUTATIONS) instances.set(mutations, new mutations(parts));
  const resolvers: ClassType[] = [
    ...[...erpNounResolvers, ...crmNounResolvers, ...syncNounResolvers],
    ...RECORD_MUTATIONS,
    ...documentNounResolvers,
    SubscriptionResolver as ClassType,
    ViewerResolver as ClassType,
    ...doors.keys(),
  ];
  const schema = buildApiSchema({ resolvers, instances });
  attachReads(schema, reader);
  const { columns } = ground.engine;
  attachFilterTexts(schema, columns);
  columns.teach(optionNames(schema, registry));
  return { reader, schema };
}

function recordMutationParts({ unitOfWork, writer, engine }: ApiGround): RecordMutationParts {
  return {
    ...{ unitOfWork, writer },
    userFields: async (db, table) => (await engine.columns.userColumns(db)).get(table) ?? new Map(),
  };
}
