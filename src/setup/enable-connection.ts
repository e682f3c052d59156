import type { ActivatePosts } from '../crm/post-configuration/activate-posts';
import type { Tx } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import type { RecordWriter } from '../platform/database/record-writer';
import { timeOrderedId } from '../platform/time-ordered-id';
import type { Connection } from '../sync/connection/connection.entity';
import { baseConnectionRequired } from '../sync/connection/connection.errors';
import type { ConnectionStore } from '../sync/connection/connection.store';
import type { SalesSettingsStore } from '../sync/settings/sales-settings.store';
import { missingOf } from './connection-requirements';
import type { CurrencyCheck } from './currency-check';
import { withoutBaseCurrency } from './connection-checks';
import { INTEGRATION_ROLE } from './integration-roles';
import { BASE_SOLUTION, importSolution, SALES_SOLUTION } from './integration-solution';
import { checkIntegrationUser } from './integration-user';
import type { LocalCompany, SetupFactsStore } from './setup-facts.store';

/** Which of the two connections (K-1). */
export type ConnectionScope = 'BASE' | 'SALES' | 'ALL';

/** What switching the connection on stands on. */
export interface EnableParts {
  readonly connections: ConnectionStore;
  readonly settings: SalesSettingsStore;
  readonly facts: SetupFactsStore;
  readonly currencies: CurrencyCheck;
  readonly units: RecordWriter;
  readonly teams: RecordWriter;
  readonly companies: RecordWriter;
  readonly solutions: RecordWriter;
  readonly posts: ActivatePosts;
  /** Where the pages of the ERP are, as the CRM is told when it is first connected. */
  readonly webAddress: string;
}

/**
 * Switches the connection on (K-6): every check first, then what the CRM needs of this company, then the switch;
 * all in one transaction, so that a refusal leaves it off as it was. Table mappings stay as they are configured.
 */
export class EnableConnection {
  constructor(private readonly parts: EnableParts) {}

  /** Switches on and returns the connection. Repeating it changes nothing more. `today` is the working date. */
  async run(tx: Tx, scope: ConnectionScope, today: string): Promise<Connection> {
    const settings = await this.parts.settings.lock(tx);
    const row = await this.parts.connections.get(tx, 'update');
    if (scope === 'SALES') {
      if (!settings.connectionEnabled) throw baseConnectionRequired();
      await this.checkUser(tx, row, scope);
      await importSolution(tx, this.parts, SALES_SOLUTION);
      await this.parts.settings.update(tx, { salesConnectionEnabled: true });
      return row;
    }
    const missing = missingOf(row);
    if (missing) throw missing;
    await this.checkUser(tx, row, scope);
    const connected = await this.connect(tx, row, today);
    await importSolution(tx, this.parts, BASE_SOLUTION);
    if (scope === 'ALL') await importSolution(tx, this.parts, SALES_SOLUTION);
    await this.parts.settings.update(tx, {
      connectionEnabled: true,
      ...(scope === 'ALL' ? { salesConnectionEnabled: true } : {}),
      companyId: connected.companyId,
      defaultOwningTeamId: connected.teamId,
      ...(row.environmentUrl === null ? {} : { crmWebAddress: row.environmentUrl }),
    });
    if (settings.orderIntegration === 'ONE_WAY') await this.parts.posts.run(tx, 'salesorder');
    return this.parts.connections.update(tx, connected.row);
  }

  private async checkUser(tx: Tx, { userName }: Connection, scope: ConnectionScope): Promise<void> {
    if (userName !== null) await checkIntegrationUser(tx, this.parts.facts, userName, scope);
  }

  private async connect(tx: Tx, row: Connection, today: string) {
    const { facts } = this.parts;
    const base = await facts.baseCurrency(tx);
    if (!base) throw withoutBaseCurrency();
    const company = await facts.localCompany(tx);
    await this.parts.currencies.run(tx, company, base, today);
    const unit = await this.businessUnit(tx, row, company);
    const teamId = await this.team(tx, unit);
    const companyId = await this.company(tx, company, { teamId });
    return {
      companyId,
      teamId,
      row: {
        businessUnitId: unit.id,
        businessUnitName: unit.name,
        ownerTeamId: teamId,
        baseCurrencyId: base.id,
        baseCurrencyCode: base.code,
        baseCurrencySymbol: base.symbol,
        baseCurrencyPrecision: base.precision,
        currencyDecimalPrecision: base.decimalPrecision,
        disableReason: null,
        restoreConnection: false,
      },
    };
  }

  private async businessUnit(tx: Tx, row: Connection, company: LocalCompany) {
    const name = row.businessUnitName ?? unitName(company);
    const known = row.businessUnitId ?? (await this.parts.facts.unitByName(tx, name))?.id;
    if (known) return { id: known, name };
    const parentBusinessUnitId = await this.parts.facts.rootUnit(tx);
    return { id: await this.insert(tx, this.parts.units, { name, parentBusinessUnitId }), name };
  }

  private async team(tx: Tx, unit: { id: string; name: string }): Promise<string> {
    const name = `BCI - ${unit.name}`;
    const { facts, teams } = this.parts;
    const known = await facts.teamOfUnit(tx, unit.id, name);
    if (known === null) {
      const securityRoles = [INTEGRATION_ROLE];
      return this.insert(tx, teams, { name, businessUnitId: unit.id, securityRoles });
    }
    const roles = (await facts.team(tx, known))?.roles ?? [];
    if (!roles.includes(INTEGRATION_ROLE)) {
      const changes = { securityRoles: [...roles, INTEGRATION_ROLE] };
      const { refused } = await teams.update(tx, [{ id: known, version: null, changes }]);
      for (const refusal of refused.values()) throw refusal;
    }
    return known;
  }

  private async company(
    tx: Tx,
    company: LocalCompany,
    { teamId }: { teamId: string },
  ): Promise<string> {
    const externalId = company.companyId ?? DEMO_EXTERNAL;
    const known = await this.parts.facts.companyByExternalId(tx, externalId);
    if (known !== null) return known;
    const name = (company.companyName ?? 'Company').slice(0, 30);
    const draft = {
      externalId,
      name,
      defaultOwningTeam: teamId,
      erpWebAddress: this.parts.webAddress,
      ownerId: teamId,
      ownerIdType: 'team',
    };
    return this.insert(tx, this.parts.companies, draft);
  }

  private async insert(tx: Tx, writer: RecordWriter, draft: Row): Promise<string> {
    const id = timeOrderedId();
    const { refused } = await writer.insert(tx, [{ ...draft, id }]);
    for (const refusal of refused.values()) throw refusal;
    return id;
  }
}

function unitName({ companyName, companyId }: LocalCompany): string {
  return `${companyName ?? 'Company'} (${(companyId ?? DEMO_EXTERNAL).slice(0, 8)})`;
}

const DEMO_EXTERNAL = '00000000-0000-0000-0000-000000000000';
