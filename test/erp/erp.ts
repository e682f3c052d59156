import type { DataSource } from 'typeorm';
import type { Pool } from 'pg';
import type { Tx } from '../../src/platform/database/db';
import type { Row } from '../../src/platform/database/record-table';
import { RecordTables } from '../../src/platform/database/record-tables';
import type { RecordWriter, WriteResult } from '../../src/platform/database/record-writer';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { erpWriters } from '../../src/erp/erp-writers';
import { FixedClock } from '../support/clock';
import { createTestDatabase, type TestDatabase } from '../support/database';

/** An ERP of a spec's own: number series, the codes customers and items need, and a writer per table. */
export class Erp {
  readonly tables: RecordTables;
  readonly writers: Map<string, RecordWriter>;
  readonly unitOfWork: UnitOfWork;

  private constructor(private readonly database: TestDatabase) {
    this.tables = RecordTables.of(database.dataSource);
    this.writers = erpWriters(this.tables);
    this.unitOfWork = new UnitOfWork(poolOf(database.dataSource), new FixedClock());
  }

  static async create(): Promise<Erp> {
    const erp = new Erp(await createTestDatabase(12));
    await erp.furnish();
    return erp;
  }

  writer(table: string): RecordWriter {
    const writer = this.writers.get(table);
    if (!writer) throw new Error(`There is no writer of ${table}.`);
    return writer;
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(work, { actor: 'tester' });
  }

  insert(table: string, ...drafts: Row[]): Promise<WriteResult> {
    return this.run((tx) => this.writer(table).insert(tx, drafts));
  }

  update(table: string, id: string, changes: Row): Promise<WriteResult> {
    return this.run((tx) => this.writer(table).update(tx, [{ id, version: null, changes }]));
  }

  delete(table: string, ...ids: string[]): Promise<WriteResult> {
    return this.run((tx) => this.writer(table).delete(tx, ids));
  }

  /** Inserts one record that must be accepted and returns it as stored. */
  async given(table: string, draft: Row): Promise<Row & { id: string }> {
    const result = await this.insert(table, draft);
    const [refusal] = result.refused.values();
    if (refusal) throw refusal;
    const [id = ''] = result.versions.keys();
    return this.get(table, id);
  }

  async get(table: string, id: string): Promise<Row & { id: string }> {
    const rows = await this.run((tx) => this.tables.get(table).rowsByIds(tx, [id]));
    const row = rows.get(id);
    if (!row) throw new Error(`There is no ${table} ${id}.`);
    return row as Row & { id: string };
  }

  list(table: string, where = 'true', values: unknown[] = []): Promise<Row[]> {
    return this.run((tx) => this.tables.get(table).rowsWhere(tx, where, values));
  }

  drop(): Promise<void> {
    return this.database.drop();
  }

  private async furnish(): Promise<void> {
    const series = [
      'CUST C00010',
      'CONT CT000001',
      'VEND V00010',
      'ITEM 1000',
      'RES R0010',
      'OPP OP000001',
    ];
    const drafts = series
      .map((text) => text.split(' '))
      .map(([code = '', startingNo = '']) => ({ code, startingNo }));
    await this.insert('erp.number_series', ...drafts);
    await this.insert('erp.sales_setup', {
      customerNos: 'CUST',
      contactNos: 'CONT',
      vendorNos: 'VEND',
      itemNos: 'ITEM',
      resourceNos: 'RES',
      opportunityNos: 'OPP',
    });
    await this.insert('erp.currency', { code: 'EUR' }, { code: 'USD' });
    await this.insert('erp.payment_terms', { code: '30 DAYS' }, { code: 'CM' });
    await this.insert('erp.unit_of_measure', { code: 'PCS' }, { code: 'BOX' }, { code: 'HOUR' });
    await this.insert(
      'erp.vat_posting_setup',
      { vatBusPostingGroup: 'DOMESTIC', vatProdPostingGroup: 'REDUCED', vatPercent: '10' },
      { vatBusPostingGroup: 'DOMESTIC', vatProdPostingGroup: 'STANDARD', vatPercent: '25' },
    );
  }
}

/** The codes of refusals, by what was refused. */
export function codesOf(result: WriteResult): string[] {
  return [...result.refused.values()].map((refusal) => refusal.code);
}

function poolOf(dataSource: DataSource): Pool {
  return (dataSource.driver as unknown as { master: Pool }).master;
}
