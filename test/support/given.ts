import { randomUUID } from 'node:crypto';
import type { Row } from '../../src/platform/database/record-table';
import type { TestApi } from './api';

/** Builds what a scenario starts from, through the writers of both sides. */
export class Given {
  private count = 0;

  constructor(private readonly api: TestApi) {}

  /** A record of any table with the values given; its id. */
  async row(table: string, values: Row): Promise<string> {
    const writer = this.api.composition.writers.get(table);
    if (!writer) throw new Error(`There is no writer for ${table}.`);
    const id = randomUUID();
    await this.api.composition.unitOfWork.run(
      async (tx) => {
        const { refused } = await writer.insert(tx, [{ id, ...values }]);
        const refusal = refused.get(id);
        if (refusal) throw refusal;
      },
      { actor: 'given' },
    );
    return id;
  }

  /** Changes a record as a person would. */
  async change(table: string, id: string, changes: Row): Promise<void> {
    const writer = this.api.composition.writers.get(table);
    if (!writer) throw new Error(`There is no writer for ${table}.`);
    await this.api.composition.unitOfWork.run(
      async (tx) => {
        const { refused } = await writer.update(tx, [{ id, version: null, changes }]);
        const refusal = refused.get(id);
        if (refusal) throw refusal;
      },
      { actor: 'person' },
    );
  }

  /** Removes a record as a person would. */
  async remove(table: string, id: string): Promise<void> {
    const writer = this.api.composition.writers.get(table);
    if (!writer) throw new Error(`There is no writer for ${table}.`);
    await this.api.composition.unitOfWork.run(
      async (tx) => {
        const refusal = (await writer.delete(tx, [id])).refused.get(id);
        if (refusal) throw refusal;
      },
      { actor: 'person' },
    );
  }

  /** The present row. */
  async read(table: string, id: string): Promise<Row> {
    const rows = await this.api.composition.tables
      .get(table)
      .rowsByIds(this.api.composition.db, [id]);
    const row = rows.get(id);
    if (!row) throw new Error(`${table} ${id} does not exist.`);
    return row;
  }

  /** Local currency EUR on both sides, a company, a team: what every scenario stands on. */
  async company(): Promise<{ companyId: string; teamId: string; euroId: string }> {
    await this.row('erp.general_ledger_setup', { lcyCode: 'EUR' });
    const euroId = await this.row('crm.transaction_currency', {
      isoCurrencyCode: 'EUR',
      currencyName: 'Euro',
      currencySymbol: '€',
      currencyPrecision: 2,
      exchangeRate: '1',
    });
    await this.row('crm.organization', { name: 'Test', baseCurrencyId: euroId });
    const unitId = await this.row('crm.business_unit', { name: 'Root' });
    const teamId = await this.row('crm.team', {
      name: 'Root',
      businessUnitId: unitId,
      isDefault: true,
    });
    const companyId = await this.row('crm.company', { name: 'Test', externalId: randomUUID() });
    await this.api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.sales_settings SET company_id = $1, default_owning_team_id = $2', [
        companyId,
        teamId,
      ]),
    );
    return { companyId, teamId, euroId };
  }

  /** An ERP customer. */
  customer(values: Row = {}): Promise<string> {
    const n = ++this.count;
    return this.row('erp.customer', {
      number: `C${String(n).padStart(5, '0')}`,
      name: `Customer ${n}`,
      ...values,
    });
  }

  /** A CRM account of type Customer. */
  account(values: Row = {}): Promise<string> {
    const n = ++this.count;
    return this.row('crm.account', { name: `Account ${n}`, customerTypeCode: 3, ...values });
  }
}
