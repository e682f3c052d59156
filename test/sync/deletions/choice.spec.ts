import { Masters, type PairIds } from '../../support/masters';
import { runMapping, setMapping } from '../../support/runs';
import { forgetPairs, shownOf } from './shown';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterEach(() => forgetPairs(masters));

afterAll(() => masters.stop());

const shown = (pair: PairIds) => shownOf(masters, pair);
const account = (id: string) => masters.given.read('crm.account', id);

describe('choosing a deletion policy', () => {
  const choose = async (mapping: string, deletionPolicy: string) => {
    const { tableMappingUpdate } = await masters.api.ask<{
      tableMappingUpdate: { errors: { code: string; path: string[]; remedy: string }[] };
    }>(
      `mutation ($mapping: String!, $policy: DeletionPolicy) {
        tableMappingUpdate(input: { mapping: $mapping, changes: { deletionPolicy: $policy } }) { errors { code path remedy } } }`,
      { mapping, policy: deletionPolicy },
    );
    return tableMappingUpdate.errors;
  };

  it('takes DEACTIVATE where both records know such a state', async () => {
    for (const mapping of ['CUSTOMER', 'VENDOR', 'ITEM-PRODUCT', 'RESOURCE-PRODUCT'])
      expect(await choose(mapping, 'DEACTIVATE')).toEqual([]);
    expect(await choose('CONTACT', 'IGNORE')).toEqual([]);
  });

  it.each(['CONTACT', 'CURRENCY', 'UNIT OF MEASURE', 'OPPORTUNITY', 'SALESPEOPLE'])(
    'refuses DEACTIVATE for %s, naming the field and what to choose instead',
    async (mapping) => {
      const [error] = await choose(mapping, 'DEACTIVATE');
      expect(error?.code).toBe('DEACTIVATION_UNKNOWN');
      expect(error?.path.at(-1)).toBe('deletionPolicy');
      expect(error?.remedy).toContain('IGNORE');
      const { tableMapping } = await masters.api.ask<{ tableMapping: { deletionPolicy: string } }>(
        `query ($name: String!) { tableMapping(name: $name) { deletionPolicy } }`,
        { name: mapping },
      );
      expect(tableMapping.deletionPolicy).toBe('NONE');
    },
  );
});

describe('a deletion policy that does not fit', () => {
  it('is refused for a mapping that is made anew, and in a document, where nothing of it is taken over', async () => {
    const { tableMappingCreate } = await masters.api.ask<{
      tableMappingCreate: { errors: { code: string; path: string[] }[] };
    }>(
      `mutation ($input: TableMappingCreateInput!) { tableMappingCreate(input: $input) { errors { code path } } }`,
      {
        input: {
          name: 'TEAMS',
          erpTable: 'erp.payment_method',
          crmTable: 'crm.team',
          direction: 'BOTH',
          deletionPolicy: 'DEACTIVATE',
        },
      },
    );
    expect(tableMappingCreate.errors).toMatchObject([
      { code: 'DEACTIVATION_UNKNOWN', path: ['input', 'deletionPolicy'] },
    ]);
    const { mappingConfigurationImport } = await masters.api.ask<{
      mappingConfigurationImport: { errors: { code: string; message: string; data: unknown }[] };
    }>(
      `mutation ($document: JSON!) { mappingConfigurationImport(input: { document: $document }) { errors { code message data } } }`,
      {
        document: {
          format: 1,
          tableMappings: [
            { name: 'CUSTOMER', deletionPolicy: 'IGNORE' },
            { name: 'CONTACT', deletionPolicy: 'DEACTIVATE' },
          ],
        },
      },
    );
    expect(mappingConfigurationImport.errors[0]?.code).toBe('DOCUMENT_INVALID');
    expect(JSON.stringify(mappingConfigurationImport.errors)).toContain('DEACTIVATION_UNKNOWN');
    const { tableMapping } = await masters.api.ask<{ tableMapping: { deletionPolicy: string } }>(
      `{ tableMapping(name: "CUSTOMER") { deletionPolicy } }`,
    );
    expect(tableMapping.deletionPolicy).toBe('NONE');
  });
});

describe('the state of deletion on couplings', () => {
  it('is shown whatever the policy, and couplings are listed by it', async () => {
    const { api, sync } = masters;
    const [kept, noAccount, noCustomer, nothing] = [
      await masters.customerPair(),
      await masters.customerPair(),
      await masters.customerPair(),
      await masters.customerPair(),
    ];
    await runMapping(api, 'CUSTOMER');
    await sync.lose('crm.account', noAccount.crmId);
    await sync.lose('erp.customer', noCustomer.erpId);
    await sync.lose('erp.customer', nothing.erpId);
    await runMapping(api, 'CUSTOMER');
    await sync.lose('crm.account', nothing.crmId);
    const listed = async (states: string[]): Promise<string[]> => {
      const { couplings } = await api.ask<{ couplings: { nodes: { id: string }[] } }>(
        `query ($states: [DeletionState!]) { couplings(where: { deletionState: { in: $states } }) { nodes { id } } }`,
        { states },
      );
      return couplings.nodes.map(({ id }) => id);
    };
    expect(await listed(['CRM_DELETED'])).toEqual([noAccount.couplingId]);
    expect((await listed(['ERP_DELETED'])).sort()).toEqual(
      [noCustomer.couplingId, nothing.couplingId].sort(),
    );
    expect(await listed(['NONE'])).toEqual([kept.couplingId]);
    // Nothing is left of the last pair: the next run gives the coupling up (D-4).
    await runMapping(api, 'CUSTOMER');
    expect(await shown(nothing)).toBeNull();
  });

  it('finds them by an index of their own, in their order, whatever plan the database keeps', async () => {
    const { api } = masters;
    await api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `INSERT INTO sync.coupling (id, mapping_id, erp_id, crm_id, created_at, crm_state)
         SELECT gen_random_uuid(), m.id, gen_random_uuid(), gen_random_uuid(), '2026-01-01'::timestamptz + i * interval '1 hour',
                CASE WHEN i % 1000 = 0 THEN 'DELETED' ELSE 'PRESENT' END
           FROM sync.table_mapping m CROSS JOIN generate_series(1, 5000) i WHERE m.name = 'CUSTOMER'`,
      ),
    );
    await api.database.dataSource.query('ANALYZE sync.coupling');
    for (const filter of ['{ in: [ERP_DELETED, CRM_DELETED] }', '{ eq: CRM_DELETED }']) {
      const sent = await api.statementsOf(async () => {
        const { couplings } = await api.ask<{ couplings: { nodes: object[]; totalCount: number } }>(
          `{ couplings(where: { deletionState: ${filter} }) { totalCount nodes { id } } }`,
        );
        expect([couplings.totalCount, couplings.nodes.length]).toEqual([5, 5]);
      });
      const own = sent.filter((text) => text.includes('Coupling.page') || text.includes('.count'));
      expect(own).toHaveLength(2);
      for (const text of own) {
        const plan = await api.database.dataSource.query<object[]>(
          `EXPLAIN (GENERIC_PLAN, FORMAT JSON) ${text}`,
        );
        expect(JSON.stringify(plan)).toMatch(/ix_coupling_deleted/);
        expect(JSON.stringify(plan)).not.toMatch(/Seq Scan|"Sort"/);
      }
    }
    const [all] = await api.statementsOf(() =>
      api.ask(
        `{ couplings(where: { deletionState: { in: [NONE, CRM_DELETED] } }) { nodes { id } } }`,
      ),
    );
    expect(all).not.toContain(`OR t0.crm_state = 'DELETED')`);
  });

  it('comes back to NONE on a side that no run reads, when the record is there again', async () => {
    const { api, given, sync } = masters;
    await setMapping(api, 'CUSTOMER', { direction: 'TO_CRM' });
    const pair = await masters.customerPair();
    await runMapping(api, 'CUSTOMER');
    const row = await account(pair.crmId);
    await sync.lose('crm.account', pair.crmId);
    await runMapping(api, 'CUSTOMER');
    expect((await shown(pair))?.deletionState).toBe('CRM_DELETED');
    await given.row('crm.account', row);
    await runMapping(api, 'CUSTOMER');
    expect((await shown(pair))?.deletionState).toBe('NONE');
  });
});
