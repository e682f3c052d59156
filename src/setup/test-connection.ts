import type { Db } from '../platform/database/db';
import { Refusal } from '../platform/errors/refusal';
import type { ConnectionStore } from '../sync/connection/connection.store';
import { missingOf } from './connection-requirements';
import type { ConnectionScope } from './enable-connection';
import { checkIntegrationUser } from './integration-user';
import type { SetupFactsStore } from './setup-facts.store';

/** Whether the connection would work, and what keeps it from that. */
export interface ConnectionTest {
  readonly works: boolean;
  /** Users that the CRM answered with; null when it was not asked. */
  readonly users: number | null;
  readonly refusal: Refusal | null;
}

/** Tries the connection without changing anything: what it needs, the integration user, a harmless read (K-3). */
export class TestConnection {
  constructor(
    private readonly connections: ConnectionStore,
    private readonly facts: SetupFactsStore,
  ) {}

  /** What is found; `scope` says which connection is to work. */
  async run(db: Db, scope: ConnectionScope): Promise<ConnectionTest> {
    const row = await this.connections.get(db);
    const missing = missingOf(row);
    if (missing) return { works: false, users: null, refusal: missing };
    const users = await this.facts.userCount(db);
    try {
      if (row.userName !== null) await checkIntegrationUser(db, this.facts, row.userName, scope);
    } catch (error) {
      if (error instanceof Refusal) return { works: false, users, refusal: error };
      throw error;
    }
    return { works: true, users, refusal: null };
  }
}
