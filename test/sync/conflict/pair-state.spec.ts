import type { Tx } from '../../../src/platform/database/db';
import { Conflicts, quarrelling } from '../../support/conflicts';
import { Masters } from '../../support/masters';

let masters: Masters;
let conflicts: Conflicts;

beforeAll(async () => {
  masters = await Masters.start();
  conflicts = new Conflicts(masters.api);
});

afterAll(() => masters.stop());

describe('the state of a pair', () => {
  it('says nothing is to do for a pair that agrees', async () => {
    const { couplingId } = await masters.customerPair({ name: 'Calm' });
    const state = await conflicts.of(couplingId);
    expect(state).toMatchObject({
      verdict: 'AGREES',
      policy: 'MERGE',
      erpChanged: false,
      crmChanged: false,
      error: null,
    });
    expect(state.fields.find((field) => field.erpField === 'name')).toEqual({
      erpField: 'name',
      crmField: 'name',
      unit: null,
      direction: 'BOTH',
      base: { erp: 'Calm', crm: 'Calm' },
      erp: 'Calm',
      crm: 'Calm',
      differs: false,
      changedBy: 'NONE',
      effect: 'NONE',
    });
  });

  it('says per field the base, both values, who changed it and what happens to it', async () => {
    const { couplingId } = await quarrelling(masters, {
      customer: { name: 'Ours', phoneNo: '1', creditLimitLcy: '500' },
      account: { name: 'Theirs', emailAddress1: 'x@example.com' },
    });
    const state = await conflicts.of(couplingId);
    expect(state).toMatchObject({ verdict: 'CONFLICT', erpChanged: true, crmChanged: true });
    expect(state.error?.code).toBe('UPDATE_CONFLICT');
    const by = new Map(state.fields.map((field) => [field.erpField, field]));
    expect(by.get('name')).toMatchObject({
      base: { erp: 'Base', crm: 'Base' },
      erp: 'Ours',
      crm: 'Theirs',
      changedBy: 'BOTH',
      effect: 'CONFLICT',
    });
    // A pair in conflict is left alone as a whole, so nothing else travels either.
    expect(by.get('phoneNo')).toMatchObject({ changedBy: 'ERP', differs: true, effect: 'NONE' });
    expect(by.get('email')).toMatchObject({ changedBy: 'CRM', differs: true, effect: 'NONE' });
  });

  it('says what a merge would let travel which way', async () => {
    const { couplingId } = await quarrelling(masters, {
      customer: { phoneNo: '1', creditLimitLcy: '500' },
      account: { emailAddress1: 'x@example.com' },
    });
    expect((await conflicts.of(couplingId)).verdict).toBe('TRAVELS');
    expect((await conflicts.field(couplingId, 'phoneNo')).effect).toBe('TO_CRM');
    expect((await conflicts.field(couplingId, 'creditLimitLcy')).effect).toBe('TO_CRM');
    expect((await conflicts.field(couplingId, 'email')).effect).toBe('FROM_CRM');
  });

  it.each([
    ['NONE', 'CONFLICT', 'CONFLICT'],
    ['SEND', 'TRAVELS', 'TO_CRM'],
    ['GET', 'TRAVELS', 'FROM_CRM'],
    ['MERGE', 'CONFLICT', 'CONFLICT'],
  ])('follows the update policy %s: %s, the field %s', async (policy, verdict, effect) => {
    const { couplingId } = await quarrelling(masters);
    await masters.sync.configure('CUSTOMER', { updatePolicy: policy });
    const state = await conflicts.of(couplingId);
    await masters.sync.configure('CUSTOMER', { updatePolicy: 'MERGE' });
    expect(state).toMatchObject({ verdict, policy });
    expect(state.fields.find((field) => field.erpField === 'name')?.effect).toBe(effect);
  });

  it.each([
    ['NONE', 'FAILS', 'COUNTERPART_DELETED'],
    ['RESTORE', 'RESTORES', undefined],
    ['REMOVE_COUPLING', 'UNCOUPLES', undefined],
  ])(
    'follows the deletion policy %s when a counterpart is gone: %s',
    async (policy, verdict, code) => {
      const { couplingId, crmId } = await masters.customerPair();
      await masters.sync.lose('crm.account', crmId);
      await masters.sync.configure('CUSTOMER', { deletionPolicy: policy });
      const state = await conflicts.of(couplingId);
      await masters.sync.configure('CUSTOMER', { deletionPolicy: 'NONE' });
      expect(state).toMatchObject({ verdict, crmVersion: null });
      expect(state.error?.code).toBe(code);
    },
  );

  it('writes nothing', async () => {
    const { db } = masters.api.composition;
    const left = `SELECT (SELECT count(*) FROM sync.journal_entry) AS journal, (SELECT count(*) FROM sync.sync_run) AS runs,
              (SELECT max(version) FROM erp.customer) AS erp, (SELECT max(version) FROM crm.account) AS crm`;
    await quarrelling(masters);
    const before = await db.query(left);
    await masters.api.ask(
      `{ couplings(first: 100) { edges { node { conflict { verdict fields { erpField effect } } } } } }`,
    );
    expect(await db.query(left)).toEqual(before);
  });

  it('asks as little of the database for many pairs as for two', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push((await quarrelling(masters)).couplingId);
    const { engine, unitOfWork, clock } = { ...masters.api.composition, clock: masters.api.clock };
    const statements = (some: readonly string[]) =>
      unitOfWork.preview(async (tx) => {
        const counted = counting(tx);
        const states = await engine.verbs.readConflicts.run(
          counted.tx,
          some,
          clock.now().toISOString(),
        );
        expect([...states.values()].map((state) => state.verdict)).toEqual(
          some.map(() => 'CONFLICT'),
        );
        return counted.count();
      });
    expect(await statements(ids)).toBe(await statements(ids.slice(0, 2)));
  });
});

// A transaction that counts what is asked of it.
function counting(tx: Tx): { tx: Tx; count: () => number } {
  let count = 0;
  const watched = new Proxy(tx, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        if (property === 'query' || property === 'prepared') count += 1;
        return Reflect.apply(member, target, args) as unknown;
      };
    },
  });
  return { tx: watched, count: () => count };
}

describe('a pair of every kind that has just been made', () => {
  it('agrees in every field', async () => {
    const customer = await masters.customerPair({ city: 'Oslo', countryRegionCode: 'NO' });
    const pairs = {
      customer,
      contact: await masters.contactPair(customer),
      salesperson: await masters.salespersonPair('KIND', 'Kim Ind'),
      currency: await masters.currencyPair('CHF'),
      item: await masters.itemPair({ unitPrice: '12.5', unitCost: '7' }),
      resource: await masters.resourcePair(),
    };
    for (const [kind, { couplingId }] of Object.entries(pairs)) {
      const { verdict, fields, error } = await conflicts.of(couplingId);
      const differing = fields.filter((field) => field.differs).map((field) => field.erpField);
      expect({ kind, verdict, differing, error }).toEqual({
        kind,
        verdict: 'AGREES',
        differing: [],
        error: null,
      });
    }
    const { couplings } = await masters.api.ask<{
      couplings: {
        edges: { node: { mapping: { name: string }; conflict: { verdict: string } } }[];
      };
    }>(`{ couplings(first: 100) { edges { node { mapping { name } conflict { verdict } } } } }`);
    const others = couplings.edges
      .map(({ node }) => `${node.mapping.name} ${node.conflict.verdict}`)
      .filter((text) => /^(UNIT GROUP|ITEM UOM|RESOURCE UOM) /.test(text));
    expect([...new Set(others)].sort()).toEqual([
      'ITEM UOM AGREES',
      'RESOURCE UOM AGREES',
      'UNIT GROUP AGREES',
    ]);
  });
});
