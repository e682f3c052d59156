import type { TestApi } from './api';
import type { ApiError } from './couplings';

/** A record by what people call it. */
export interface Handle {
  id: string;
  noun: string;
  key: string;
  name: string | null;
}

/** One compared field of a draft. */
export interface DraftField {
  erpField: string | null;
  crmField: string | null;
  direction: string;
  erpValue: unknown;
  crmValue: unknown;
  crmWouldBe: unknown;
  erpWouldBe: unknown;
  differs: boolean | null;
  error: ApiError | null;
}

/** What couplingDraft answers. */
export interface Draft {
  mapping: { name: string };
  startFrom: string;
  erpRecord: Handle | null;
  crmRecord: Handle | null;
  coupling: { id: string } | null;
  createNewAllowed: boolean;
  createNew: boolean;
  initialSync: string;
  initialSyncDue: boolean;
  fixed: boolean;
  fields: DraftField[];
  error: ApiError | null;
}

/** One record that couplingCandidates offers. */
export interface CandidateNode {
  id: string;
  name: string | null;
  current: boolean;
  coupling: { id: string } | null;
  erpRecord: Handle | null;
}

/** A page of candidates. */
export interface CandidatePage {
  nodes: CandidateNode[];
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  totalCount: number;
}

const HANDLE = 'id noun key name';
const ERROR = 'code message path remedy data';

/** The coupling dialog through the schema. */
export class CouplingDialog {
  constructor(private readonly api: TestApi) {}

  /** couplingDraft. */
  async draft(choices: {
    mapping: string;
    erpId?: string;
    crmId?: string;
    crmName?: string;
    createNew?: boolean;
    initialSync?: string;
  }): Promise<Draft> {
    const { couplingDraft } = await this.api.ask<{ couplingDraft: Draft }>(DRAFT, choices);
    return couplingDraft;
  }

  /** The refusal of a draft that cannot even be started. */
  async refused(choices: Record<string, unknown>): Promise<string | undefined> {
    const { errors } = await this.api.send(DRAFT, choices);
    return errors?.[0]?.extensions?.code as string | undefined;
  }

  /** couplingCandidates. */
  async candidates(query: {
    mapping: string;
    erpId?: string;
    startsWith?: string;
    freeOnly?: boolean;
    first?: number;
    after?: string | null;
  }): Promise<CandidatePage> {
    const { couplingCandidates } = await this.api.ask<{ couplingCandidates: CandidatePage }>(
      `query ($mapping: String!, $erpId: ID, $startsWith: String, $freeOnly: Boolean, $first: Int, $after: String) {
        couplingCandidates(mapping: $mapping, erpId: $erpId, startsWith: $startsWith, freeOnly: $freeOnly, first: $first, after: $after) {
          nodes { id name current coupling { id } erpRecord { ${HANDLE} } }
          pageInfo { hasNextPage endCursor } totalCount } }`,
      { freeOnly: false, first: 20, ...query },
    );
    return couplingCandidates;
  }

  /** Ids of the candidates of a first page. */
  async candidateIds(mapping: string, erpId: string): Promise<string[]> {
    return (await this.candidates({ mapping, erpId })).nodes.map((node) => node.id);
  }
}

const DRAFT = `query ($mapping: String!, $erpId: ID, $crmId: ID, $crmName: String, $createNew: Boolean, $initialSync: InitialSync) {
  couplingDraft(mapping: $mapping, erpId: $erpId, crmId: $crmId, crmName: $crmName, createNew: $createNew, initialSync: $initialSync) {
    mapping { name } startFrom erpRecord { ${HANDLE} } crmRecord { ${HANDLE} } coupling { id }
    createNewAllowed createNew initialSync initialSyncDue fixed
    fields { erpField crmField direction erpValue crmValue crmWouldBe erpWouldBe differs error { ${ERROR} } }
    error { ${ERROR} } } }`;
