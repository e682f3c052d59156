import type { GraphQLSchema } from 'graphql';
import { Client } from 'pg';
import { GraphqlServer } from '../../src/graphql/server/graphql-server';
import { compose, install, type Composition } from '../../src/composition';
import { SecretBox } from '../../src/platform/secret-box';
import type { Role } from '../../src/platform/http/role';
import { FixedClock } from './clock';
import { createTestDatabase, type TestDatabase } from './database';

/** The product over a database of a spec file's own. */
export interface TestApi {
  readonly composition: Composition;
  readonly schema: GraphQLSchema;
  readonly clock: FixedClock;
  readonly database: TestDatabase;
  /** Sends a query; throws when the answer has errors at top level. */
  ask<T = Record<string, unknown>>(query: string, variables?: Record<string, unknown>): Promise<T>;
  /** Sends a query and returns the answer as it is; from an administrator where no role is given. */
  send(query: string, variables?: Record<string, unknown>, role?: Role): Promise<Answer>;
  /** Runs work and counts the SQL statements that it sent. */
  statementsOf(work: () => Promise<unknown>): Promise<string[]>;
  stop(): Promise<void>;
}

/** An answer as GraphQL gives it. */
export interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { message: string; extensions?: Record<string, unknown> }[];
}

/** Starts the product for a spec file, on a clone of the template database. */
export async function startApi(
  poolSize = 12,
  secretKey: string | null = 'a key for tests alone',
): Promise<TestApi> {
  const database = await createTestDatabase(poolSize);
  const clock = new FixedClock();
  const composition = compose(database.dataSource, clock, new SecretBox(secretKey));
  await install(composition);
  const bugs: unknown[] = [];
  const server = await GraphqlServer.start({
    schema: composition.schema,
    reader: composition.reader,
    introspection: true,
    landingPage: false,
    limits: { maxCost: 100_000, maxDepth: 12 },
    reportBug: (error) => bugs.push(error),
  });
  const send: TestApi['send'] = async (query, variables = {}, role = 'ADMINISTRATOR') => {
    const response = await server.server.executeOperation(
      { query, variables },
      {
        contextValue: {
          reader: composition.reader,
          loaders: new Map(),
          requestId: 'test',
          actor: 'tester',
          role,
        },
      },
    );
    if (response.body.kind !== 'single') throw new Error('Answers come in one piece.');
    return response.body.singleResult;
  };
  return {
    composition,
    schema: composition.schema,
    clock,
    database,
    send,
    ask: async <T>(query: string, variables?: Record<string, unknown>) => {
      const { data, errors } = await send(query, variables);
      if (errors?.length) {
        throw new Error(
          `${errors.map((error) => error.message).join('\n')}\n${String(bugs.at(-1) ?? '')}`,
          {
            cause: bugs.at(-1),
          },
        );
      }
      return data as T;
    },
    statementsOf: statementsDuring,
    stop: async () => {
      await server.stop();
      await database.drop();
    },
  };
}

// The driver is watched from outside, transactions included; nothing of the product is replaced.
async function statementsDuring(work: () => Promise<unknown>): Promise<string[]> {
  const statements: string[] = [];
  const driver = Client.prototype as unknown as { query: (...args: unknown[]) => unknown };
  const original = driver.query;
  driver.query = function (this: unknown, ...args: unknown[]) {
    const [first] = args;
    statements.push(typeof first === 'string' ? first : (first as { text: string }).text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    driver.query = original;
  }
  return statements;
}
