import { Couplings, only } from '../../support/couplings';
import { Masters } from '../../support/masters';
import { FIXTURES, type MappingFixture } from './fixtures';

let masters: Masters;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  couplings = new Couplings(masters.api);
  const { given, api } = masters;
  const series = [
    ['ITEMS', 'I90001', 'itemNos'],
    ['RES', 'R90001', 'resourceNos'],
    ['OPPS', 'P90001', 'opportunityNos'],
  ] as const;
  const { tables, db } = api.composition;
  const [setup] = await tables.get('erp.sales_setup').rowsWhere(db, 'true');
  for (const [code, startingNo, property] of series) {
    await given.row('erp.number_series', { code, startingNo });
    await given.change('erp.sales_setup', String(setup?.id), { [property]: code });
  }
});

afterAll(() => masters.stop());

const goes = (fixture: MappingFixture, direction: 'TO_CRM' | 'FROM_CRM') =>
  fixture.direction === 'BOTH' || fixture.direction === direction;
const tablesOf = async (mapping: string) => {
  const [row] = await masters.api.composition.db.query<{ erp: string; crm: string }>(
    'SELECT erp_table AS erp, crm_table AS crm FROM sync.table_mapping WHERE name = $1',
    [mapping],
  );
  if (!row) throw new Error(`There is no mapping ${mapping}.`);
  return row;
};
const values = async ({ mapping, same }: MappingFixture, erpId: string, crmId: string) => {
  const tables = await tablesOf(mapping);
  const erp = (await masters.given.read(tables.erp, erpId))[same[0]];
  return [erp, (await masters.given.read(tables.crm, crmId))[same[1]]];
};
const pairOf = async (fixture: MappingFixture) =>
  fixture.pair
    ? fixture.pair(masters)
    : { erpId: await fixture.erp(masters), crmId: await fixture.crm(masters) };
const agrees = async (fixture: MappingFixture, erpId: string, crmId: string) => {
  const [erp, crm] = await values(fixture, erpId, crmId);
  expect(crm).not.toBeNull();
  expect(crm).toBe(erp);
};

describe.each(FIXTURES)('the mapping $mapping', (fixture) => {
  const { mapping } = fixture;

  it('creates a CRM record where it goes there, and refuses otherwise', async () => {
    const erpId = await fixture.erp(masters);
    const outcome = only(await couplings.createInCrm({ id: erpId, mapping }));
    if (!goes(fixture, 'TO_CRM')) {
      expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'DIRECTION_NOT_ALLOWED' } });
      return;
    }
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null, coupling: { erpId } });
    await agrees(fixture, erpId, outcome.crmId ?? '');
    expect(only(await couplings.createInCrm({ id: erpId, mapping })).kind).toBe('SKIPPED');
  });

  it('creates an ERP record where it goes there, and refuses otherwise', async () => {
    for (const name of ['UNIT GROUP', 'ITEM UOM', 'RESOURCE UOM'])
      await masters.sync.configure(name, { onlyCoupled: !mapping.endsWith('-PRODUCT') });
    const crmId = await fixture.crm(masters);
    const outcome = only(await couplings.createInErp({ id: crmId, mapping }));
    if (!goes(fixture, 'FROM_CRM')) {
      expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'DIRECTION_NOT_ALLOWED' } });
      return;
    }
    expect(outcome).toMatchObject({ kind: 'INSERTED', error: null, coupling: { crmId } });
    await agrees(fixture, outcome.erpId ?? '', crmId);
    expect(only(await couplings.createInErp({ id: crmId, mapping })).kind).toBe('SKIPPED');
  });

  it('couples two records without data, each way that it goes, and no other way', async () => {
    for (const initialSync of ['NONE', 'TO_CRM', 'FROM_CRM'] as const) {
      const { erpId, crmId } = await pairOf(fixture);
      const before = await values(fixture, erpId, crmId);
      const answer = await couplings.create({ mapping, erpId, crmId, initialSync });
      if (initialSync !== 'NONE' && !goes(fixture, initialSync)) {
        expect(answer.errors[0]?.code).toBe('DIRECTION_NOT_ALLOWED');
        expect(await couplings.of('erpId', erpId)).toEqual([]);
        continue;
      }
      expect(answer).toMatchObject({ created: true, errors: [], coupling: { erpId, crmId } });
      if (initialSync === 'NONE') {
        expect(await values(fixture, erpId, crmId)).toEqual(before);
        continue;
      }
      expect(answer.outcome?.error).toBeNull();
      expect(answer.outcome?.kind).toMatch(/^(MODIFIED|UNCHANGED)$/);
      await agrees(fixture, erpId, crmId);
    }
  });

  it('uncouples, and takes the company off the CRM record where the mapping puts it there', async () => {
    const { erpId, crmId } = await pairOf(fixture);
    await couplings.pair(mapping, erpId, crmId);
    const before = await values(fixture, erpId, crmId);
    expect(only(await couplings.delete({ erpId, mapping }))).toMatchObject({
      kind: 'UNCOUPLED',
      coupling: null,
      error: null,
    });
    expect(await couplings.of('erpId', erpId)).toEqual([]);
    expect(await values(fixture, erpId, crmId)).toEqual(before);
    if (fixture.clearsCompany) {
      const { crm } = await tablesOf(mapping);
      expect((await masters.given.read(crm, crmId)).companyId).toBeNull();
    }
  });
});

describe.each(FIXTURES.filter((fixture) => 'missing' in fixture))(
  'a record of $mapping that refers to one that is not coupled',
  (fixture) => {
    it('is refused, naming the record that must be coupled first; nothing is written', async () => {
      const made = await fixture.missing?.(masters);
      if (!made) throw new Error('There is no such record.');
      const { crm } = await tablesOf(fixture.mapping);
      const count = async () =>
        (
          await masters.api.composition.tables
            .get(crm)
            .rowsWhere(masters.api.composition.db, 'true')
        ).length;
      const before = await count();
      const outcome = only(await couplings.createInCrm({ id: made.id, mapping: fixture.mapping }));
      expect(outcome).toMatchObject({
        kind: 'FAILED',
        coupling: null,
        error: { code: 'REFERENCE_NOT_COUPLED', data: made.names },
      });
      expect(outcome.error?.message).toContain(made.text);
      expect(outcome.error?.remedy).toMatch(/coupl/);
      expect(await count()).toBe(before);
      expect(await couplings.of('erpId', made.id)).toEqual([]);
    });
  },
);
