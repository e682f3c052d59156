import type { Row } from '../../../src/platform/database/record-table';
import { QuoteTrade } from '../../support/quotes';
import { latestRun, undo, type Undo } from './verbs';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

/** All that processing writes, without what the database stamps by itself. */
async function everything(): Promise<Row[]> {
  const plain = (table: string): string =>
    `(SELECT coalesce(jsonb_agg(to_jsonb(t) - '{version,changed_xid,created_at,modified_at,modified_by}'::text[] ORDER BY t.id), '[]') FROM ${table} t)`;
  return quotes.trade.api.composition.db.query(
    `SELECT ${plain('erp.sales_quote')} AS quotes, ${plain('erp.sales_quote_line')} AS lines, ${plain('erp.note')} AS notes,
            ${plain('erp.sales_document_archive')} AS versions, ${plain('erp.sales_document_archive_line')} AS kept_lines,
            ${plain('sync.processed_quote')} AS processed, ${plain('erp.sales_order')} AS orders, ${plain('crm.quote')} AS crm`,
  );
}

const takeBack = async (runId?: string): Promise<Undo> => {
  const { api } = quotes.trade;
  return undo(api, runId ?? (await latestRun(api, 'CONVERT')));
};

const problems = (result: Undo) =>
  (result.outcomes ?? []).flatMap((outcome) => outcome.problems.map(({ code }) => code));

const note = (crmQuoteId: string, noteText: string): Promise<string> =>
  quotes.trade.given.row('crm.note', {
    objectTypeCode: 'quote',
    objectId: crmQuoteId,
    subject: 'Call',
    noteText,
  });

/** A quote of two desks with a note, revised to five at another price and processed again; the note of the revision differs. */
async function revisedQuote() {
  const first = await quotes.active({ description: 'First' });
  await note(first.id, 'Ring before noon');
  const erp = await quotes.done(first.id);
  const revision = await quotes.revised(first.id, {
    changes: { description: 'Second', discountPercentage: '10' },
    addLines: [quotes.line({ quantity: '3', pricePerUnit: '70' })],
  });
  await note(revision.id, 'Ring after noon');
  return { first, erp, revision };
}

describe('the undo of a processed quote', () => {
  it('puts a revised quote back wholly: header, lines, notes, the kept version and what stands for it', async () => {
    const { erp, revision } = await revisedQuote();
    const before = await everything();
    expect((await quotes.process(revision.id)).action).toBe('REVISED');
    expect(await everything()).not.toEqual(before);
    const result = await takeBack();
    expect(problems(result)).toEqual([]);
    expect(result).toMatchObject({ restored: 1, removed: 0, kept: 0 });
    expect(await everything()).toEqual(before);
    expect((await quotes.erpQuote(erp.id)).lines).toMatchObject([
      { no: 'DESK', quantity: '2', unitPrice: '90' },
    ]);
    // The revision waits again, and becomes the quote a second time under the same number.
    const again = await quotes.process(revision.id);
    expect([again.action, again.quote?.number]).toEqual(['REVISED', erp.number]);
  });

  it('can be undone itself, which has the revision back', async () => {
    const { revision } = await revisedQuote();
    const earlier = await everything();
    await quotes.process(revision.id);
    const revised = await everything();
    const back = await takeBack();
    expect(back.errors).toEqual([]);
    const forth = await takeBack(await latestRun(quotes.trade.api, 'UNDO'));
    expect(problems(forth)).toEqual([]);
    expect(await everything()).toEqual(revised);
    await takeBack(await latestRun(quotes.trade.api, 'UNDO'));
    expect(await everything()).toEqual(earlier);
  });

  it('removes a new quote with its lines and notes, and the CRM quote waits again', async () => {
    const crm = await quotes.active();
    await note(crm.id, 'Ring before noon');
    const before = await everything();
    await quotes.done(crm.id);
    const result = await takeBack();
    expect(result).toMatchObject({ removed: 1, kept: 0 });
    expect(await everything()).toEqual(before);
    expect((await quotes.process(crm.id)).action).toBe('CREATED');
  });

  it.each<[string, (erpId: string) => Promise<void>]>([
    [
      'HEADER',
      (id) => quotes.trade.given.change('erp.sales_quote', id, { externalDocumentNo: 'MINE' }),
    ],
    [
      'LINES',
      async (id) => {
        const { tables, db } = quotes.trade.api.composition;
        const [line] = await tables.get('erp.sales_quote_line').rowsBy(db, 'documentId', [id]);
        const lineId = String(line?.id);
        await quotes.trade.given.change('erp.sales_quote_line', lineId, { quantity: '9' });
      },
    ],
    [
      'NOTES',
      async (id) => {
        await quotes.trade.given.row('erp.note', {
          recordTable: 'erp.sales_quote',
          recordId: id,
          text: 'Mine',
        });
      },
    ],
  ])('leaves all of it when its %s changed since, and says so', async (part, change) => {
    const { erp, revision } = await revisedQuote();
    await quotes.process(revision.id);
    await change(erp.id);
    const before = await everything();
    const result = await takeBack();
    expect(result).toMatchObject({ restored: 0, removed: 0, kept: 1 });
    const [problem] = (result.outcomes ?? []).flatMap((outcome) => outcome.problems);
    expect(problem).toMatchObject({ code: 'CHANGED_SINCE', data: { parts: [part] } });
    expect(problem?.remedy).toBeTruthy();
    expect(await everything()).toEqual(before);
  });

  it('stays when a later revision was processed, until that run is undone', async () => {
    const { revision } = await revisedQuote();
    const start = await everything();
    await quotes.process(revision.id);
    const run = await latestRun(quotes.trade.api, 'CONVERT');
    const third = await quotes.revised(revision.id, { changes: { description: 'Third' } });
    await quotes.process(third.id);
    const last = await latestRun(quotes.trade.api, 'CONVERT');
    expect(problems(await takeBack(run))).toEqual(['CHANGED_SINCE']);
    expect((await takeBack(last)).kept).toBe(0);
    expect((await takeBack(run)).kept).toBe(0);
    const parts = ['quotes', 'lines', 'notes', 'versions', 'kept_lines', 'processed'];
    const [now, then] = [(await everything())[0], start[0]];
    for (const part of parts) expect(now?.[part]).toEqual(then?.[part]);
  });

  it('stays when it was removed since', async () => {
    const { erp, revision } = await revisedQuote();
    await quotes.process(revision.id);
    await quotes.trade.given.remove('erp.sales_quote', erp.id);
    expect(problems(await takeBack())).toEqual(['RECORD_GONE']);
  });

  it('opens a quote again that winning had released', async () => {
    const { crm, erp } = await quotes.processed();
    await quotes.win(crm.id, 'NONE');
    const before = await everything();
    expect((await quotes.process(crm.id)).action).toBe('RELEASED');
    expect((await quotes.erpQuote(erp.id)).status).toBe('RELEASED');
    expect((await takeBack()).kept).toBe(0);
    expect(await everything()).toEqual(before);
    expect((await quotes.process(crm.id)).action).toBe('RELEASED');
  });

  it('waits for the undo of the order that was made of it', async () => {
    const { trade } = quotes;
    const crm = await quotes.active();
    const before = await everything();
    await quotes.win(crm.id, 'SUBMITTED');
    const { order, quote } = await quotes.process(crm.id);
    const runOf = async (recordId?: string): Promise<string> => {
      const [entry] = await trade.api.composition.db.query<{ id: string }>(
        'SELECT run_id AS id FROM sync.journal_entry WHERE record_id = $1 ORDER BY id DESC LIMIT 1',
        [recordId],
      );
      return entry?.id ?? '';
    };
    const [ofQuote, ofOrder] = [await runOf(quote?.id), await runOf(order?.id)];
    const refused = await takeBack(ofQuote);
    expect(problems(refused)).toEqual(['RECORD_IN_USE']);
    expect(refused.outcomes?.[0]?.problems[0]?.data).toEqual({ orders: [order?.number] });
    expect((await quotes.erpQuote(quote?.id ?? '')).status).toBe('OPEN');
    expect(await quotes.versions(quote?.id ?? '')).toEqual([1]);
    expect((await takeBack(ofOrder)).kept).toBe(0);
    expect(await quotes.versions(quote?.id ?? '')).toEqual([]);
    expect((await takeBack(ofQuote)).kept).toBe(0);
    const parts = ['quotes', 'lines', 'notes', 'versions', 'kept_lines', 'processed', 'orders'];
    const [now, then] = [(await everything())[0], before[0]];
    for (const part of parts) expect(now?.[part]).toEqual(then?.[part]);
  });

  it('puts the untouched quotes of a bulk run back, and tells of the other', async () => {
    const before = Number((await quotes.counts()).quotes);
    const [left, right] = [await quotes.active(), await quotes.active()];
    await quotes.processAll([left.id, right.id]);
    const [touched] = await quotes.trade.api.composition.db.query<{ id: string }>(
      'SELECT erp_quote_id AS id FROM sync.processed_quote WHERE id = $1',
      [right.id],
    );
    await quotes.trade.given.change('erp.sales_quote', touched?.id ?? '', {
      salespersonCode: null,
      externalDocumentNo: 'X',
    });
    const result = await takeBack();
    expect(result).toMatchObject({ removed: 1, kept: 1 });
    expect(problems(result)).toEqual(['CHANGED_SINCE']);
    expect(Number((await quotes.counts()).quotes)).toBe(before + 1);
    // Undone once more there is nothing new to do.
    expect(await takeBack(await latestRun(quotes.trade.api, 'CONVERT'))).toMatchObject({
      removed: 0,
      kept: 1,
    });
  });

  it('puts back those that the ERP takes as they were, and leaves the one that it does not, whole', async () => {
    const { given, api } = quotes.trade;
    const salesperson = await given.row('erp.salesperson', { code: 'GONE', name: 'Gone' });
    const all = [await revisedQuote(), await revisedQuote(), await revisedQuote()];
    const [, stuck] = all;
    await given.change('erp.sales_quote', stuck?.erp.id ?? '', { salespersonCode: 'GONE' });
    await quotes.processAll(all.map(({ revision }) => revision.id));
    const revised = await quotes.erpQuote(stuck?.erp.id ?? '');
    await api.composition.unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE erp.sales_document_archive SET salesperson_code = NULL');
      await tx.execute('DELETE FROM erp.salesperson WHERE id = $1', [salesperson]);
    });
    const result = await takeBack();
    expect(result).toMatchObject({ restored: 2, kept: 1 });
    expect(problems(result)).toEqual(['REFERENCE_NOT_FOUND']);
    expect(await quotes.erpQuote(stuck?.erp.id ?? '')).toEqual(revised);
    for (const { erp } of all.filter((each) => each !== stuck))
      expect((await quotes.erpQuote(erp.id)).lines).toMatchObject([{ quantity: '2' }]);
  });

  it('of 9 quotes costs as many statements as of 3, new ones and revised ones', async () => {
    const statements = async (ids: readonly string[]) => {
      await quotes.processAll(ids);
      return (await quotes.trade.api.statementsOf(() => takeBack())).length;
    };
    const made = async (count: number) => {
      const ids = [];
      for (let each = 0; each < count; each++) ids.push((await quotes.active()).id);
      return ids;
    };
    const revised = async (count: number) => {
      const ids = [];
      for (let each = 0; each < count; each++) ids.push((await revisedQuote()).revision.id);
      return ids;
    };
    expect(await statements(await made(9))).toBe(await statements(await made(3)));
    expect(await statements(await revised(9))).toBe(await statements(await revised(3)));
  });
});
