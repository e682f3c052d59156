import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import type { Row } from '../../../src/platform/database/record-table';
import type { TestApi } from '../../support/api';
import { Given } from '../../support/given';
import { FIELDS, type DeletionPolicy, type ModelPair, type Policy, type Values } from './model';

const ERP: Record<keyof Values, string> = {
  name: 'name',
  phone: 'phoneNo',
  street: 'address',
  city: 'city',
  credit: 'creditLimitLcy',
};
const CRM: Record<keyof Values, string> = {
  name: 'name',
  phone: 'telephone1',
  street: 'address1Line1',
  city: 'address1City',
  credit: 'creditLimit',
};

/** A customer and an account of the world, coupled or not. */
export interface Actors {
  erpId: string;
  crmId: string;
}

/** A coupling as the database holds it. */
export interface CouplingSeen {
  readonly id: string;
  readonly erpVersion: string | null;
  readonly crmVersion: string | null;
  readonly skipped: boolean;
  readonly toCrmFailed: boolean;
  readonly fromCrmFailed: boolean;
  /** Which records are gone, as the coupling says. */
  readonly gone: string;
  readonly settledBy: string | null;
  readonly failureValues:
    { erpField: string | null; crmField: string | null; erp: unknown; crm: unknown }[] | null;
}

/** The product as a history drives it: through its verbs, on a database of its own. */
export class World {
  readonly given: Given;

  constructor(readonly api: TestApi) {
    this.given = new Given(api);
  }

  /** The company, which numbers the customers that are made anew. */
  async found(): Promise<void> {
    await this.given.company();
    await this.given.row('erp.number_series', { code: 'CUST', startingNo: 'C000001' });
    await this.given.row('erp.sales_setup', { customerNos: 'CUST' });
  }

  /** A fresh customer and account, and no coupling of an earlier history. */
  async begin(count: number): Promise<Actors[]> {
    await this.tx('DELETE FROM sync.coupling');
    await this.policy('MERGE');
    await this.deletionPolicy('NONE');
    const actors: Actors[] = [];
    for (let at = 0; at < count; at++) {
      const erpId = await this.given.customer({ name: 'n0', phoneNo: 'p0' });
      actors.push({
        erpId,
        crmId: await this.given.account({ name: 'n0', telephone1: 'p1', customerTypeCode: 3 }),
      });
    }
    // The records are new to the mapping; a run looks at them once, and leaves them as they are.
    await this.run();
    return actors;
  }

  async policy(policy: Policy): Promise<void> {
    await this.tx(
      `UPDATE sync.table_mapping SET update_policy = '${policy}' WHERE name = 'CUSTOMER'`,
    );
  }

  async deletionPolicy(policy: DeletionPolicy): Promise<void> {
    await this.tx(
      `UPDATE sync.table_mapping SET deletion_policy = '${policy}' WHERE name = 'CUSTOMER'`,
    );
  }

  /** Takes the records up again that are out of business. */
  async revive({ erpId, crmId }: Actors): Promise<void> {
    await this.tx(`UPDATE erp.customer SET blocked = 0 WHERE id = '${erpId}' AND blocked <> 0`);
    await this.tx(
      `UPDATE crm.account SET state_code = 0, status_code = 1 WHERE id = '${crmId}' AND state_code <> 0`,
    );
  }

  /** Whether a record of the two is out of business. */
  async inactive({ erpId, crmId }: Actors): Promise<boolean> {
    const [row] = await this.api.composition.db.query<{ inactive: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM erp.customer WHERE id = $1 AND blocked = 3)
           OR EXISTS (SELECT 1 FROM crm.account WHERE id = $2 AND state_code = 1 AND status_code = 2) AS inactive`,
      [erpId, crmId],
    );
    return row?.inactive ?? false;
  }

  edit(side: 'erp' | 'crm', id: string, field: keyof Values, value: string): Promise<void> {
    const [table, properties] = side === 'erp' ? ['erp.customer', ERP] : ['crm.account', CRM];
    return this.given.change(table, id, { [properties[field]]: value });
  }

  async couple(
    { erpId, crmId }: Actors,
    initialSync: 'NONE' | 'TO_CRM' | 'FROM_CRM',
  ): Promise<void> {
    const { engine, unitOfWork } = this.api.composition;
    await unitOfWork.run((tx) =>
      engine.verbs.couple.run(tx, { erpId, crmId, mapping: 'CUSTOMER', initialSync }),
    );
  }

  async uncouple({ erpId }: Actors): Promise<void> {
    const { engine, unitOfWork } = this.api.composition;
    await unitOfWork.run((tx) => engine.verbs.uncouple.run(tx, { records: [{ erpId }] }));
  }

  /** Removes a record as if somebody had done so in its own system. */
  async remove(side: 'erp' | 'crm', { erpId, crmId }: Actors): Promise<void> {
    if (side === 'crm') return this.tx(`DELETE FROM crm.account WHERE id = '${crmId}'`);
    await this.tx(`DELETE FROM erp.customer WHERE id = '${erpId}'`);
  }

  async retry({ erpId }: Actors): Promise<void> {
    const { engine, unitOfWork } = this.api.composition;
    const input = { records: [{ erpId }], mapping: null, all: false, synchronize: false };
    await unitOfWork.run((tx) => engine.recovery.retry.run(tx, input));
  }

  async force({ erpId }: Actors, winner: 'erp' | 'crm'): Promise<string> {
    const { engine, unitOfWork } = this.api.composition;
    const direction = winner === 'erp' ? ('TO_CRM' as const) : ('FROM_CRM' as const);
    const [outcome] = await unitOfWork.run((tx) =>
      engine.verbs.synchronizeNow.run(tx, { records: [{ erpId }], direction }),
    );
    return outcome?.kind ?? 'none';
  }

  async settle({ erpId, crmId }: Actors, winner: 'erp' | 'crm'): Promise<void> {
    const { engine, unitOfWork } = this.api.composition;
    const [erp, crm] = [
      await this.given.read('erp.customer', erpId),
      await this.given.read('crm.account', crmId),
    ];
    await unitOfWork.run((tx) =>
      engine.verbs.settleConflict.run(tx, {
        coupling: { erpId },
        erpVersion: String(erp.version),
        crmVersion: String(crm.version),
        all: winner === 'erp' ? 'ERP' : 'CRM',
      }),
    );
  }

  /** A run over everything modified; what it wrote. */
  async run(): Promise<number> {
    const { passes, engine, db } = this.api.composition;
    const { runs } = await passes.synchronizeModified.run({ mappings: ['CUSTOMER'] }, 'history');
    const rows = await engine.runs.runsByIds(
      db,
      runs.map(({ runId }) => runId),
    );
    return [...rows.values()].reduce((sum, run) => sum + run.modified + run.inserted, 0);
  }

  /** Cuts every connection to the database, as the end of a process does, and waits until the server has noticed. */
  async cut(): Promise<void> {
    const client = new Client({ connectionString: this.api.database.url });
    await client.connect();
    const { rows } = await client.query<{ pid: number }>(
      'SELECT pid, pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    const pids = rows.map(({ pid }) => pid);
    const alive = 'SELECT 1 FROM pg_stat_activity WHERE pid = ANY($1)';
    while (((await client.query(alive, [pids])).rowCount ?? 0) > 0) await pause(2);
    await client.end();
  }

  async values({ erpId, crmId }: Actors): Promise<{ erp: Values | null; crm: Values | null }> {
    const { tables, db } = this.api.composition;
    const customer = (await tables.get('erp.customer').rowsByIds(db, [erpId])).get(erpId);
    const account = (await tables.get('crm.account').rowsByIds(db, [crmId])).get(crmId);
    return { erp: customer ? read(customer, ERP) : null, crm: account ? read(account, CRM) : null };
  }

  /** The two as their coupling names them: a record made anew has a new id. */
  async follow(actors: Actors): Promise<void> {
    const [row] = await this.api.composition.db.query<{ erp_id: string; crm_id: string }>(
      'SELECT erp_id, crm_id FROM sync.coupling WHERE erp_id = $1 OR crm_id = $2',
      [actors.erpId, actors.crmId],
    );
    if (!row) return;
    actors.erpId = row.erp_id;
    actors.crmId = row.crm_id;
  }

  async coupling({ erpId }: Actors): Promise<CouplingSeen | null> {
    const [row] = await this.api.composition.db.query(
      `SELECT id, erp_version AS "erpVersion", crm_version AS "crmVersion", skipped, failure_values AS "failureValues",
              last_result_to_crm = 'FAILURE' AS "toCrmFailed", last_result_from_crm = 'FAILURE' AS "fromCrmFailed", deletion_settled_by AS "settledBy",
              concat_ws('+', CASE WHEN erp_state = 'DELETED' THEN 'erp' END, CASE WHEN crm_state = 'DELETED' THEN 'crm' END) AS gone
         FROM sync.coupling WHERE erp_id = $1`,
      [erpId],
    );
    return (row as unknown as CouplingSeen | undefined) ?? null;
  }

  /** Whether each record was written since the mapping was last run. */
  async touched({ erpId, crmId }: Actors): Promise<{ erp: boolean; crm: boolean }> {
    const [row] = await this.api.composition.db.query(
      `SELECT coalesce((SELECT changed_xid >= m.erp_watermark FROM erp.customer WHERE id = $1), false) AS erp,
              coalesce((SELECT changed_xid >= m.crm_watermark FROM crm.account WHERE id = $2), false) AS crm
         FROM sync.table_mapping m WHERE m.name = 'CUSTOMER'`,
      [erpId, crmId],
    );
    return row as { erp: boolean; crm: boolean };
  }

  async versions({ erpId, crmId }: Actors): Promise<{ erp: string | null; crm: string | null }> {
    const [row] = await this.api.composition.db.query(
      `SELECT (SELECT version FROM erp.customer WHERE id = $1) AS erp, (SELECT version FROM crm.account WHERE id = $2) AS crm`,
      [erpId, crmId],
    );
    return row as { erp: string | null; crm: string | null };
  }

  /** Per record and property the value the engine last journalled, with the version it had after. */
  async journalled({
    erpId,
    crmId,
  }: Actors): Promise<
    { recordId: string; version: string; changes: Record<string, [unknown, unknown]> }[]
  > {
    const rows = await this.api.composition.db.query(
      `SELECT record_id AS "recordId", version, changes FROM sync.journal_entry
        WHERE record_id IN ($1, $2) AND action IN ('INSERT', 'UPDATE') ORDER BY id`,
      [erpId, crmId],
    );
    return rows as unknown as {
      recordId: string;
      version: string;
      changes: Record<string, [unknown, unknown]>;
    }[];
  }

  /** Whether an offending field holds another value now than when the pair failed. */
  reasonChanged(seen: CouplingSeen, pair: ModelPair): boolean {
    return (seen.failureValues ?? []).some(({ erpField, crmField, erp, crm }) => {
      const field = FIELDS.find((each) => ERP[each] === erpField || CRM[each] === crmField);
      return field !== undefined && (pair.erp[field] !== erp || pair.crm[field] !== crm);
    });
  }

  /** The property of a field on a side. */
  property(side: 'erp' | 'crm', field: keyof Values): string {
    return (side === 'erp' ? ERP : CRM)[field];
  }

  private tx(sql: string): Promise<void> {
    return this.api.composition.unitOfWork.run(async (tx) => void (await tx.execute(sql)), {
      actor: 'person',
    });
  }
}

function read(row: Row, properties: Record<keyof Values, string>): Values {
  const value = (property: string): string | null => {
    const present = row[property] ?? null;
    return present === null ? null : String(present);
  };
  return {
    name: value(properties.name),
    phone: value(properties.phone),
    street: value(properties.street),
    city: value(properties.city),
    credit: trimmed(value(properties.credit)),
  };
}

function trimmed(amount: string | null): string | null {
  return amount === null ? null : String(Number(amount));
}
