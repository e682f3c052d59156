import { Masters } from '../../support/masters';
import { runMapping } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

interface Listed {
  erpId: string;
  mapping: { name: string };
  standing: string;
  failureCode: string | null;
  erpRecord: { exists: boolean; name: string | null; noun: string };
  crmRecord: { exists: boolean; name: string | null };
  latestError: { code: string; createdAt: string } | null;
}
const FIELDS = `erpId mapping { name } standing failureCode erpRecord { noun name exists } crmRecord { name exists }
  latestError { code createdAt }`;
const listed = async (mapping?: string, first = 20): Promise<Listed[]> => {
  const mappingId = mapping === undefined ? undefined : await masters.sync.mappingId(mapping);
  const where = {
    skipped: { eq: true },
    ...(mappingId === undefined ? {} : { mappingId: { eq: mappingId } }),
  };
  const { couplings } = await masters.api.ask<{ couplings: { nodes: Listed[] } }>(
    `query ($where: CouplingWhere!, $first: Int!) { couplings(where: $where, first: $first) { nodes { ${FIELDS} } } }`,
    { where, first },
  );
  return couplings.nodes;
};
/** A pair that lost its CRM record and was tried twice. */
const lost = async (table: string, pair: { erpId: string; crmId: string }) => {
  await masters.sync.lose(table, pair.crmId);
  for (let times = 0; times < 2; times++)
    await masters.sync.one({ erpId: pair.erpId }, { direction: 'TO_CRM' });
  return pair.erpId;
};

describe('the list of skipped pairs', () => {
  it('S-28 names table, records, whether they exist, the latest error and when; of all tables or one', async () => {
    const customer = await masters.customerPair({ name: 'Oak Ltd' });
    const vendor = await masters.pair(
      'VENDOR',
      await masters.given.row('erp.vendor', { number: 'V1', name: 'Elm Ltd' }),
      await masters.given.account({ customerTypeCode: 11 }),
    );
    await lost('crm.account', customer);
    await lost('crm.account', vendor);
    expect((await listed()).map(({ mapping }) => mapping.name).sort()).toEqual([
      'CUSTOMER',
      'VENDOR',
    ]);
    expect(await listed('VENDOR')).toEqual([
      {
        erpId: vendor.erpId,
        mapping: { name: 'VENDOR' },
        standing: 'DELETED',
        failureCode: 'COUNTERPART_DELETED',
        erpRecord: {
          noun: 'Vendor',
          name: 'V1',
          exists: true,
        },
        crmRecord: { name: null, exists: false },
        latestError: {
          code: 'COUNTERPART_DELETED',
          createdAt: expect.stringMatching(/^2026-08-22T/) as string,
        },
      },
    ]);
  });

  it('S-28 a pair of which both records are gone leaves the list with the next run', async () => {
    // The reference tidies while it builds the list; a query here never writes.
    const pair = await masters.customerPair();
    await lost('crm.account', pair);
    await masters.sync.lose('erp.customer', pair.erpId);
    expect(await listed()).toMatchObject([
      { erpRecord: { exists: false }, crmRecord: { exists: false } },
    ]);
    await runMapping(masters.api, 'CUSTOMER');
    expect(await listed()).toEqual([]);
  });

  it('S-28 shows at most 100 at a time', async () => {
    await expect(listed(undefined, 101)).rejects.toThrow('100');
  });
});
