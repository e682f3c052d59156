import type { Tx } from '../../src/platform/database/db';
import type { Row } from '../../src/platform/database/record-table';
import { Conflicts } from '../support/conflicts';
import { Masters } from '../support/masters';

let masters: Masters;
let conflicts: Conflicts;

beforeAll(async () => {
  masters = await Masters.start();
  conflicts = new Conflicts(masters.api);
});

afterAll(() => masters.stop());

const PHONE_AND_NAME: { customer: Row; account: Row } = {
  customer: { phoneNo: '1', name: 'Ours' },
  account: { telephone1: '2', name: 'Theirs' },
};

async function quarrel({ customer, account } = PHONE_AND_NAME) {
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

const sides = async ({ erpId, crmId }: { erpId: string; crmId: string }) => ({
  erp: await masters.given.read('erp.customer', erpId),
  crm: await masters.given.read('crm.account', crmId),
});

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
    const { couplingId } = await quarrel({
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
    const { couplingId } = await quarrel({
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
    const { couplingId } = await quarrel();
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
    await quarrel();
    const before = await db.query(left);
    await masters.api.ask(
      `{ couplings(first: 100) { edges { node { conflict { verdict fields { erpField effect } } } } } }`,
    );
    expect(await db.query(left)).toEqual(before);
  });

  it('asks as little of the database for many pairs as for two', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 20; i++) ids.push((await quarrel()).couplingId);
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

describe('settling a conflict', () => {
  it('takes one choice for all fields in conflict; what one side changed alone travels', async () => {
    const pair = await quarrel({
      customer: { name: 'Ours', phoneNo: '1' },
      account: { name: 'Theirs', emailAddress1: 'x@example.com' },
    });
    const { outcome, errors } = await conflicts.settle(pair, { choice: 'CRM' });
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Theirs', phoneNo: '1', email: 'x@example.com' });
    expect(crm).toMatchObject({ name: 'Theirs', telephone1: '1', emailAddress1: 'x@example.com' });
    expect(await conflicts.of(pair.couplingId)).toMatchObject({
      verdict: 'AGREES',
      erpChanged: false,
      crmChanged: false,
    });
  });

  it('takes a choice per field, by the name of either side, and a given value', async () => {
    const pair = await quarrel({
      customer: { name: 'Ours', phoneNo: '1', homePage: 'ours.example.com' },
      account: { name: 'Theirs', telephone1: '2', websiteUrl: 'theirs.example.com' },
    });
    const { outcome, errors } = await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Neither' },
        { field: 'telephone1', take: 'CRM' },
        { field: 'homePage', take: 'ERP' },
      ],
    });
    expect(errors).toEqual([]);
    expect(outcome?.kind).toBe('MODIFIED');
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Neither', phoneNo: '2', homePage: 'ours.example.com' });
    expect(crm).toMatchObject({ name: 'Neither', telephone1: '2', websiteUrl: 'ours.example.com' });
    expect((await conflicts.of(pair.couplingId)).verdict).toBe('AGREES');
  });

  it('journals every write of both sides under its run', async () => {
    const pair = await quarrel();
    await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Both' },
        { field: 'phoneNo', take: 'CRM' },
      ],
    });
    const [run] = await masters.sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ modified: 1, failed: 0 });
    const entries = await masters.api.composition.db.query(
      `SELECT side, record_id, changes FROM sync.journal_entry WHERE run_id = $1 ORDER BY side DESC, id`,
      [run?.id],
    );
    expect(entries).toEqual([
      {
        side: 'ERP',
        record_id: pair.erpId,
        changes: expect.objectContaining({ name: ['Ours', 'Both'] }) as unknown,
      },
      {
        side: 'ERP',
        record_id: pair.erpId,
        changes: expect.objectContaining({ phoneNo: ['1', '2'] }) as unknown,
      },
      { side: 'CRM', record_id: pair.crmId, changes: { name: ['Theirs', 'Both'] } },
    ]);
  });

  it('lets the fields of an address share their fate', async () => {
    const pair = await quarrel({
      customer: { city: 'Bergen' },
      account: { address1PostalCode: '9999' },
    });
    const state = await conflicts.of(pair.couplingId);
    expect(
      state.fields.filter((field) => field.effect === 'CONFLICT').map((field) => field.erpField),
    ).toEqual(['postCode', 'city']);
    const split = await conflicts.settle(pair, {
      fields: [
        { field: 'city', take: 'ERP' },
        { field: 'postCode', take: 'CRM' },
      ],
    });
    expect(split.errors[0]).toMatchObject({ code: 'MERGE_UNIT_SPLIT', data: { unit: 'address' } });
    const { errors } = await conflicts.settle(pair, { fields: [{ field: 'city', take: 'CRM' }] });
    expect(errors).toEqual([]);
    expect((await sides(pair)).erp).toMatchObject({ city: 'Oslo', postCode: '9999' });
  });

  it('takes values for an address when every differing field of it has one', async () => {
    const pair = await quarrel({
      customer: { city: 'Bergen' },
      account: { address1PostalCode: '9999' },
    });
    const partly = await conflicts.settle(pair, {
      fields: [{ field: 'city', take: 'VALUE', value: 'Tromsø' }],
    });
    expect(partly.errors[0]?.code).toBe('MERGE_UNIT_SPLIT');
    await conflicts.settle(pair, {
      fields: [
        { field: 'city', take: 'VALUE', value: 'Tromsø' },
        { field: 'postCode', take: 'VALUE', value: '9008' },
      ],
    });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ city: 'Tromsø', postCode: '9008' });
    expect(crm).toMatchObject({ address1City: 'Tromsø', address1PostalCode: '9008' });
  });

  it('refuses when a field in conflict has no choice, or a field is unknown, and writes nothing', async () => {
    const pair = await quarrel();
    const before = await sides(pair);
    const missing = await conflicts.settle(pair, { fields: [{ field: 'name', take: 'ERP' }] });
    expect(missing.errors[0]).toMatchObject({
      code: 'CHOICE_MISSING',
      data: { fields: ['phoneNo'] },
    });
    const unknown = await conflicts.settle(pair, { fields: [{ field: 'shoeSize', take: 'ERP' }] });
    expect(unknown.errors[0]?.code).toBe('INVALID_INPUT');
    expect(await sides(pair)).toEqual(before);
  });

  it.each(['erp.customer', 'crm.account'])(
    'refuses when %s moved since the caller saw it',
    async (table) => {
      const pair = await quarrel();
      const { erpVersion, crmVersion } = await conflicts.of(pair.couplingId);
      const erp = table === 'erp.customer';
      await masters.given.change(table, erp ? pair.erpId : pair.crmId, { name: 'Later' });
      const { errors } = await conflicts.settle(pair, { choice: 'ERP', erpVersion, crmVersion });
      expect(errors[0]).toMatchObject({
        code: 'VERSION_CONFLICT',
        path: ['input', erp ? 'erpVersion' : 'crmVersion'],
      });
      const { name } = erp ? (await sides(pair)).erp : (await sides(pair)).crm;
      expect(name).toBe('Later');
    },
  );

  it('brings a skipped pair back', async () => {
    const pair = await quarrel();
    for (let i = 0; i < 2; i++)
      await masters.sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    expect((await masters.sync.coupling(pair.erpId))?.skipped).toBe(true);
    const { coupling, outcome } = await conflicts.settle(pair, { choice: 'ERP' });
    expect(outcome?.kind).toBe('MODIFIED');
    expect(coupling).toEqual({ skipped: false, failureCode: null });
    expect((await sides(pair)).crm).toMatchObject({ name: 'Ours', telephone1: '1' });
  });

  it('leaves both sides and the coupling as they were when a side refuses the value', async () => {
    const pair = await quarrel();
    for (let i = 0; i < 2; i++)
      await masters.sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    const before = await sides(pair);
    await masters.given.row('erp.payment_terms', { code: '14D', description: '14 days' });
    await masters.given.change('erp.customer', pair.erpId, { paymentTermsCode: '14D' });
    const { outcome } = await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Both' },
        { field: 'phoneNo', take: 'CRM' },
      ],
    });
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'REFERENCE_NOT_COUPLED' } });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Ours', phoneNo: '1' });
    expect(crm).toEqual(before.crm);
    expect((await masters.sync.coupling(pair.erpId))?.skipped).toBe(true);
  });

  it('refuses a value the field cannot take', async () => {
    const pair = await quarrel();
    const { errors } = await conflicts.settle(pair, {
      choice: 'ERP',
      fields: [{ field: 'currencyCode', take: 'VALUE', value: { no: 'code' } }],
    });
    expect(errors[0]?.code).toBe('FIELD_CONVERSION');
  });
});
