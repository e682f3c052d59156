import { Given } from '../support/given';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;
let given: Given;

beforeAll(async () => {
  api = await startApi();
  given = new Given(api);
  await given.company();
});

afterAll(() => api.stop());

const OUTCOMES = `outcomes { kind record coupling { lastSyncedAt mapping { name fieldMappings { id } } } error { code } }
  errors { code message }`;
const CREATE = `mutation ($records: [RecordToCoupleInput!]!) {
  couplingCreateInCrm(input: { records: $records }) { ${OUTCOMES} } }`;
const SYNC = `mutation ($records: [CoupledRecordInput!]!) {
  couplingSyncNow(input: { records: $records }) { ${OUTCOMES} } }`;
const DELETE = `mutation ($records: [CoupledRecordInput!]!) {
  couplingDelete(input: { records: $records }) { errors { code message } } }`;

async function customers(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push(await given.customer({ city: 'Berlin' }));
  return ids;
}

async function statements(mutation: string, records: object[], kind?: string): Promise<number> {
  const sent = await api.statementsOf(async () => {
    const answer = await api.ask<
      Record<string, { outcomes?: { kind: string }[]; errors: object[] }>
    >(mutation, { records });
    const [payload] = Object.values(answer);
    expect(payload?.errors).toEqual([]);
    const kinds = payload?.outcomes?.map((outcome) => outcome.kind);
    if (kind) expect(kinds).toEqual(Array<string>(records.length).fill(kind));
  });
  return sent.length;
}

describe('statements of a bulk mutation and its answer', () => {
  it('are as many for 20 records as for 2: create in the CRM, synchronize, uncouple', async () => {
    const few = await customers(2);
    const many = await customers(20);
    const of = async (mutation: string, record: (id: string) => object, kind?: string) => [
      await statements(mutation, few.map(record), kind),
      await statements(mutation, many.map(record), kind),
    ];
    const [createFew, createMany] = await of(
      CREATE,
      (id) => ({ id, mapping: 'CUSTOMER' }),
      'INSERTED',
    );
    expect(createMany).toBe(createFew);
    for (const id of [...few, ...many]) await given.change('erp.customer', id, { city: 'Bremen' });
    const [syncFew, syncMany] = await of(SYNC, (erpId) => ({ erpId }), 'MODIFIED');
    expect(syncMany).toBe(syncFew);
    const [deleteFew, deleteMany] = await of(DELETE, (erpId) => ({ erpId }));
    expect(deleteMany).toBe(deleteFew);
  });
});
