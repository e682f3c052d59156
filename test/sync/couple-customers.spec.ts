import { Given } from '../support/given';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;
let given: Given;
let companyId: string;
let teamId: string;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  ({ companyId, teamId } = await given.company());
});

afterAll(() => api.stop());

const COUPLE = `mutation ($erpId: ID!, $crmId: ID!, $sync: InitialSync! = NONE) {
  couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: $sync }) {
    created coupling { id lastSyncedAt erpId crmId } outcome { kind changes error { code message } }
    errors { code message remedy data }
  }
}`;
const SYNC = `mutation ($records: [CoupledRecordInput!]!, $direction: SyncNowDirection) {
  couplingSyncNow(input: { records: $records, direction: $direction }) {
    outcomes { kind record error { code message data } changes } errors { code message }
  }
}`;

interface Couple {
  couplingCreate: {
    created: boolean | null;
    coupling: { id: string; lastSyncedAt: string | null; erpId: string; crmId: string } | null;
    outcome: { kind: string; error: { code: string } | null } | null;
    errors: {
      code: string;
      message: string;
      remedy: string | null;
      data: Record<string, unknown>;
    }[];
  };
}
interface Sync {
  couplingSyncNow: {
    outcomes: {
      kind: string;
      error: { code: string; message: string; data: Record<string, unknown> } | null;
    }[];
    errors: { code: string }[];
  };
}

const couple = async (erpId: string, crmId: string, sync = 'NONE') =>
  (await api.ask<Couple>(COUPLE, { erpId, crmId, sync })).couplingCreate;
const syncNow = async (erpId: string, direction: string | null = null) =>
  (await api.ask<Sync>(SYNC, { records: [{ erpId }], direction })).couplingSyncNow.outcomes[0];

describe('coupling a customer with an account', () => {
  it('stores the coupling alone when no data is to travel (C-6, CPR-032)', async () => {
    const erpId = await given.customer({ city: 'Berlin' });
    const crmId = await given.account({ address1City: 'Paris' });
    const result = await couple(erpId, crmId);
    expect(result).toMatchObject({ created: true, outcome: null, errors: [] });
    expect((await given.read('crm.account', crmId)).address1City).toBe('Paris');
    expect((await given.read('erp.customer', erpId)).city).toBe('Berlin');
  });

  it('changes nothing when repeated for the same pair (C-3)', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    const first = await couple(erpId, crmId);
    const again = await couple(erpId, crmId);
    expect(again).toMatchObject({ created: false, errors: [] });
    expect(again.coupling?.id).toBe(first.coupling?.id);
  });

  it('refuses an account that belongs to another living customer and names it (C-3, CIR-009)', async () => {
    const [a, b, account] = [
      await given.customer({ number: 'TAKEN' }),
      await given.customer(),
      await given.account(),
    ];
    await couple(a, account);
    const refused = await couple(b, account);
    expect(refused.coupling).toBeNull();
    expect(refused.errors[0]?.code).toBe('COUPLING_TAKEN');
    expect(refused.errors[0]?.message).toContain('TAKEN');
  });

  it('re-points a customer to another free account and clears that side (C-3, CIR-006)', async () => {
    const [erpId, one, two] = [
      await given.customer(),
      await given.account(),
      await given.account(),
    ];
    const first = await couple(erpId, one, 'TO_CRM');
    const second = await couple(erpId, two);
    expect(second.coupling).toMatchObject({ id: first.coupling?.id, crmId: two });
  });

  it('refuses an account outside the filter of the mapping (CPR-015)', async () => {
    const [erpId, vendor] = [await given.customer(), await given.account({ customerTypeCode: 11 })];
    expect((await couple(erpId, vendor)).errors[0]?.code).toBe('CRM_OUTSIDE_FILTER');
  });

  it('refuses a table mapping that does not exist (IM-005)', async () => {
    const answer = await api.ask<Couple>(COUPLE.replace('"CUSTOMER"', '"NOTHING"'), {
      erpId: await given.customer(),
      crmId: await given.account(),
    });
    expect(answer.couplingCreate.errors[0]?.code).toBe('TABLE_NOT_MAPPED');
  });

  it('sends the ERP values with the coupling when asked (C-12), with company and owner', async () => {
    const erpId = await given.customer({
      name: 'Sent',
      city: 'Oslo',
      countryRegionCode: 'NO',
      creditLimitLcy: '1500',
    });
    const crmId = await given.account({ name: 'Before', fax: '123' });
    const result = await couple(erpId, crmId, 'TO_CRM');
    expect(result.outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    expect(await given.read('crm.account', crmId)).toMatchObject({
      name: 'Sent',
      address1City: 'Oslo',
      address1Country: 'NO',
      creditLimit: '1500',
      companyId,
      fax: null,
      modifiedBy: 'integration',
    });
    expect(result.coupling?.lastSyncedAt).not.toBeNull();
  });

  it('takes the CRM values with the coupling when asked (C-12)', async () => {
    const erpId = await given.customer({ name: 'Before' });
    const crmId = await given.account({
      name: 'Taken',
      address1City: 'Lyon',
      address1Country: 'fr',
      telephone1: '+33 1',
    });
    expect((await couple(erpId, crmId, 'FROM_CRM')).outcome).toMatchObject({ kind: 'MODIFIED' });
    expect(await given.read('erp.customer', erpId)).toMatchObject({
      name: 'Taken',
      city: 'Lyon',
      countryRegionCode: 'FR',
      phoneNo: '+33 1',
    });
  });
});

describe('synchronizing a pair now', () => {
  it('carries a changed name to the CRM (ES-006)', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple(erpId, crmId, 'TO_CRM');
    await given.change('erp.customer', erpId, { name: 'Renamed' });
    expect(await syncNow(erpId, 'TO_CRM')).toMatchObject({ kind: 'MODIFIED', error: null });
    expect((await given.read('crm.account', crmId)).name).toBe('Renamed');
  });

  it('is quiet when nothing changed: own writes are no change (S-11, ITS-006)', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple(erpId, crmId, 'TO_CRM');
    const before = await given.read('crm.account', crmId);
    for (let i = 0; i < 5; i++) {
      expect((await syncNow(erpId))?.kind).toBe('UNCHANGED');
      expect((await syncNow(erpId, i % 2 ? 'TO_CRM' : 'FROM_CRM'))?.kind).toBe('UNCHANGED');
    }
    expect((await given.read('crm.account', crmId)).version).toBe(before.version);
  });

  it('merges edits of different fields on both sides', async () => {
    const [erpId, crmId] = [await given.customer(), await given.account()];
    await couple(erpId, crmId, 'TO_CRM');
    await given.change('erp.customer', erpId, { phoneNo: '111' });
    await given.change('crm.account', crmId, { emailAddress1: 'new@example.com' });
    expect((await syncNow(erpId))?.kind).toBe('MODIFIED');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      telephone1: '111',
      emailAddress1: 'new@example.com',
    });
    expect(await given.read('erp.customer', erpId)).toMatchObject({
      phoneNo: '111',
      email: 'new@example.com',
    });
  });

  it('reports a field changed on both sides as a conflict, with both values and the base, and writes nothing', async () => {
    const [erpId, crmId] = [await given.customer({ name: 'Base' }), await given.account()];
    await couple(erpId, crmId, 'TO_CRM');
    await given.change('erp.customer', erpId, { name: 'Ours', phoneNo: '1' });
    await given.change('crm.account', crmId, { name: 'Theirs' });
    const outcome = await syncNow(erpId);
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'UPDATE_CONFLICT' } });
    expect(JSON.stringify(outcome?.error?.data)).toContain('"Ours"');
    expect(JSON.stringify(outcome?.error?.data)).toContain('"Theirs"');
    expect(JSON.stringify(outcome?.error?.data)).toContain('"Base"');
    expect(await given.read('crm.account', crmId)).toMatchObject({
      name: 'Theirs',
      telephone1: null,
    });
    expect((await syncNow(erpId, 'TO_CRM'))?.kind).toBe('MODIFIED');
    expect((await given.read('crm.account', crmId)).name).toBe('Ours');
  });

  it('refuses an uncoupled record and says what to do (C-14)', async () => {
    const outcome = await syncNow(await given.customer());
    expect(outcome).toMatchObject({ kind: 'SKIPPED', error: { code: 'NOT_COUPLED' } });
  });

  it('names the record that must be coupled first (C-34, CV-10)', async () => {
    await given.row('erp.payment_terms', { code: '30D', description: '30 days' });
    const [erpId, crmId] = [
      await given.customer({ paymentTermsCode: '30D' }),
      await given.account(),
    ];
    await couple(erpId, crmId);
    const outcome = await syncNow(erpId, 'TO_CRM');
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'REFERENCE_NOT_COUPLED' } });
    expect(outcome?.error?.data).toMatchObject({
      field: 'paymentTermsCode',
      value: '30D',
      mapping: 'PAYMENT TERMS',
    });
  });
});

describe('creating counterparts', () => {
  const CREATE = (side: string) => `mutation ($records: [RecordToCoupleInput!]!) {
    couplingCreateIn${side}(input: { records: $records }) { failed outcomes { kind record crmId erpId error { code message } } errors { code message } } }`;

  it('creates an account for a customer and couples them, owned by the team, of type customer (CV-03, GEN-04)', async () => {
    const id = await given.customer({ name: 'Fresh', email: 'fresh@example.com' });
    const answer = await api.ask<{
      couplingCreateInCrm: { outcomes: { kind: string; crmId: string }[] };
    }>(CREATE('Crm'), {
      records: [{ id, mapping: 'CUSTOMER' }],
    });
    const [outcome] = answer.couplingCreateInCrm.outcomes;
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null });
    expect(await given.read('crm.account', outcome?.crmId ?? '')).toMatchObject({
      name: 'Fresh',
      customerTypeCode: 3,
      emailAddress1: 'fresh@example.com',
      companyId,
      ownerId: teamId,
      ownerIdType: 'team',
    });
  });

  it('skips a coupled record, and creates anew for one whose counterpart is gone (C-15, CPT-036)', async () => {
    const [coupled, orphan] = [await given.customer(), await given.customer()];
    const [account, gone] = [await given.account(), await given.account()];
    await couple(coupled, account);
    await couple(orphan, gone);
    await api.composition.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM crm.account WHERE id = $1', [gone]),
    );
    const answer = await api.ask<{
      couplingCreateInCrm: { outcomes: { kind: string; crmId: string }[] };
    }>(CREATE('Crm'), {
      records: [
        { id: coupled, mapping: 'CUSTOMER' },
        { id: orphan, mapping: 'CUSTOMER' },
      ],
    });
    expect(answer.couplingCreateInCrm.outcomes.map((each) => each.kind)).toEqual([
      'SKIPPED',
      'INSERTED',
    ]);
    expect(answer.couplingCreateInCrm.outcomes[1]?.crmId).not.toBe(gone);
  });

  it('answers per record: a bad one does not stop the others', async () => {
    const ids = await Promise.all([
      given.customer(),
      given.customer({ paymentTermsCode: '30D' }),
      given.customer(),
    ]);
    const answer = await api.ask<{
      couplingCreateInCrm: {
        failed: number;
        outcomes: { kind: string; error: { code: string } | null }[];
      };
    }>(CREATE('Crm'), { records: ids.map((id) => ({ id, mapping: 'CUSTOMER' })) });
    expect(answer.couplingCreateInCrm.failed).toBe(1);
    expect(
      answer.couplingCreateInCrm.outcomes.map((each) => each.error?.code ?? each.kind),
    ).toEqual(['INSERTED', 'REFERENCE_NOT_COUPLED', 'INSERTED']);
  });
});

describe('uncoupling', () => {
  it('clears the company on the account, keeps the values, and removes the coupling (C-21, C-24)', async () => {
    const [erpId, crmId] = [await given.customer({ name: 'Kept' }), await given.account()];
    await couple(erpId, crmId, 'TO_CRM');
    const answer = await api.ask<{
      couplingDelete: { outcomes: { kind: string; coupling: unknown }[] };
    }>(
      `mutation ($records: [CoupledRecordInput!]!) { couplingDelete(input: { records: $records }) { outcomes { kind coupling { id } error { code } } errors { code } } }`,
      { records: [{ erpId }] },
    );
    expect(answer.couplingDelete.outcomes[0]).toMatchObject({ kind: 'UNCOUPLED', coupling: null });
    expect(await given.read('crm.account', crmId)).toMatchObject({ name: 'Kept', companyId: null });
  });
});
