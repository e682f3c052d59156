import { isInterfaceType, printSchema, lexicographicSortSchema, type GraphQLSchema } from 'graphql';
import { buildSchemaSync, type ClassType, type NonEmptyArray, type PubSub } from 'type-graphql';
import { countNothingWhereRefused } from './common/errors/refused-counts';
import { RefusedError } from './common/errors/user-error.type';
import { guardMutations } from './common/roles/guard-mutations';

/** What the schema is built of. */
export interface SchemaParts {
  /** Resolver classes: the nouns' queries and the mutations. */
  readonly resolvers: readonly ClassType[];
  /** The one instance of each resolver class that needs other objects. */
  readonly instances: ReadonlyMap<unknown, object>;
}

/** Builds the schema. Reads are attached afterwards, once the database is known. */
export function buildApiSchema({ resolvers, instances }: SchemaParts): GraphQLSchema {
  const schema = buildSchemaSync({
    resolvers: resolvers as unknown as NonEmptyArray<ClassType>,
    orphanedTypes: [RefusedError],
    validate: false,
    pubSub: NO_TOPICS,
    container: {
      get: (type: ClassType): object => instances.get(type) ?? new type(),
    },
  });
  resolveErrors(schema);
  countNothingWhereRefused(schema);
  guardMutations(schema);
  return schema;
}

// Every subscription brings its own source of events; nothing is published inside one process.
const NO_TOPICS: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('Subscriptions have no topics.');
  },
};

// Compiled execution takes the type at once, not as a promise; the class of an error says it.
function resolveErrors(schema: GraphQLSchema): void {
  const type = schema.getType('UserError');
  if (isInterfaceType(type)) type.resolveType = (error) => (error as object).constructor.name;
}

/** The schema as SDL, sorted, as it is committed. */
export function printApiSchema(schema: GraphQLSchema): string {
  return `${printSchema(lexicographicSortSchema(schema))}\n`;
}
