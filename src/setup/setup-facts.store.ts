import type { Db } from '../platform/database/db';

/** The CRM's base currency and precisions. */
export interface BaseCurrency {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly symbol: string;
  readonly precision: number;
  readonly decimalPrecision: number;
}

/** The ERP's company and its local currency. */
export interface LocalCompany {
  readonly companyId: string | null;
  readonly companyName: string | null;
  readonly lcyCode: string | null;
  readonly lcySymbol: string | null;
  readonly lcyName: string | null;
}

/** A CRM user as the checks see it. */
export interface UserFacts {
  readonly id: string;
  readonly isDisabled: boolean;
  readonly roles: readonly string[];
}

/** A business unit of the CRM as the checks see it. */
export interface UnitFacts {
  readonly id: string;
  readonly isDisabled: boolean;
  /** Right below the root unit. */
  readonly isFirstLevel: boolean;
}

/** A team of the CRM as the checks see it. */
export interface TeamFacts {
  readonly name: string;
  readonly roles: readonly string[];
}

/** A foreign currency of the ERP with its rate of a day: units of the local currency for one of it. */
export interface ErpCurrencyFacts {
  readonly code: string;
  /** Null when it has no rate that day. */
  readonly lcyPerUnit: string | null;
}

/** What connecting a company has to know of both sides. */
export class SetupFactsStore {
  async baseCurrency(db: Db): Promise<BaseCurrency | null> {
    const [row] = await db.query(
      `/* setup.baseCurrency */ SELECT c.id, c.iso_currency_code AS code, c.currency_name AS name, c.currency_symbol AS symbol,
              c.currency_precision AS precision, o.currency_decimal_precision AS "decimalPrecision"
         FROM crm.organization o JOIN crm.transaction_currency c ON c.id = o.base_currency_id`,
    );
    return (row as unknown as BaseCurrency | undefined) ?? null;
  }

  async localCompany(db: Db): Promise<LocalCompany> {
    const [row] = await db.query(
      `/* setup.localCompany */ SELECT c.id AS "companyId", c.name AS "companyName", g.lcy_code AS "lcyCode",
              g.local_currency_symbol AS "lcySymbol", g.local_currency_description AS "lcyName"
         FROM (SELECT 1) x LEFT JOIN LATERAL (SELECT id, name FROM erp.company ORDER BY created_at, id LIMIT 1) c ON true
         LEFT JOIN LATERAL (SELECT * FROM erp.general_ledger_setup ORDER BY created_at, id LIMIT 1) g ON true`,
    );
    return row as unknown as LocalCompany;
  }

  async crmCurrencyExists(db: Db, isoCode: string): Promise<boolean> {
    const rows = await db.query(
      `/* setup.crmCurrency */ SELECT 1 FROM crm.transaction_currency WHERE iso_currency_code = $1`,
      [isoCode],
    );
    return rows.length > 0;
  }

  async erpCurrency(db: Db, code: string, today: string): Promise<ErpCurrencyFacts | null> {
    const [row] = await db.query(
      `/* setup.erpCurrency */ SELECT c.code, (r.relational_exch_rate_amount / r.exchange_rate_amount)::text AS "lcyPerUnit"
         FROM erp.currency c LEFT JOIN LATERAL (
           SELECT * FROM erp.currency_exchange_rate r
            WHERE r.currency_code = c.code AND r.starting_date <= $2 ORDER BY r.starting_date DESC LIMIT 1) r ON true
        WHERE c.code = $1 OR c.iso_code = $1 ORDER BY (c.code = $1) DESC LIMIT 1`,
      [code, today],
    );
    return (row as unknown as ErpCurrencyFacts | undefined) ?? null;
  }

  async user(db: Db, userName: string): Promise<UserFacts | null> {
    const [row] = await db.query(
      `/* setup.user */ SELECT id, is_disabled AS "isDisabled", security_roles AS roles FROM crm.system_user
        WHERE lower(domain_name) = lower($1) OR lower(internal_email_address) = lower($1)
        ORDER BY (lower(domain_name) = lower($1)) DESC LIMIT 1`,
      [userName],
    );
    return (row as unknown as UserFacts | undefined) ?? null;
  }

  async team(db: Db, id: string): Promise<TeamFacts | null> {
    const [row] = await db.query(
      `/* setup.team */ SELECT name, security_roles AS roles FROM crm.team WHERE id = $1`,
      [id],
    );
    return (row as unknown as TeamFacts | undefined) ?? null;
  }

  async solution(db: Db, uniqueName: string): Promise<{ id: string; version: string } | null> {
    const [row] = await db.query<{ id: string; version: string }>(
      `/* setup.solution */ SELECT id, solution_version AS version FROM crm.solution WHERE unique_name = $1`,
      [uniqueName],
    );
    return row ?? null;
  }

  async userCount(db: Db): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `/* setup.userCount */ SELECT count(*)::int AS count FROM crm.system_user`,
    );
    return row?.count ?? 0;
  }

  async rootUnit(db: Db): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* setup.rootUnit */ SELECT id FROM crm.business_unit WHERE parent_business_unit_id IS NULL ORDER BY created_at, id LIMIT 1`,
    );
    return row?.id ?? null;
  }

  async unitByName(db: Db, name: string): Promise<UnitFacts | null> {
    const [row] = await db.query(
      `/* setup.unitByName */ SELECT u.id, u.is_disabled AS "isDisabled",
              p.id IS NOT NULL AND p.parent_business_unit_id IS NULL AS "isFirstLevel"
         FROM crm.business_unit u LEFT JOIN crm.business_unit p ON p.id = u.parent_business_unit_id WHERE u.name = $1`,
      [name],
    );
    return (row as unknown as UnitFacts | undefined) ?? null;
  }

  async teamOfUnit(db: Db, unitId: string, name: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* setup.teamOfUnit */ SELECT id FROM crm.team WHERE business_unit_id = $1 AND name = $2 LIMIT 1`,
      [unitId, name],
    );
    return row?.id ?? null;
  }

  async companyByExternalId(db: Db, externalId: string): Promise<string | null> {
    const [row] = await db.query<{ id: string }>(
      `/* setup.companyByExternalId */ SELECT id FROM crm.company WHERE external_id = $1`,
      [externalId],
    );
    return row?.id ?? null;
  }

  /** Companies that the CRM knows. */
  async companyCount(db: Db): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `/* setup.companyCount */ SELECT count(*)::int AS count FROM crm.company`,
    );
    return row?.count ?? 0;
  }

  /** What the first record of runs said that failed for want of a privilege; null when none did. */
  async missingPrivilege(db: Db, runIds: readonly string[]): Promise<string | null> {
    const [row] = await db.query<{ message: string }>(
      `/* setup.missingPrivilege */ SELECT message FROM sync.sync_run_error
        WHERE run_id = ANY($1::uuid[]) AND code = 'PRIVILEGE_MISSING' ORDER BY created_at, id LIMIT 1`,
      [runIds],
    );
    return row?.message ?? null;
  }

  async couplingCount(db: Db): Promise<number> {
    const [row] = await db.query<{ count: number }>(
      `/* setup.couplingCount */ SELECT count(*)::int AS count FROM sync.coupling`,
    );
    return row?.count ?? 0;
  }

  async couplingsByMapping(db: Db): Promise<Map<string, number>> {
    const rows = await db.query<{ name: string; count: number }>(
      `/* setup.couplingsByMapping */ SELECT m.name, count(*)::int AS count
         FROM sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id GROUP BY m.name`,
    );
    return new Map(rows.map(({ name, count }) => [name, count]));
  }
}
