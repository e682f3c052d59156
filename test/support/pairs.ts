import type { Row } from '../../src/platform/database/record-table';
import type { TestApi } from './api';
import type { Given } from './given';

/** What became of one synchronized pair. */
export interface PairOutcome {
  kind: string;
  error: { code: string; message: string; data: Record<string, unknown> } | null;
  warnings: { code: string; message: string; data: Record<string, unknown> }[];
}

const OUTCOME = `kind error { code message data } warnings { code message data }`;

/** Couples and synchronizes pairs of one mapping, as a person does. */
export class Pairs {
  constructor(
    private readonly api: TestApi,
    private readonly given: Given,
    private readonly mapping = 'CUSTOMER',
  ) {}

  /** A coupled customer and account that agreed once, the account made equal to the customer. */
  async agreed(customer: Row = {}): Promise<{ erpId: string; crmId: string }> {
    const erpId = await this.given.customer(customer);
    const crmId = await this.given.account();
    await this.couple(erpId, crmId, 'TO_CRM');
    return { erpId, crmId };
  }

  /** Couples two records. */
  async couple(erpId: string, crmId: string, initialSync = 'NONE'): Promise<void> {
    const { couplingCreate } = await this.api.ask<{
      couplingCreate: { errors: { message: string }[]; outcome: PairOutcome | null };
    }>(
      `mutation ($input: CouplingCreateInput!) {
         couplingCreate(input: $input) { outcome { ${OUTCOME} } errors { message } } }`,
      { input: { mapping: this.mapping, erpId, crmId, initialSync } },
    );
    const failure = couplingCreate.errors[0] ?? couplingCreate.outcome?.error;
    if (failure) throw new Error(failure.message);
  }

  /** Synchronizes one pair now. */
  async sync(erpId: string, direction: string | null = null): Promise<PairOutcome> {
    const { couplingSyncNow } = await this.api.ask<{
      couplingSyncNow: { outcomes: PairOutcome[]; errors: { message: string }[] };
    }>(
      `mutation ($input: CouplingSyncNowInput!) {
         couplingSyncNow(input: $input) { outcomes { ${OUTCOME} } errors { message } } }`,
      { input: { records: [{ erpId, mapping: this.mapping }], direction } },
    );
    const [outcome] = couplingSyncNow.outcomes;
    if (!outcome) throw new Error(couplingSyncNow.errors[0]?.message ?? 'There is no outcome.');
    return outcome;
  }

  /** Creates the CRM counterpart of an ERP record. */
  async createInCrm(erpId: string): Promise<PairOutcome & { crmId: string | null }> {
    return this.create('couplingCreateInCrm', erpId);
  }

  /** Creates the ERP counterpart of a CRM record. */
  async createInErp(crmId: string): Promise<PairOutcome & { erpId: string | null }> {
    return this.create('couplingCreateInErp', crmId);
  }

  private async create<T extends PairOutcome>(mutation: string, id: string): Promise<T> {
    const answer = await this.api.ask<Record<string, { outcomes: T[] }>>(
      `mutation ($input: CouplingCreateCounterpartsInput!) {
         ${mutation}(input: $input) { outcomes { ${OUTCOME} erpId crmId } } }`,
      { input: { records: [{ id, mapping: this.mapping }] } },
    );
    const outcome = answer[mutation]?.outcomes[0];
    if (!outcome) throw new Error('There is no outcome.');
    return outcome;
  }
}
