import { startApi, type TestApi } from '../../support/api';
import { Given } from '../../support/given';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

const MATCH = `mutation ($input: CouplingMatchInput!) {
  couplingMatch(input: $input) {
    outcomes { kind record erpId crmId priority coupling { id } synced { kind } error { code message remedy data } fix { document variables } }
    counts { coupled matched created unmatched skipped }
    run { kind status coupled failed errors { nodes { code record } } }
    errors { code message remedy }
  }
}`;

interface Answer {
  couplingMatch: {
    outcomes: {
      kind: string;
      record: string;
      erpId: string;
      crmId: string | null;
      priority: number | null;
      synced: { kind: string } | null;
      error: { code: string; data: Record<string, unknown>; message: string } | null;
      fix: { document: string; variables: Record<string, unknown> } | null;
    }[];
    counts: Record<string, number>;
    run: {
      kind: string;
      status: string;
      coupled: number;
      failed: number;
      errors: { nodes: { code: string }[] };
    } | null;
    errors: { code: string }[];
  };
}

const match = async (input: Record<string, unknown>) =>
  (await api.ask<Answer>(MATCH, { input: { mapping: 'CUSTOMER', ...input } })).couplingMatch;

const BY_PHONE = [{ erpField: 'phoneNo', crmField: 'telephone1' }];
const BY_NAME = { erpField: 'name', crmField: 'name', priority: 2 };
const BY_EMAIL = { erpField: 'email', crmField: 'emailAddress1', priority: 1 };

let phone = 100;
const pairs = async (count: number) => {
  const made = [];
  for (let n = 0; n < count; n++) {
    const number = `+49 ${++phone}`;
    const erpId = await given.customer({ phoneNo: number });
    made.push({ erpId, crmId: await given.account({ telephone1: number }) });
  }
  return made;
};
const couplings = async (erpIds: string[]) =>
  (
    await api.ask<{ couplings: { nodes: { erpId: string; crmId: string }[] } }>(
      `query ($ids: [ID!]) { couplings(where: { erpId: { in: $ids } }, first: 100) { nodes { erpId crmId } } }`,
      { ids: erpIds },
    )
  ).couplings.nodes;

describe('match-based coupling', () => {
  it('MBC-002 couples every pair with equal values and sends the ERP values after it', async () => {
    const old = await pairs(1);
    await match({ erpIds: [old[0]?.erpId], criteria: BY_PHONE, syncAfterCoupling: false });
    const made = await pairs(5);
    const erpIds = made.map((pair) => pair.erpId);
    const answer = await match({ erpIds, criteria: BY_PHONE, syncAfterCoupling: true });
    expect(answer.counts).toMatchObject({ coupled: 5, unmatched: 0 });
    expect(answer.run).toMatchObject({ kind: 'COUPLE', status: 'SUCCESS', coupled: 5, failed: 0 });
    expect(answer.outcomes.map((each) => each.synced?.kind)).toEqual(Array(5).fill('MODIFIED'));
    for (const { erpId, crmId } of made) {
      const customer = await given.read('erp.customer', erpId);
      expect((await given.read('crm.account', crmId)).name).toBe(customer.name);
    }
    expect(await couplings([old[0]?.erpId ?? ''])).toEqual([old[0]]);
  });

  it('MBC-005 counts records without a counterpart as failed and creates nothing for them', async () => {
    const made = await pairs(2);
    const alone = [
      await given.customer({ phoneNo: 'a' }),
      await given.customer({ phoneNo: 'b' }),
      await given.customer(),
    ];
    const before = await countAccounts();
    const erpIds = [...made.map((pair) => pair.erpId), ...alone];
    const answer = await match({ erpIds, criteria: BY_PHONE, createOnNoMatch: false });
    expect(answer.run).toMatchObject({ status: 'ERROR', coupled: 2, failed: 3 });
    expect(answer.outcomes.slice(2).map((each) => each.error?.code)).toEqual(
      Array(3).fill('NO_MATCH'),
    );
    expect(await countAccounts()).toBe(before);
  });

  it('MBC-006 couples nobody when several accounts carry the value of one customer', async () => {
    const customers = [];
    for (let n = 0; n < 5; n++) customers.push(await given.customer({ phoneNo: `m${n}` }));
    for (let n = 0; n < 5; n++) await given.account({ telephone1: 'm0' });
    const answer = await match({ erpIds: customers, criteria: BY_PHONE, syncAfterCoupling: true });
    expect(answer.run).toMatchObject({ coupled: 0, failed: 5 });
    expect(answer.outcomes.map((each) => each.error?.code)).toEqual([
      'MULTIPLE_MATCHES',
      ...Array<string>(4).fill('NO_MATCH'),
    ]);
    expect(answer.outcomes[0]?.error?.data.candidates).toHaveLength(5);
  });

  it('MBC-007 writes nothing in a dry run, and names what it would couple', async () => {
    const made = await pairs(5);
    const erpIds = made.map((pair) => pair.erpId);
    const answer = await match({ erpIds, criteria: BY_PHONE, dryRun: true });
    expect(answer.counts).toMatchObject({ matched: 5, coupled: 0 });
    expect(answer.outcomes.map(({ erpId, crmId }) => ({ erpId, crmId }))).toEqual(made);
    expect(answer.run).toBeNull();
    expect(await couplings(erpIds)).toEqual([]);
  });

  it('MBC-007 says in a dry run what would be created and synchronized, as the run then does', async () => {
    const [pair] = await pairs(1);
    const lonely = await given.customer({ phoneNo: '+49 000' });
    const input = {
      erpIds: [pair?.erpId, lonely],
      criteria: BY_PHONE,
      createOnNoMatch: true,
      syncAfterCoupling: true,
    };
    const before = await countAccounts();
    const dry = await match({ ...input, dryRun: true });
    expect(dry.counts).toMatchObject({ matched: 1, created: 1, unmatched: 0 });
    expect(dry.run).toBeNull();
    expect(dry.outcomes).toMatchObject([
      { kind: 'MATCHED', crmId: pair?.crmId, coupling: null, synced: { kind: 'MODIFIED' } },
      { kind: 'CREATED', crmId: null, coupling: null, synced: { kind: 'INSERTED' }, error: null },
    ]);
    expect(await countAccounts()).toBe(before);
    expect(await couplings([pair?.erpId ?? '', lonely])).toEqual([]);
    const run = await match(input);
    expect(run.counts).toMatchObject({ coupled: 1, created: 1, unmatched: 0 });
    expect(run.outcomes.map(({ synced }) => synced?.kind)).toEqual(['MODIFIED', 'INSERTED']);
  });

  it('C-32 gives the creation of a missing counterpart as a mutation ready to paste', async () => {
    const erpId = await given.customer({ phoneNo: '+49 001' });
    const { outcomes } = await match({ erpIds: [erpId], criteria: BY_PHONE });
    const fix = outcomes[0]?.fix;
    await api.ask(fix?.document ?? '', fix?.variables ?? {});
    expect(await couplings([erpId])).toHaveLength(1);
  });

  it('MBC-008 leaves the values of both sides alone when no synchronization is to follow', async () => {
    const made = await pairs(5);
    const answer = await match({
      erpIds: made.map((pair) => pair.erpId),
      criteria: BY_PHONE,
      syncAfterCoupling: false,
    });
    expect(answer.counts.coupled).toBe(5);
    for (const { erpId, crmId } of made) {
      const [customer, account] = [
        await given.read('erp.customer', erpId),
        await given.read('crm.account', crmId),
      ];
      expect(account.name).not.toBe(customer.name);
    }
  });

  it('SC-13 falls through to the next priority when a text is empty, and ignores letter case', async () => {
    const erpId = await given.customer({ name: 'Tailspin', email: null });
    const crmId = await given.account({ name: 'TAILSPIN' });
    const answer = await match({ erpIds: [erpId], criteria: [BY_EMAIL, BY_NAME] });
    expect(answer.outcomes[0]).toMatchObject({ kind: 'COUPLED', crmId, priority: 2 });
  });

  it('SC-14 tests each priority from scratch', async () => {
    const erpId = await given.customer({ name: 'Fabrikam', email: 'x@y.example' });
    const crmId = await given.account({ name: 'Fabrikam', emailAddress1: 'z@y.example' });
    const answer = await match({ erpIds: [erpId], criteria: [BY_EMAIL, BY_NAME] });
    expect(answer.outcomes[0]).toMatchObject({ kind: 'COUPLED', crmId, priority: 2 });
  });

  it('SC-15 never creates a record that several match, and names the candidates', async () => {
    const candidates = [
      await given.account({ name: 'Adatum' }),
      await given.account({ name: 'Adatum' }),
    ];
    const erpId = await given.customer({ name: 'Adatum' });
    const before = await countAccounts();
    const answer = await match({ erpIds: [erpId], criteria: [BY_NAME], createOnNoMatch: true });
    expect(answer.outcomes[0]?.error?.code).toBe('MULTIPLE_MATCHES');
    expect(answer.outcomes[0]?.error?.data.candidates).toEqual([...candidates].sort());
    expect(await countAccounts()).toBe(before);
  });

  it('SC-16 names the record that holds the only match', async () => {
    const crmId = await given.account({ name: 'Litware' });
    const first = await given.customer({ number: 'LIT-1', name: 'Litware' });
    await match({ erpIds: [first], criteria: [BY_NAME] });
    const second = await given.customer({ name: 'Litware Two' });
    await given.change('crm.account', crmId, { name: 'Litware Two' });
    const answer = await match({ erpIds: [second], criteria: [BY_NAME], createOnNoMatch: false });
    expect(answer.outcomes[0]?.error).toMatchObject({ code: 'MATCH_ALREADY_COUPLED' });
    expect(answer.outcomes[0]?.error?.message).toContain('LIT-1');
    expect(answer.run?.failed).toBe(1);
  });

  it('gives one account to one customer when two of a request match it', async () => {
    const crmId = await given.account({ telephone1: 'shared' });
    const [a, b] = [
      await given.customer({ phoneNo: 'shared' }),
      await given.customer({ phoneNo: 'shared' }),
    ];
    const answer = await match({ erpIds: [a, b], criteria: BY_PHONE });
    expect(answer.outcomes.map(({ kind, error }) => [kind, error?.code ?? null])).toEqual([
      ['COUPLED', null],
      ['UNMATCHED', 'MATCH_ALREADY_COUPLED'],
    ]);
    expect(await couplings([a, b])).toEqual([{ erpId: a, crmId }]);
  });

  it('SC-17 refuses a mapping without criteria and couples nothing', async () => {
    const erpId = await given.customer();
    const answer = await match({ erpIds: [erpId] });
    expect(answer.errors[0]?.code).toBe('NO_MATCH_CRITERIA');
    expect(await couplings([erpId])).toEqual([]);
  });

  it('creates a counterpart for a record that nothing matches, when asked (C-30)', async () => {
    const erpId = await given.customer({ name: 'Brand New' });
    const answer = await match({ erpIds: [erpId], criteria: [BY_NAME], createOnNoMatch: true });
    expect(answer.outcomes[0]).toMatchObject({
      kind: 'CREATED',
      error: null,
      synced: { kind: 'INSERTED' },
    });
    const account = await given.read('crm.account', answer.outcomes[0]?.crmId ?? '');
    expect(account.name).toBe('Brand New');
  });

  it('matches only inside the CRM filter of the mapping', async () => {
    await given.account({ telephone1: 'vendor-phone', customerTypeCode: 11 });
    const erpId = await given.customer({ phoneNo: 'vendor-phone' });
    const answer = await match({ erpIds: [erpId], criteria: BY_PHONE });
    expect(answer.outcomes[0]?.error?.code).toBe('NO_MATCH');
  });

  it('refuses fields of different types and unknown fields, naming them', async () => {
    const erpIds = [await given.customer()];
    const wrong = await match({
      erpIds,
      criteria: [{ erpField: 'creditLimitLcy', crmField: 'name' }],
    });
    expect(wrong.errors[0]?.code).toBe('INVALID_INPUT');
    const unknown = await match({ erpIds, criteria: [{ erpField: 'nothing', crmField: 'name' }] });
    expect(unknown.errors[0]?.code).toBe('INVALID_INPUT');
  });

  it('matches a whole mapping in batches, and reports the first thousand', async () => {
    const answer = await match({
      criteria: BY_PHONE,
      createOnNoMatch: false,
      syncAfterCoupling: false,
    });
    const left = await api.ask<{ customers: { totalCount: number } }>(
      '{ customers { totalCount } }',
    );
    const all = await api.ask<{ couplings: { totalCount: number } }>(
      '{ couplings { totalCount } }',
    );
    expect(answer.counts.unmatched).toBe(left.customers.totalCount - all.couplings.totalCount);
    expect(answer.counts.coupled).toBe(5);
  });
});

async function countAccounts(): Promise<number> {
  const { accounts } = await api.ask<{ accounts: { totalCount: number } }>(
    '{ accounts { totalCount } }',
  );
  return accounts.totalCount;
}
