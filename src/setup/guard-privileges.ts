import type { Db } from '../platform/database/db';
import type { UnitOfWork } from '../platform/database/unit-of-work';
import { Refusal } from '../platform/errors/refusal';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { RunGuard } from '../sync/pass/run-guard';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import { connectionDisabled } from '../sync/settings/settings.errors';
import type { DisableConnection } from './disable-connection';
import { checkIntegrationUser } from './integration-user';
import type { SetupFactsStore } from './setup-facts.store';

/** What watching over privileges stands on. */
export interface GuardParts {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly connections: ConnectionStore;
  readonly settings: SalesSettingsStore;
  readonly disable: DisableConnection;
  readonly facts: SetupFactsStore;
}

/**
 * Switches the connection off when the integration user may not do what runs need (S-27): instead of thousands of
 * failures there is one reason, shown by the connection, and all jobs are on hold. Switching on checks again.
 */
export class GuardPrivileges implements RunGuard {
  constructor(private readonly parts: GuardParts) {}

  async before(): Promise<void> {
    const { db, connections, settings, facts } = this.parts;
    const { userName } = await connections.get(db);
    if (userName === null) return;
    const { salesConnectionEnabled } = await settings.get(db);
    try {
      await checkIntegrationUser(db, facts, userName, salesConnectionEnabled ? 'ALL' : 'BASE');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      throw await this.switchOff(error.message, error.code);
    }
  }

  async after(runIds: readonly string[]): Promise<void> {
    const message = await this.parts.facts.missingPrivilege(this.parts.db, runIds);
    if (message !== null) await this.switchOff(message, 'PRIVILEGE_MISSING');
  }

  private async switchOff(reason: string, code: string): Promise<Refusal> {
    const { unitOfWork, disable } = this.parts;
    await unitOfWork.run((tx) => disable.run(tx, 'ALL', reason));
    const { remedy } = connectionDisabled();
    return new Refusal('CONNECTION_DISABLED', `The connection was switched off: ${reason}`, {
      remedy: `Mend that, then: ${remedy ?? ''}`,
      data: { connection: 'base', reason: code },
    });
  }
}
