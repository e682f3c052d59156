import type { Row } from '../../src/platform/database/record-table';
import type { TestApi } from './api';
import { untilAllIsSeen } from './runs';

/** What became of one record, as the API answers it. */
export interface Outcome {
  kind: string;
  record: string | null;
  erpId: string | null;
  crmId: string | null;
  changes: { side: string; action: string; changes: Record<string, [unknown, unknown]> }[];
  error: {
    code: string;
    message: string;
    path: string[];
    remedy: string | null;
    data: Record<string, unknown>;
  } | null;
}

/** Names a pair: its coupling, either record, or an error entry behind which it stands. */
export interface Named {
  couplingId?: string;
  erpId?: string;
  crmId?: string;
  errorId?: string;
  mapping?: string;
}

/** How chosen pairs are synchronized. */
export interface SyncOptions {
  direction?: 'TO_CRM' | 'FROM_CRM' | 'MERGE';
  overwriteNewer?: boolean;
  force?: boolean;
}

/** A run of the log with its counters. */
export interface Run {
  id: string;
  mapping: string;
  kind: string;
  direction: string | null;
  inserted: number;
  modified: number;
  unchanged: number;
  skipped: number;
  failed: number;
  coupled: number;
  uncoupled: number;
  errors: { code: string; message: string }[];
}

const OUTCOME = `kind record erpId crmId changes error { code message path remedy data }`;

/** Couples, synchronizes and uncouples through the API, and reads what is left behind. */
export class Sync {
  constructor(private readonly api: TestApi) {}

  /** Couples two records; the id of the coupling. */
  async couple(
    mapping: string,
    erpId: string,
    crmId: string,
    initialSync: 'NONE' | 'TO_CRM' | 'FROM_CRM' = 'NONE',
  ): Promise<string> {
    this.api.clock.advance();
    const { couplingCreate } = await this.api.ask<{
      couplingCreate: {
        coupling: { id: string } | null;
        outcome: Outcome | null;
        errors: { code: string; message: string }[];
      };
    }>(
      `mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) {
         coupling { id } outcome { ${OUTCOME} } errors { code message } } }`,
      { input: { mapping, erpId, crmId, initialSync } },
    );
    const problem = couplingCreate.errors[0] ?? couplingCreate.outcome?.error;
    if (problem || !couplingCreate.coupling)
      throw new Error(`Not coupled: ${problem?.code} ${problem?.message}`);
    return couplingCreate.coupling.id;
  }

  /** Synchronizes pairs now; one outcome per pair, in their order. */
  async now(records: readonly Named[], options: SyncOptions = {}): Promise<Outcome[]> {
    this.api.clock.advance();
    const { couplingSyncNow } = await this.api.ask<{
      couplingSyncNow: { outcomes: Outcome[] | null; errors: { code: string; message: string }[] };
    }>(
      `mutation ($input: CouplingSyncNowInput!) { couplingSyncNow(input: $input) {
         outcomes { ${OUTCOME} } errors { code message } } }`,
      { input: { records, ...options } },
    );
    if (!couplingSyncNow.outcomes) throw new Error(JSON.stringify(couplingSyncNow.errors));
    return couplingSyncNow.outcomes;
  }

  /** Synchronizes one pair now. */
  async one(record: Named, options: SyncOptions = {}): Promise<Outcome> {
    const [outcome] = await this.now([record], options);
    if (!outcome) throw new Error('There is no outcome.');
    return outcome;
  }

  /** Uncouples pairs; one outcome per pair, in their order. */
  async uncouple(records: readonly Named[]): Promise<Outcome[]> {
    this.api.clock.advance();
    const { couplingDelete } = await this.api.ask<{ couplingDelete: { outcomes: Outcome[] } }>(
      `mutation ($input: CouplingDeleteInput!) { couplingDelete(input: $input) { outcomes { ${OUTCOME} } errors { code } } }`,
      { input: { records } },
    );
    return couplingDelete.outcomes;
  }

  /** Runs mappings over their modified records; the runs in their order. */
  async modified(mappings: readonly string[]): Promise<Omit<Run, 'errors'>[]> {
    this.api.clock.advance();
    await untilAllIsSeen(this.api);
    const { tableMappingSync } = await this.api.ask<{
      tableMappingSync: {
        runs: (Omit<Run, 'errors' | 'mapping'> & { mapping: { name: string } })[] | null;
        errors: { code: string; message: string }[];
      };
    }>(
      `mutation ($input: TableMappingSyncInput!) { tableMappingSync(input: $input) { errors { code message }
         runs { id mapping { name } kind direction inserted modified unchanged skipped failed coupled uncoupled } } }`,
      { input: { mappings } },
    );
    if (!tableMappingSync.runs) throw new Error(JSON.stringify(tableMappingSync.errors));
    return tableMappingSync.runs.map((run) => ({ ...run, mapping: run.mapping.name }));
  }

  /** Uncouples whole mappings. */
  async uncoupleAll(mappings: readonly string[]): Promise<{
    runs: Omit<Run, 'errors'>[];
    refused: { mapping: string; error: { code: string } }[];
    warnings: { mapping: string; message: string; remedy: string }[];
  }> {
    this.api.clock.advance();
    const { tableMappingUncouple } = await this.api.ask<{
      tableMappingUncouple: {
        runs: (Omit<Run, 'errors' | 'mapping'> & { mapping: { name: string } })[] | null;
        refused: { mapping: string; error: { code: string } }[];
        warnings: { mapping: string; message: string; remedy: string }[];
        errors: { code: string; message: string }[];
      };
    }>(
      `mutation ($input: TableMappingUncoupleInput!) { tableMappingUncouple(input: $input) {
         errors { code message } refused { mapping error { code } } warnings { mapping message remedy }
         runs { id mapping { name } kind direction inserted modified unchanged skipped failed coupled uncoupled } } }`,
      { input: { mappings } },
    );
    const { runs, refused, warnings, errors } = tableMappingUncouple;
    if (errors.length > 0 || !runs) throw new Error(JSON.stringify(errors));
    return {
      runs: runs.map((run) => ({ ...run, mapping: run.mapping.name })),
      refused,
      warnings,
    };
  }

  /** Ids of the error entries of a run's records, oldest first. */
  async errorIds(erpId: string): Promise<string[]> {
    const rows = await this.api.composition.db.query<{ id: string }>(
      `SELECT id FROM sync.sync_run_error WHERE erp_id = $1 ORDER BY created_at, id`,
      [erpId],
    );
    return rows.map((row) => row.id);
  }

  /** The coupling of an ERP record as it is stored; null when there is none. */
  async coupling(erpId: string): Promise<Row | null> {
    const [row] = await this.api.composition.tables
      .get('sync.coupling')
      .rowsWhere(this.api.composition.db, 't.erp_id = $1', [erpId]);
    return row ?? null;
  }

  /** Runs of a mapping, newest first. */
  async runs(mapping: string, first = 10): Promise<Run[]> {
    const { syncRuns } = await this.api.ask<{
      syncRuns: {
        edges: {
          node: Omit<Run, 'mapping' | 'errors'> & {
            errors: { edges: { node: { code: string; message: string } }[] };
          };
        }[];
      };
    }>(
      `query ($mapping: ID!, $first: Int!) {
         syncRuns(first: $first, where: { mappingId: { eq: $mapping } }, orderBy: { field: STARTED_AT, direction: DESC }) {
           edges { node { id kind direction inserted modified unchanged skipped failed coupled uncoupled
             errors(first: 50) { edges { node { code message } } } } } } }`,
      { mapping: await this.mappingId(mapping), first },
    );
    return syncRuns.edges.map(({ node }) => ({
      ...node,
      mapping,
      errors: node.errors.edges.map((edge) => edge.node),
    }));
  }

  /** The run of that id. */
  async run(id: unknown): Promise<Omit<Run, 'mapping' | 'errors'>> {
    const { syncRun } = await this.api.ask<{ syncRun: Omit<Run, 'mapping' | 'errors'> }>(
      `query ($id: ID!) { syncRun(id: $id) { id kind direction inserted modified unchanged skipped failed coupled uncoupled } }`,
      { id },
    );
    return syncRun;
  }

  /** Configures a table mapping: columns as they are stored. */
  async configure(mapping: string, values: Row): Promise<void> {
    await this.set('sync.table_mapping', `name = '${mapping}' AND variant <> 'legacy'`, values);
  }

  /** Configures a field row of a mapping, named by its CRM field. */
  async configureField(mapping: string, crmField: string, values: Row): Promise<void> {
    const ofMapping = `mapping_id IN (SELECT id FROM sync.table_mapping WHERE name = '${mapping}')`;
    await this.set('sync.field_mapping', `${ofMapping} AND crm_field = '${crmField}'`, values);
  }

  /** Changes the sales settings. */
  async settings(values: Row): Promise<void> {
    await this.set('sync.sales_settings', 'id = 1', values);
  }

  /** Removes rows past every rule, as a lost or restored database would. */
  async lose(table: string, id: string): Promise<void> {
    await this.api.composition.unitOfWork.run((tx) =>
      tx.execute(`DELETE FROM ${table} WHERE id = $1`, [id]),
    );
  }

  /** The id of a table mapping. */
  async mappingId(name: string): Promise<string> {
    const [row] = await this.api.composition.db.query<{ id: string }>(
      `SELECT id FROM sync.table_mapping WHERE name = $1 ORDER BY variant DESC`,
      [name],
    );
    if (!row) throw new Error(`There is no table mapping ${name}.`);
    return row.id;
  }

  private async set(table: string, where: string, values: Row): Promise<void> {
    const columns = this.api.composition.tables.get(table);
    const names = Object.keys(values);
    await this.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE ${table} SET ${names.map((name, at) => `${columns.column(name).column} = $${at + 1}`).join(', ')} WHERE ${where}`,
        Object.values(values),
      ),
    );
  }
}
