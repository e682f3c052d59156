import type { Row } from '../../src/platform/database/record-table';
import type { Masters, PairIds } from './masters';
import type { TestApi } from './api';
import type { Named, Outcome } from './sync';

/** One field of the state of a pair. */
export interface ConflictField {
  erpField: string;
  crmField: string;
  unit: string | null;
  direction: string;
  base: { erp: unknown; crm: unknown } | null;
  erp: unknown;
  crm: unknown;
  differs: boolean;
  changedBy: string;
  effect: string;
}

/** The state of a pair as the API answers it. */
export interface Conflict {
  verdict: string;
  policy: string;
  erpVersion: string | null;
  crmVersion: string | null;
  erpChanged: boolean;
  crmChanged: boolean;
  fields: ConflictField[];
  error: { code: string; message: string } | null;
}

/** What a person decides. */
export interface Choice {
  choice?: 'ERP' | 'CRM';
  fields?: { field: string; take: 'ERP' | 'CRM' | 'VALUE'; value?: unknown }[];
  erpVersion?: string | null;
  crmVersion?: string | null;
}

/** Answer of conflictSettle. */
export interface Settled {
  coupling: { skipped: boolean; failureCode: string | null } | null;
  outcome: Outcome | null;
  errors: { code: string; message: string; path: string[]; data: Record<string, unknown> }[];
}

const STATE = `verdict policy erpVersion crmVersion erpChanged crmChanged error { code message }
  fields { erpField crmField unit direction base { erp crm } erp crm differs changedBy effect }`;

/** Reads and settles conflicts through the API. */
export class Conflicts {
  constructor(private readonly api: TestApi) {}

  /** The present state of a pair. */
  async of(couplingId: string): Promise<Conflict> {
    const { coupling } = await this.api.ask<{ coupling: { conflict: Conflict } }>(
      `query ($id: ID!) { coupling(id: $id) { conflict { ${STATE} } } }`,
      { id: couplingId },
    );
    return coupling.conflict;
  }

  /** The state of one field, named by its ERP field. */
  async field(couplingId: string, erpField: string): Promise<ConflictField> {
    const field = (await this.of(couplingId)).fields.find((each) => each.erpField === erpField);
    if (!field) throw new Error(`There is no field ${erpField}.`);
    return field;
  }

  /** Settles a pair on its present versions, unless others are given. */
  async settle(coupling: Named & { couplingId: string }, choice: Choice): Promise<Settled> {
    const present = choice.erpVersion ? null : await this.of(coupling.couplingId);
    const versions = { erpVersion: present?.erpVersion, crmVersion: present?.crmVersion };
    this.api.clock.advance();
    const { conflictSettle } = await this.api.ask<{ conflictSettle: Settled }>(
      `mutation ($input: ConflictSettleInput!) { conflictSettle(input: $input) {
         coupling { skipped failureCode } errors { code message path data }
         outcome { kind record erpId crmId changes error { code message path remedy data } } } }`,
      { input: { coupling: { couplingId: coupling.couplingId }, ...versions, ...choice } },
    );
    return conflictSettle;
  }
}

const PHONE_AND_NAME: { customer: Row; account: Row } = {
  customer: { phoneNo: '1', name: 'Ours' },
  account: { telephone1: '2', name: 'Theirs' },
};

/** A coupled pair that agreed, after which both sides were changed; the name and the phone unless told otherwise. */
export async function quarrelling(
  masters: Masters,
  { customer, account } = PHONE_AND_NAME,
): Promise<PairIds> {
  const pair = await masters.customerPair({
    name: 'Base',
    phoneNo: '0',
    address: 'Street 1',
    postCode: '0001',
    city: 'Oslo',
  });
  await masters.given.change('erp.customer', pair.erpId, customer);
  await masters.given.change('crm.account', pair.crmId, account);
  return pair;
}
