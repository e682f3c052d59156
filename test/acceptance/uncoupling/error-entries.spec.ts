import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;

beforeAll(async () => {
  masters = await Masters.start();
});

afterAll(() => masters.stop());

/** What is changed so that something would travel, and the table that then refuses to take it. */
const KINDS = {
  CURRENCY: ['erp.currency', 'description', 'crm.transaction_currency'],
  CUSTOMER: ['erp.customer', 'name', 'crm.account'],
  'ITEM-PRODUCT': ['erp.item', 'description', 'crm.product'],
  SALESPEOPLE: ['crm.system_user', 'lastName', 'erp.salesperson'],
} as const;

type Kind = keyof typeof KINDS;

// Changes a record of the pair and synchronizes while the other side takes no writes; the error entries it leaves.
async function failed(kind: Kind, pair: PairIds, times = 1): Promise<string[]> {
  const { api, given, sync } = masters;
  const [source, property, destination] = KINDS[kind];
  const sql = (text: string) => api.composition.unitOfWork.run((tx) => tx.execute(text));
  const sourceId = source.startsWith('erp.') ? pair.erpId : pair.crmId;
  await given.change(source, sourceId, { [property]: `Changed ${pair.couplingId}`.slice(0, 30) });
  await sql(`ALTER TABLE ${destination} ADD CONSTRAINT ck_closed CHECK (version < 0) NOT VALID`);
  try {
    for (let i = 0; i < times; i++) {
      const outcome = await sync.one({ couplingId: pair.couplingId }, { force: false });
      expect(['FAILED', 'SKIPPED']).toContain(outcome.kind);
    }
  } finally {
    await sql(`ALTER TABLE ${destination} DROP CONSTRAINT ck_closed`);
  }
  const errors = await sync.errorIds(pair.erpId);
  expect(errors).toHaveLength(times);
  return errors;
}

const coupled = async (pairs: readonly PairIds[]): Promise<boolean[]> =>
  Promise.all(pairs.map(async ({ erpId }) => (await masters.sync.coupling(erpId)) !== null));
const three = async (make: (n: number) => Promise<PairIds>) => [
  await make(1),
  await make(2),
  await make(3),
];

describe('uncoupling from the list of errors', () => {
  it('UNC-032 uncouples the pair behind an error entry, and no other', async () => {
    const currencies = await three((n) => masters.currencyPair(`E${n}X`));
    const entries: string[][] = [];
    for (const pair of currencies) entries.push(await failed('CURRENCY', pair));
    const [outcome] = await masters.sync.uncouple([{ errorId: entries[1]?.[0] ?? '' }]);
    expect(outcome).toMatchObject({ kind: 'UNCOUPLED', erpId: currencies[1]?.erpId });
    expect(await coupled(currencies)).toEqual([true, false, true]);
  });

  // In the reference product salespeople go without a log row; here everything that is removed has one.
  it('UNC-034 uncouples each selected pair once, in spite of several entries about it', async () => {
    const kinds: [Kind, PairIds[], number][] = [
      ['ITEM-PRODUCT', await three(() => masters.itemPair()), 2],
      ['CUSTOMER', await three(() => masters.customerPair()), 1],
      ['SALESPEOPLE', await three((n) => masters.salespersonPair(`P${n}`, `Person ${n}`)), 1],
    ];
    const selected: string[] = [];
    for (const [kind, pairs, times] of kinds) {
      for (const [at, pair] of pairs.entries()) {
        const entries = await failed(kind, pair, times);
        if (at < 2) selected.push(...entries);
      }
    }
    expect(selected).toHaveLength(8);
    const outcomes = await masters.sync.uncouple(selected.map((errorId) => ({ errorId })));
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(8).fill('UNCOUPLED'));
    for (const [kind, pairs] of kinds) {
      expect(await coupled(pairs)).toEqual([false, false, true]);
      const runs = (await masters.sync.runs(kind)).filter((run) => run.kind === 'UNCOUPLE');
      expect(runs).toHaveLength(1);
      const modified = kind === 'SALESPEOPLE' ? 0 : 2;
      expect(runs[0]).toMatchObject({ uncoupled: 2, modified, failed: 0 });
    }
  });
});

describe('synchronizing from the list of errors', () => {
  it('takes one direction for all, lets one-way mappings go their own way, and brings skipped pairs back (S-7)', async () => {
    const { given, sync } = masters;
    const customer = await masters.customerPair();
    const salesperson = await masters.salespersonPair('Q1', 'Quinn One');
    const selected = [
      ...(await failed('CUSTOMER', customer, 2)),
      ...(await failed('SALESPEOPLE', salesperson, 2)),
    ];
    expect((await sync.coupling(customer.erpId))?.skipped).toBe(true);
    const outcomes = await sync.now(
      selected.map((errorId) => ({ errorId })),
      { direction: 'TO_CRM' },
    );
    expect(outcomes.map((outcome) => outcome.kind)).toEqual(Array(4).fill('MODIFIED'));
    const { name } = await given.read('erp.customer', customer.erpId);
    expect((await given.read('crm.account', customer.crmId)).name).toBe(name);
    const { fullName } = await given.read('crm.system_user', salesperson.crmId);
    expect((await given.read('erp.salesperson', salesperson.erpId)).name).toBe(fullName);
    expect(await sync.coupling(customer.erpId)).toMatchObject({
      skipped: false,
      failureCode: null,
    });
  });

  it('says that an entry whose pair is gone has no coupling', async () => {
    const customer = await masters.customerPair();
    const [errorId = ''] = await failed('CUSTOMER', customer);
    await masters.sync.uncouple([{ erpId: customer.erpId }]);
    expect((await masters.sync.one({ errorId })).error?.code).toBe('NOT_COUPLED');
  });
});
