import { startApi, type TestApi } from '../support/api';
import { dumpOf } from '../support/dump';
import { Given } from '../support/given';
import { runMapping } from '../support/runs';

let api: TestApi;
let couplingId: string;
let erpId: string;

const UNKNOWN = '11111111-1111-4111-8111-111111111111';

beforeAll(async () => {
  api = await startApi();
  const given = new Given(api);
  await given.company();
  erpId = await given.customer({ city: 'Oslo' });
  const crmId = await given.account();
  const { couplingCreate } = await api.ask<{ couplingCreate: { coupling: { id: string } } }>(
    `mutation ($erpId: ID!, $crmId: ID!) {
      couplingCreate(input: { mapping: "CUSTOMER", erpId: $erpId, crmId: $crmId, initialSync: TO_CRM }) { coupling { id } } }`,
    { erpId, crmId },
  );
  couplingId = couplingCreate.coupling.id;
  await runMapping(api, 'CUSTOMER');
});

afterAll(() => api.stop());

interface Told {
  code: string;
  message: string;
  path: string[];
  remedy: string | null;
}
interface Payload {
  retried?: number | null;
  notSkipped?: number | null;
  outcomes?: { kind: string; error: Told | null }[] | null;
  errors: Told[];
}

const ERROR = '{ code message path remedy }';
const ask = async (mutation: string): Promise<Payload> => {
  const answer = await api.ask<Record<string, Payload>>(`mutation { ${mutation} }`);
  const [payload] = Object.values(answer);
  if (!payload) throw new Error('Nothing came back.');
  return payload;
};

const CHANGES = 'changes: { enabled: false }';
const REFUSED: readonly [mutation: string, input: string, code: string][] = [
  ['jobPause', `id: "${UNKNOWN}"`, 'JOB_NOT_FOUND'],
  ['jobResume', `id: "${UNKNOWN}"`, 'JOB_NOT_FOUND'],
  ['jobRun', `id: "${UNKNOWN}"`, 'JOB_NOT_FOUND'],
  ['jobRestart', `id: "${UNKNOWN}"`, 'JOB_NOT_FOUND'],
  ['jobUpdate', `id: "${UNKNOWN}", wakes: true`, 'JOB_NOT_FOUND'],
  ['syncRunUndo', `runId: "${UNKNOWN}"`, 'RUN_NOT_FOUND'],
  ['fieldMappingUpdate', `id: "${UNKNOWN}", version: 1, ${CHANGES}`, 'RECORD_NOT_FOUND'],
  ['fieldMappingDelete', `id: "${UNKNOWN}", version: 1`, 'RECORD_NOT_FOUND'],
  ['userFieldUpdate', `id: "${UNKNOWN}", title: "X"`, 'RECORD_NOT_FOUND'],
  ['userFieldDelete', `id: "${UNKNOWN}"`, 'RECORD_NOT_FOUND'],
  [
    'couplingCreate',
    `mapping: "CUSTOMER", erpId: "${UNKNOWN}", crmId: "${UNKNOWN}"`,
    'ERP_NOT_FOUND',
  ],
  ['couplingOpenFromCrm', `entityName: "account", crmId: "${UNKNOWN}"`, 'CRM_NOT_FOUND'],
  ['couplingAssign', `mapping: "SALESPEOPLE", crmId: "${UNKNOWN}"`, 'CRM_NOT_FOUND'],
  [
    'conflictSettle',
    `coupling: { couplingId: "${UNKNOWN}" }, erpVersion: "1", crmVersion: "1", choice: ERP`,
    'NOT_COUPLED',
  ],
];

const PER_RECORD: readonly [mutation: string, input: (ref: string) => string][] = [
  ['couplingDelete', (ref) => `records: [${ref}]`],
  ['couplingSyncNow', (ref) => `records: [${ref}]`],
  ['couplingRestore', (ref) => `records: [${ref}]`],
  ['couplingDeleteRecord', (ref) => `records: [${ref}]`],
  ['couplingRetry', (ref) => `records: [${ref}], syncNow: true`],
];

describe('a mutation that names a record which does not exist', () => {
  it.each(REFUSED)('%s is refused, and writes nothing', async (mutation, input, code) => {
    const before = await dumpOf(api);
    const { errors } = await ask(`${mutation}(input: { ${input} }) { errors ${ERROR} }`);
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(errors[0]?.message).toContain(UNKNOWN);
    expect(errors[0]?.remedy).not.toBeNull();
    expect(await dumpOf(api)).toEqual(before);
  });

  it.each(PER_RECORD)(
    '%s answers for that record alone, and writes nothing',
    async (mutation, input) => {
      const before = await dumpOf(api);
      for (const key of ['couplingId', 'erpId', 'crmId', 'errorId']) {
        const { errors, outcomes } = await ask(
          `${mutation}(input: { ${input(`{ ${key}: "${UNKNOWN}" }`)} }) { outcomes { kind error ${ERROR} } errors ${ERROR} }`,
        );
        expect(errors).toEqual([]);
        expect(outcomes).toMatchObject([{ error: { code: 'NOT_COUPLED' } }]);
        expect(outcomes?.[0]?.error?.message).toContain(UNKNOWN);
        expect(outcomes?.[0]?.error?.remedy).not.toBeNull();
      }
      expect(await dumpOf(api)).toEqual(before);
    },
  );

  it.each(['couplingCreateInCrm', 'couplingCreateInErp'])(
    '%s answers for that record alone, and writes nothing',
    async (mutation) => {
      const before = await dumpOf(api);
      const { errors, outcomes } = await ask(
        `${mutation}(input: { records: [{ id: "${UNKNOWN}", mapping: "CUSTOMER" }] }) { outcomes { kind error ${ERROR} } errors ${ERROR} }`,
      );
      expect(errors).toEqual([]);
      expect(outcomes?.map(({ error }) => error?.code)).toEqual([
        mutation === 'couplingCreateInCrm' ? 'ERP_NOT_FOUND' : 'CRM_NOT_FOUND',
      ]);
      expect(outcomes?.[0]?.error?.message).toContain(UNKNOWN);
      expect(await dumpOf(api)).toEqual(before);
    },
  );

  it('couplingMatch answers for that record alone, and couples nothing', async () => {
    const { errors, outcomes } = await ask(
      `couplingMatch(input: { mapping: "CUSTOMER", erpIds: ["${UNKNOWN}"], criteria: [{ erpField: "name", crmField: "name" }] }) { outcomes { kind error ${ERROR} } errors ${ERROR} }`,
    );
    expect(errors).toEqual([]);
    expect(outcomes?.map(({ error }) => error?.code)).toEqual(['ERP_NOT_FOUND']);
  });
});

describe('bringing skipped pairs back', () => {
  const retry = (records: string) =>
    ask(`couplingRetry(input: { records: [${records}] }) { retried notSkipped errors ${ERROR} }`);
  const skip = (skipped: boolean) =>
    api.composition.unitOfWork.run((tx) =>
      tx.execute('UPDATE sync.coupling SET skipped = $1 WHERE id = $2', [skipped, couplingId]),
    );

  it.each(['couplingId', 'erpId', 'crmId', 'errorId'])(
    'refuses the request for an unknown %s, names its place, and brings back none of the others',
    async (key) => {
      await skip(true);
      const before = await dumpOf(api);
      const told = await retry(`{ couplingId: "${couplingId}" }, { ${key}: "${UNKNOWN}" }`);
      expect(told.retried).toBeNull();
      expect(told.errors).toMatchObject([
        { code: 'NOT_COUPLED', path: ['input', 'records', '1', key] },
      ]);
      expect(told.errors[0]?.message).toContain(UNKNOWN);
      expect(await dumpOf(api)).toEqual(before);
    },
  );

  it('says that the records named beside a coupling are not its own, where it exists', async () => {
    const before = await dumpOf(api);
    const told = await retry(`{ couplingId: "${couplingId}", erpId: "${UNKNOWN}" }`);
    expect(told.errors).toMatchObject([{ code: 'NOT_COUPLED' }]);
    expect(told.errors[0]?.message).toContain('does not join the records');
    expect(await dumpOf(api)).toEqual(before);
  });

  it('leaves a pair that is not skipped as it is, and says so', async () => {
    await skip(false);
    const before = await dumpOf(api);
    expect(await retry(`{ couplingId: "${couplingId}" }, { erpId: "${erpId}" }`)).toEqual({
      retried: 0,
      notSkipped: 1,
      errors: [],
    });
    expect(await dumpOf(api)).toEqual(before);
    await skip(true);
    expect(await retry(`{ erpId: "${erpId}" }`)).toEqual({ retried: 1, notSkipped: 0, errors: [] });
  });
});
