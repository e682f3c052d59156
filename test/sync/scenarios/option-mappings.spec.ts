import { Couplings, only } from '../../support/couplings';
import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  couplings = new Couplings(masters.api);
});

afterAll(() => masters.stop());

interface Fix {
  document: string;
  variables: Record<string, unknown>;
}

const KINDS = [
  ['PAYMENT TERMS', 'erp.payment_terms', 'account.paymenttermscode'],
  ['SHIPMENT METHOD', 'erp.shipment_method', 'account.address1_freighttermscode'],
  ['SHIPPING AGENT', 'erp.shipping_agent', 'account.address1_shippingmethodcode'],
] as const;

describe.each(KINDS)('%s', (mapping, table, optionSet) => {
  const pair = async (code: string): Promise<PairIds> =>
    masters.createInCrm(mapping, await masters.given.row(table, { code }));
  const valueOf = (crmId: string) => masters.given.read('crm.option_value', crmId);

  it('C-39, C-40 a code becomes the next value of its option set; a changed one renames it', async () => {
    const [first, second] = [await pair('ONE'), await pair('TWO')];
    const { value } = await valueOf(first.crmId);
    expect(await valueOf(second.crmId)).toMatchObject({
      ...{ optionSet, label: 'TWO', value: Number(value) + 1 },
    });
    await masters.given.change(table, second.erpId, { code: 'ZWEI' });
    const [run] = await masters.sync.modified([mapping]);
    expect(run).toMatchObject({ direction: 'TO_CRM', modified: 1, inserted: 0, failed: 0 });
    expect(await valueOf(second.crmId)).toMatchObject({
      ...{ label: 'ZWEI', value: Number(value) + 1 },
    });
    expect(await masters.sync.coupling(second.erpId)).toMatchObject({
      ...{ lastResultToCrm: 'SUCCESS', skipped: false },
    });
  });

  it('C-40 uncoupling removes the pair alone', async () => {
    const { couplingId, erpId, crmId } = await pair('FREE');
    const before = [await masters.given.read(table, erpId), await valueOf(crmId)];
    const answer = await couplings.delete({ couplingId });
    expect(only(answer)).toMatchObject({ kind: 'UNCOUPLED', error: null });
    expect([await masters.given.read(table, erpId), await valueOf(crmId)]).toEqual(before);
    expect(await couplings.of('erpId', erpId)).toEqual([]);
  });

  it.each(['NONE', 'RESTORE', 'IGNORE', 'REMOVE_COUPLING'])(
    'C-40 a pair that lost a side is given up, although the deletion policy is %s',
    async (deletionPolicy) => {
      await masters.sync.configure(mapping, { deletionPolicy });
      const n = `${deletionPolicy.slice(0, 3)}`;
      const [noValue, noCode, byHand] = [
        await pair(`${n}1`),
        await pair(`${n}2`),
        await pair(`${n}3`),
      ];
      await masters.sync.lose('crm.option_value', noValue.crmId);
      await masters.sync.lose(table, noCode.erpId);
      const [run] = await masters.sync.modified([mapping]);
      expect(run).toMatchObject({ inserted: 0, modified: 0, failed: 0, skipped: 0 });
      await masters.sync.lose('crm.option_value', byHand.crmId);
      const outcome = await masters.sync.one({ couplingId: byHand.couplingId });
      expect(outcome).toMatchObject({ kind: 'REMOVED', error: null });
      for (const { erpId } of [noValue, noCode, byHand])
        expect(await couplings.of('erpId', erpId)).toEqual([]);
      expect(await valueOf(noCode.crmId)).toMatchObject({ label: `${n}2` });
      expect(await masters.given.read(table, byHand.erpId)).toMatchObject({ code: `${n}3` });
      await masters.sync.configure(mapping, { deletionPolicy: 'NONE' });
    },
  );
});

it('C-34 names the mutation that couples a code which a customer waits for', async () => {
  const { erpId, couplingId } = await masters.customerPair();
  await masters.given.row('erp.payment_terms', { code: '90D' });
  await masters.given.change('erp.customer', erpId, { paymentTermsCode: '90D' });
  expect(await masters.sync.one({ erpId })).toMatchObject({
    kind: 'FAILED',
    error: { code: 'REFERENCE_NOT_COUPLED', data: { mapping: 'PAYMENT TERMS', value: '90D' } },
  });
  const { coupling } = await masters.api.ask<{ coupling: { latestError: { fix: Fix } } }>(
    `query ($id: ID!) { coupling(id: $id) { latestError { fix { document variables } } } }`,
    { id: couplingId },
  );
  const { document, variables } = coupling.latestError.fix;
  await masters.api.ask(document, variables);
  expect(await masters.sync.one({ erpId })).toMatchObject({ kind: 'MODIFIED', error: null });
});
