import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
  await quotes.trade.settings({ autoProcessQuotes: true });
});

afterAll(() => quotes.stop());

async function runJob(): Promise<void> {
  const { clock, composition } = quotes.trade.api;
  clock.advance(31 * 60);
  await composition.jobs.runDue.run();
}

async function job(): Promise<Record<string, unknown> | undefined> {
  const [row] = await quotes.trade.api.composition.db.query(
    `SELECT status, last_counts FROM sync.job WHERE kind = 'AUTO_PROCESS_QUOTES'`,
  );
  return row;
}

async function stateOf(id: string) {
  const { crmQuote } = await quotes.trade.api.ask<{
    crmQuote: {
      quote: { number: string; status: string } | null;
      conversionFailure: { code: string; failureCount: number; remedy: string } | null;
    };
  }>(
    `query ($id: ID!) { crmQuote(id: $id) { quote { number status } conversionFailure { code failureCount remedy } } }`,
    { id },
  );
  return crmQuote;
}

describe('quotes that are processed by themselves (QT-2)', () => {
  it('QT-014 one failure does not stop the others: it is visible with its code, and tried again once its reason is gone', async () => {
    const { trade } = quotes;
    const { accountId, customerId } = await trade.coupledCustomer({ number: 'LOOSE' });
    const first = await quotes.active({ customerId: accountId });
    const second = await quotes.active();
    const { errors } = await trade.run(
      'couplingDelete',
      'CouplingDeleteInput',
      { records: [{ erpId: customerId, mapping: 'CUSTOMER' }] },
      '',
    );
    expect(errors).toEqual([]);
    await runJob();
    expect(await job()).toMatchObject({ last_counts: { inserted: 1, failed: 1 } });
    expect(await stateOf(first.id)).toMatchObject({
      quote: null,
      conversionFailure: {
        code: 'ACCOUNT_NOT_COUPLED',
        failureCount: 1,
        remedy: expect.stringContaining('couplingCreate') as string,
      },
    });
    expect(await stateOf(second.id)).toEqual({
      quote: { number: '501', status: 'OPEN' },
      conversionFailure: null,
    });
    const { conversionFailures } = await trade.api.ask<Record<string, unknown>>(
      '{ conversionFailures { nodes { code crmOrder { id } crmQuote { id } run { kind failed } } } }',
    );
    expect(conversionFailures).toEqual({
      nodes: [
        {
          code: 'ACCOUNT_NOT_COUPLED',
          crmOrder: null,
          crmQuote: { id: first.id },
          run: { kind: 'CONVERT', failed: 1 },
        },
      ],
    });
    const { errors: coupling } = await trade.run(
      'couplingCreate',
      'CouplingCreateInput',
      { erpId: customerId, crmId: accountId, mapping: 'CUSTOMER' },
      '',
    );
    expect(coupling).toEqual([]);
    await runJob();
    expect(await stateOf(first.id)).toEqual({
      quote: { number: '502', status: 'OPEN' },
      conversionFailure: null,
    });
  });

  it('a won quote whose order is refused is remembered with the code of the order, and nothing of it is there', async () => {
    const { trade } = quotes;
    const crm = await quotes.active();
    const other = await quotes.active();
    const orderId = (await quotes.win(crm.id)) ?? '';
    await trade.run(
      'crmOrderUpdate',
      'CrmOrderUpdateInput',
      {
        id: orderId,
        addLines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '5' }],
      },
      '',
    );
    await trade.run('crmOrderSubmit', 'CrmOrderInput', { id: orderId }, '');
    await runJob();
    expect(await stateOf(crm.id)).toMatchObject({
      quote: null,
      conversionFailure: { code: 'WRITE_IN_NOT_CONFIGURED', failureCount: 1 },
    });
    expect((await stateOf(other.id)).quote).not.toBeNull();
    await trade.given.row('erp.item', {
      number: 'WRITEIN',
      type: 1,
      baseUnitOfMeasure: 'PCS',
      vatProdPostingGroup: 'STD',
    });
    await trade.settings({ writeInProductType: 'ITEM', writeInProductNo: 'WRITEIN' });
    await runJob();
    expect(await stateOf(crm.id)).toMatchObject({
      quote: { status: 'OPEN' },
      conversionFailure: null,
    });
  });

  it('each won quote is looked at once (QT-2, mended), and quotes of another company never', async () => {
    const { trade } = quotes;
    const { crm } = await quotes.processed();
    await quotes.win(crm.id, 'NONE');
    const companyId = await trade.given.row('crm.company', {
      name: 'Other',
      externalId: '00000000-0000-4000-8000-000000000001',
    });
    const foreign = await quotes.draft();
    await trade.given.change('crm.quote', foreign.id, { companyId });
    await quotes.step('Activate', foreign.id);
    const { crmQuotesToProcess } = await trade.api.ask<{
      crmQuotesToProcess: { nodes: { id: string }[] };
    }>('{ crmQuotesToProcess { nodes { id } } }');
    expect(crmQuotesToProcess.nodes).toEqual([{ id: crm.id }]);
    await runJob();
    expect((await stateOf(crm.id)).quote).toMatchObject({ status: 'RELEASED' });
    expect((await stateOf(foreign.id)).quote).toBeNull();
    expect((await quotes.processAll()).outcomes).toEqual([]);
  });

  it('answers for each of chosen quotes, and repeating it changes nothing', async () => {
    const [one, two, draft] = [await quotes.active(), await quotes.active(), await quotes.draft()];
    const ids = [one.id, two.id, draft.id];
    const first = await quotes.processAll(ids);
    expect(first).toMatchObject({ processed: 2, unchanged: 0, refused: 1 });
    expect(first.outcomes[2]).toMatchObject({ error: { code: 'QUOTE_NOT_ACTIVE' } });
    const again = await quotes.processAll(ids);
    expect(again).toMatchObject({ processed: 0, unchanged: 2, refused: 1 });
    expect(again.outcomes[0]?.quote).toEqual(first.outcomes[0]?.quote);
    expect((await stateOf(draft.id)).conversionFailure).toBeNull();
  });

  it('many quotes cost as many statements as one', async () => {
    const many = [];
    for (let n = 0; n < 12; n++) many.push((await quotes.active()).id);
    const statements = async (ids: readonly string[]): Promise<number> =>
      (await quotes.trade.api.statementsOf(() => quotes.processAll(ids))).length;
    const two = await statements(many.slice(0, 2));
    expect(await statements(many.slice(2))).toBe(two);
  });

  it('stops when the settings say so', async () => {
    await quotes.trade.settings({ autoProcessQuotes: false });
    const crm = await quotes.active();
    await runJob();
    expect((await stateOf(crm.id)).quote).toBeNull();
  });
});
