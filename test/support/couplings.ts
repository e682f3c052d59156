import type { TestApi } from './api';

/** Why something was refused, as payloads carry it. */
export interface ApiError {
  code: string;
  message: string;
  path: string[];
  remedy: string | null;
  data: Record<string, unknown>;
}

/** What became of one record. */
export interface ApiOutcome {
  kind: string;
  record: string | null;
  mapping: string | null;
  erpId: string | null;
  crmId: string | null;
  coupling: ApiCoupling | null;
  changes: { side: string; action: string; changes: Record<string, unknown> }[];
  error: ApiError | null;
}

/** A coupling as these tests read it. */
export interface ApiCoupling {
  id: string;
  erpId: string;
  crmId: string;
  skipped: boolean;
  lastResultToCrm: string;
  lastResultFromCrm: string;
  lastSyncedAt: string | null;
}

/** Answer of couplingCreate. */
export interface CreateAnswer {
  coupling: ApiCoupling | null;
  created: boolean | null;
  outcome: ApiOutcome | null;
  errors: ApiError[];
}

/** Answer of a mutation over many records. */
export interface RecordsAnswer {
  outcomes: ApiOutcome[] | null;
  failed: number | null;
  errors: ApiError[];
}

/** A record of the other side to be made. */
export interface RecordToCouple {
  id: string;
  mapping?: string;
  table?: string;
}

const ERROR = 'code message path remedy data';
const COUPLING = 'id erpId crmId skipped lastResultToCrm lastResultFromCrm lastSyncedAt';
const OUTCOME = `kind record mapping erpId crmId coupling { ${COUPLING} } changes error { ${ERROR} }`;
const RECORDS = `outcomes { ${OUTCOME} } failed errors { ${ERROR} }`;

/** The coupling mutations and what couplings look like, through the schema. */
export class Couplings {
  constructor(private readonly api: TestApi) {}

  /** couplingCreate. */
  async create(input: {
    mapping: string;
    erpId: string;
    crmId: string;
    initialSync?: string;
    startFrom?: string;
  }): Promise<CreateAnswer> {
    this.api.clock.advance();
    const { couplingCreate } = await this.api.ask<{ couplingCreate: CreateAnswer }>(
      `mutation ($input: CouplingCreateInput!) { couplingCreate(input: $input) {
        coupling { ${COUPLING} } created outcome { ${OUTCOME} } errors { ${ERROR} } } }`,
      { input },
    );
    return couplingCreate;
  }

  /** Couples and throws when that is refused; the id of the coupling. */
  async pair(mapping: string, erpId: string, crmId: string, initialSync = 'NONE'): Promise<string> {
    const answer = await this.create({ mapping, erpId, crmId, initialSync });
    const error = answer.errors[0] ?? answer.outcome?.error;
    if (error) throw new Error(`${error.code}: ${error.message}`);
    return answer.coupling?.id ?? '';
  }

  /** couplingCreateInCrm. */
  createInCrm(...records: RecordToCouple[]): Promise<RecordsAnswer> {
    return this.records('couplingCreateInCrm', 'CouplingCreateCounterpartsInput', { records });
  }

  /** couplingCreateInErp. */
  createInErp(...records: RecordToCouple[]): Promise<RecordsAnswer> {
    return this.records('couplingCreateInErp', 'CouplingCreateCounterpartsInput', { records });
  }

  /** couplingDelete. */
  delete(...records: Record<string, unknown>[]): Promise<RecordsAnswer> {
    return this.records('couplingDelete', 'CouplingDeleteInput', { records });
  }

  /** couplingSyncNow. */
  syncNow(
    records: Record<string, unknown>[],
    direction: string | null = null,
  ): Promise<RecordsAnswer> {
    return this.records('couplingSyncNow', 'CouplingSyncNowInput', { records, direction });
  }

  /** The couplings of a record of either side. */
  async of(side: 'erpId' | 'crmId', id: string): Promise<ApiCoupling[]> {
    const { couplings } = await this.api.ask<{ couplings: { nodes: ApiCoupling[] } }>(
      `query ($where: CouplingWhere) { couplings(where: $where) { nodes { ${COUPLING} } } }`,
      { where: { [side]: { eq: id } } },
    );
    return couplings.nodes;
  }

  private async records(
    mutation: string,
    type: string,
    input: Record<string, unknown>,
  ): Promise<RecordsAnswer> {
    this.api.clock.advance();
    const data = await this.api.ask<Record<string, RecordsAnswer>>(
      `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${RECORDS} } }`,
      { input },
    );
    const answer = data[mutation];
    if (!answer) throw new Error(`${mutation} answered nothing.`);
    return answer;
  }
}

/** The outcome of a mutation over one record. */
export function only({ outcomes, errors }: RecordsAnswer): ApiOutcome {
  const [outcome, second] = outcomes ?? [];
  if (!outcome || second)
    throw new Error(`Not one outcome: ${JSON.stringify({ outcomes, errors })}`);
  return outcome;
}
