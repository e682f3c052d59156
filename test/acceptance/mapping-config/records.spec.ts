import { Configure } from '../../support/configure';
import { Masters } from '../../support/masters';
import { Pairs } from '../../support/pairs';
import { codesOf, runMapping, syncModified } from '../../support/runs';

let masters: Masters;
let configure: Configure;
let pairs: Pairs;

beforeEach(async () => {
  masters = await Masters.start(6);
  configure = new Configure(masters.api);
  pairs = new Pairs(masters.api, masters.given);
});

afterEach(() => masters.stop());

const read = (table: string, id: string) => masters.given.read(table, id);

async function candidates(mapping: string): Promise<string[]> {
  const answer = await masters.api.ask<{
    couplingCandidates: { nodes: { name: string }[] };
  }>(`query ($mapping: String!) { couplingCandidates(mapping: $mapping) { nodes { name } } }`, {
    mapping,
  });
  return answer.couplingCandidates.nodes.map((node) => node.name);
}

describe('a primary contact that is not coupled', () => {
  async function coupledWithContact() {
    const pair = await masters.customerPair();
    const company = await masters.companyOf(pair.erpId);
    const contact = await masters.given.row('erp.contact', {
      number: 'CT777',
      name: 'Ann',
      type: 1,
      companyNo: company,
    });
    const { number } = await read('erp.contact', contact);
    const other = await masters.given.row('crm.contact', { lastName: 'Bob' });
    await masters.given.change('crm.account', pair.crmId, { primaryContactId: other });
    await masters.given.change('erp.customer', pair.erpId, { primaryContactNo: number ?? null });
    return { ...pair, other };
  }

  it('CPT-042 empties the account where its field clears failed values', async () => {
    const { erpId, crmId } = await coupledWithContact();
    const { error } = await pairs.sync(erpId, 'TO_CRM');
    expect(error).toBeNull();
    expect((await read('crm.account', crmId)).primaryContactId).toBeNull();
  });

  it('CPT-043 fails the record where its field does not', async () => {
    const { id } = await configure.field('CUSTOMER', 'primaryContactNo', 'primaryContactId');
    await configure.updateField(id, { clearOnFailedSync: false });
    const { erpId, crmId, couplingId, other } = await coupledWithContact();
    const { kind, error } = await pairs.sync(erpId, 'TO_CRM');
    expect(kind).toBe('FAILED');
    expect(error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'primaryContactNo', value: 'CT777' },
    });
    expect((await read('crm.account', crmId)).primaryContactId).toBe(other);
    const [row] = await masters.api.composition.db.query<{ last_result_to_crm: string }>(
      'SELECT last_result_to_crm FROM sync.coupling WHERE id = $1',
      [couplingId],
    );
    expect(row?.last_result_to_crm).toBe('FAILURE');
  });
});

describe('filters', () => {
  it('MAP-050 accounts outside the filter are not offered', async () => {
    await masters.given.account({ name: 'A' });
    await masters.given.account({ name: 'B' });
    await configure.update('CUSTOMER', { crmFilterText: 'name = A' });
    expect(await candidates('CUSTOMER')).toEqual(['A']);
  });

  it('MAP-052 opportunities outside the filter are not offered', async () => {
    const customerId = await masters.given.account();
    for (const name of ['A', 'B'])
      await masters.given.row('crm.opportunity', { name, customerId, customerIdType: 'account' });
    await configure.update('OPPORTUNITY', { crmFilterText: 'name = A' });
    expect(await candidates('OPPORTUNITY')).toEqual(['A']);
  });

  it('IM-049 a blocked item retires its product once the filter lets it in', async () => {
    const { erpId, crmId } = await masters.itemPair();
    await configure.update('ITEM-PRODUCT', { erpFilterText: '' });
    await masters.given.change('erp.item', erpId, { blocked: true });
    await new Pairs(masters.api, masters.given, 'ITEM-PRODUCT').sync(erpId, 'TO_CRM');
    expect((await read('crm.product', crmId)).stateCode).toBe(1);
  });

  it('JSC-006 a filter that means nothing ends the run with an error', async () => {
    await masters.customerPair();
    await masters.api.composition.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE sync.table_mapping SET erp_filter = '[{"field":"nonsense","operator":"eq","value":1}]' WHERE name = 'CUSTOMER'`,
      ),
    );
    const { runs, refused, errors } = await syncModified(masters.api, { mappings: ['CUSTOMER'] });
    const codes = [
      ...errors.map((error) => error.code),
      ...(refused ?? []).map(({ error }) => error.code),
      ...(runs ?? []).flatMap((run) => codesOf(run)),
    ];
    expect(codes).toContain('FILTER_INVALID');
  });
});

describe('new records', () => {
  it('ITS-023 the template is chosen by the filter on the CRM side', async () => {
    for (const [code, locationCode] of [
      ['T1', 'L1'],
      ['T2', 'L2'],
    ])
      await configure.mutate(
        'recordTemplateCreate',
        { code, table: 'erp.customer', defaults: { locationCode } },
        'recordTemplate { id }',
      );
    await configure.mutate(
      'tableMappingTemplatesSet',
      {
        mapping: 'CUSTOMER',
        side: 'ERP',
        templates: [
          { template: 'T1', filterText: 'fax = "123"' },
          { template: 'T2', filterText: 'fax = "456"' },
        ],
      },
      'tableMapping { id }',
    );
    const { erpId } = await pairs.createInErp(await masters.given.account({ fax: '123' }));
    expect((await read('erp.customer', erpId ?? '')).locationCode).toBe('L1');
  });

  it('SC-39 an unconditional run fills a field that was added, a full one does not', async () => {
    await configure.update('CUSTOMER', { direction: 'TO_CRM' });
    const three = [1, 2, 3].map(() => masters.customerPair({ name2: 'second' }));
    const couples = [];
    for (const pair of three) couples.push(await pair);
    await configure.createFields('CUSTOMER', [
      { erpField: 'name2', crmField: 'address1Line3', direction: 'TO_CRM', enabled: true },
    ]);
    await runMapping(masters.api, 'CUSTOMER');
    const full = await runMapping(masters.api, 'CUSTOMER', { full: true });
    expect([full.to.unchanged, full.to.modified]).toEqual([3, 0]);
    const all = await runMapping(masters.api, 'CUSTOMER', { unconditional: true });
    expect(all.to.modified).toBe(3);
    for (const { crmId } of couples)
      expect((await read('crm.account', crmId)).address1Line3).toBe('second');
  });
});
