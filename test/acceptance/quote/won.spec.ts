import { QuoteTrade } from '../../support/quotes';

let quotes: QuoteTrade;

beforeAll(async () => {
  quotes = await QuoteTrade.start();
});

afterAll(() => quotes.stop());

async function submit(orderId: string): Promise<void> {
  const { errors } = await quotes.trade.run('crmOrderSubmit', 'CrmOrderInput', { id: orderId }, '');
  expect(errors).toEqual([]);
}

describe('revisions (W-18)', () => {
  it('W-18 the ERP quote follows the active revision under its number, and a version of the one before is kept (QT-4, QT-11)', async () => {
    const q0 = await quotes.active({ lines: [quotes.line(), quotes.line({ quantity: '1' })] });
    const erp = await quotes.done(q0.id);
    expect(erp.lines.map(({ lineNo }) => lineNo)).toEqual([10000, 20000]);

    const q1 = await quotes.step('Revise', q0.id);
    expect(q1).toMatchObject({
      quoteNumber: q0.quoteNumber,
      revisionNumber: 1,
      stateCode: 'DRAFT',
    });
    expect(await quotes.refusal(q1.id)).toMatchObject({
      code: 'QUOTE_NOT_ACTIVE',
      data: { state: 'a draft' },
    });
    expect(await quotes.refusal(q0.id)).toMatchObject({ code: 'QUOTE_NOT_ACTIVE' });
    expect((await quotes.erpQuote(erp.id)).lines).toHaveLength(2);

    const { crmQuote } = await quotes.trade.api.ask<{ crmQuote: { lines: { id: string }[] } }>(
      'query ($id: ID!) { crmQuote(id: $id) { lines { id } } }',
      { id: q1.id },
    );
    await quotes.update(q1.id, {
      changes: { effectiveTo: '2026-06-30', name: 'second offer' },
      removeLines: [crmQuote.lines[0]?.id],
    });
    await quotes.step('Activate', q1.id);
    const answer = await quotes.process(q1.id);
    expect(answer).toMatchObject({
      action: 'REVISED',
      errors: [],
      quote: {
        id: erp.id,
        number: erp.number,
        status: 'OPEN',
        externalDocumentNo: 'SECOND OFFER',
        quoteValidUntilDate: '2026-06-30',
        crmQuote: { revisionNumber: 1 },
        lines: [{ lineNo: 10000, no: 'DESK', quantity: '1' }],
      },
    });
    expect(answer.quote?.archivedVersions).toMatchObject({
      nodes: [{ versionNo: 1, lines: [{ quantity: '2' }, { quantity: '1' }] }],
    });
    expect(await quotes.refusal(q1.id)).toMatchObject({ code: 'QUOTE_ALREADY_PROCESSED' });
    const { crmQuote: old } = await quotes.trade.api.ask<{ crmQuote: object }>(
      'query ($id: ID!) { crmQuote(id: $id) { stateCode statusCode quote { id } } }',
      { id: q0.id },
    );
    expect(old).toEqual({ stateCode: 'CLOSED', statusCode: 'REVISED', quote: null });
  });

  it('notes and discount of the revision before go with it (QT-11)', async () => {
    const { trade } = quotes;
    const { db, tables } = trade.api.composition;
    const q0 = await quotes.active({ discountAmount: '10' });
    await trade.given.row('crm.note', {
      objectId: q0.id,
      objectTypeCode: 'quote',
      subject: 'Old',
      noteText: 'old',
    });
    const erp = await quotes.done(q0.id);
    const q1 = await quotes.revised(q0.id, { changes: { discountAmount: null } });
    const now = await quotes.done(q1.id);
    expect(now).toMatchObject({
      id: erp.id,
      invoiceDiscountValue: '0',
      totals: { amount: '180', invoiceDiscountAmount: '0' },
    });
    expect(await tables.get('erp.note').rowsBy(db, 'recordId', [erp.id])).toEqual([]);
  });

  // In the CRM every revision has a timeline of its own: what is noted on one is not on the next.
  it('QT-11 the ERP quote has the notes of the revision in force, and no others', async () => {
    const { trade } = quotes;
    const { db, tables } = trade.api.composition;
    const note = (objectId: string, noteText: string) =>
      trade.given.row('crm.note', { objectId, objectTypeCode: 'quote', noteText });
    const texts = async (id: string) =>
      (await tables.get('erp.note').rowsBy(db, 'recordId', [id])).map(({ text }) => text);
    const q0 = await quotes.active();
    await note(q0.id, 'of the first');
    const erp = await quotes.done(q0.id);
    expect(await texts(erp.id)).toEqual(['of the first']);
    const q1 = await quotes.revised(q0.id);
    await note(q1.id, 'of the second');
    expect(await texts(erp.id)).toEqual(['of the first']);
    await quotes.done(q1.id);
    expect(await texts(erp.id)).toEqual(['of the second']);
  });

  it('a revision whose predecessor never came over becomes a new ERP quote (QT-4)', async () => {
    const q0 = await quotes.active();
    const q1 = await quotes.revised(q0.id);
    const answer = await quotes.process(q1.id);
    expect(answer.action).toBe('CREATED');
    expect(await quotes.versions(answer.quote?.id ?? '')).toEqual([]);
  });

  it('a revision that is refused leaves the ERP quote as it was, without a version', async () => {
    const { crm, erp } = await quotes.processed();
    const q1 = await quotes.revised(crm.id, {
      addLines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '5' }],
    });
    expect(await quotes.refusal(q1.id)).toMatchObject({ code: 'WRITE_IN_NOT_CONFIGURED' });
    expect(await quotes.versions(erp.id)).toEqual([]);
    expect((await quotes.erpQuote(erp.id)).crmQuote).toMatchObject({ revisionNumber: 0 });
  });

  it('repeating the revision finds it, under ten calls at once', async () => {
    const { id } = await quotes.active();
    const revisions = await Promise.all(
      Array.from({ length: 10 }, () => quotes.step('Revise', id)),
    );
    expect(new Set(revisions.map((revision) => revision.id)).size).toBe(1);
  });
});

describe('won quotes (W-19)', () => {
  it('W-19 without an order the ERP quote is released (QT-14, mended)', async () => {
    const { crm, erp } = await quotes.processed();
    expect(await quotes.win(crm.id, 'NONE')).toBeNull();
    expect(await quotes.process(crm.id)).toMatchObject({
      action: 'RELEASED',
      quote: { id: erp.id, status: 'RELEASED' },
      order: null,
      errors: [],
    });
    expect(await quotes.versions(erp.id)).toEqual([]);
  });

  it('W-19 with an active order the quote is released; submitted and converted later, the order names it and a version is kept (QT-18)', async () => {
    const { crm, erp } = await quotes.processed();
    const orderId = (await quotes.win(crm.id)) ?? '';
    expect(await quotes.process(crm.id)).toMatchObject({ action: 'RELEASED', order: null });
    expect(await quotes.versions(erp.id)).toEqual([]);
    await submit(orderId);
    const { order } = await quotes.trade.convert(orderId);
    expect(order?.quoteNo).toBe(erp.number);
    expect(await quotes.versions(erp.id)).toEqual([1]);
    expect(await quotes.erpQuote(erp.id)).toMatchObject({ status: 'RELEASED' });
    expect(await quotes.process(crm.id)).toMatchObject({
      action: 'UNCHANGED',
      order: { id: order?.id },
      errors: [],
    });
    expect(await quotes.versions(erp.id)).toEqual([1]);
  });

  it('W-19 with a submitted order the order is made, names the quote, and one version is kept (QT-15, mended)', async () => {
    const { crm, erp } = await quotes.processed();
    await quotes.win(crm.id, 'SUBMITTED');
    const answer = await quotes.process(crm.id);
    expect(answer).toMatchObject({
      action: 'ORDERED',
      quote: { id: erp.id, status: 'OPEN' },
      order: { quoteNo: erp.number },
      errors: [],
    });
    expect(await quotes.versions(erp.id)).toEqual([1]);
  });

  it('W-19 with an order that was converted before, the order is made to name the quote and a version is kept (QT-12, QT-16)', async () => {
    const crm = await quotes.active();
    const orderId = (await quotes.win(crm.id, 'SUBMITTED')) ?? '';
    const { order } = await quotes.trade.convert(orderId);
    expect(order?.quoteNo).toBeNull();
    const answer = await quotes.process(crm.id);
    expect(answer).toMatchObject({ action: 'ORDERED', order: { id: order?.id } });
    expect(answer.order?.quoteNo).toBe(answer.quote?.number);
    expect(await quotes.versions(answer.quote?.id ?? '')).toEqual([1]);
  });

  it('W-19 converted before with the quote in the ERP, nothing is kept a second time', async () => {
    const { crm, erp } = await quotes.processed();
    const orderId = (await quotes.win(crm.id, 'SUBMITTED')) ?? '';
    await quotes.trade.convert(orderId);
    expect(await quotes.process(crm.id)).toMatchObject({ action: 'ORDERED', errors: [] });
    expect(await quotes.versions(erp.id)).toEqual([1]);
  });

  // The reference marks the quote as done by a coupling without ERP quote; ours keeps its ERP quote and is marked by `wonAt`.
  it('QT-018 processed twice in a row, a won quote raises no error and is archived once (QT-13)', async () => {
    const { crm, erp } = await quotes.processed();
    await quotes.win(crm.id, 'SUBMITTED');
    const first = await quotes.process(crm.id);
    const second = await quotes.process(crm.id);
    expect(second).toMatchObject({
      action: 'UNCHANGED',
      errors: [],
      quote: { id: erp.id },
      order: { id: first.order?.id },
    });
    const { archivedDocuments, crmQuote } = await quotes.trade.api.ask<Record<string, unknown>>(
      `query ($erp: ID!, $crm: ID!) {
         archivedDocuments(where: { sourceDocumentId: { eq: $erp } }) { nodes { number versionNo docNoOccurrence } }
         crmQuote(id: $crm) { processing { wonAt } orders { nodes { orderNumber order { yourReference } } } } }`,
      { erp: erp.id, crm: crm.id },
    );
    expect(archivedDocuments).toEqual({
      nodes: [{ number: erp.number, versionNo: 1, docNoOccurrence: 1 }],
    });
    const { processing, orders } = crmQuote as {
      processing: { wonAt: string };
      orders: { nodes: { orderNumber: string; order: { yourReference: string } }[] };
    };
    expect(processing.wonAt).toBeTruthy();
    expect(orders.nodes[0]?.order.yourReference).toBe(orders.nodes[0]?.orderNumber);
  });

  it('a won revision takes the ERP quote of the one before (QT-20, mended)', async () => {
    const { crm, erp } = await quotes.processed();
    const q1 = await quotes.revised(crm.id, { changes: { name: 'last offer' } });
    await quotes.win(q1.id, 'NONE');
    expect(await quotes.process(q1.id)).toMatchObject({
      action: 'RELEASED',
      quote: { id: erp.id, externalDocumentNo: 'LAST OFFER', status: 'RELEASED' },
    });
    expect(await quotes.versions(erp.id)).toEqual([1]);
  });

  it('becomes one ERP quote and one ERP order under ten calls at once', async () => {
    const crm = await quotes.active();
    const orderId = (await quotes.win(crm.id, 'SUBMITTED')) ?? '';
    const before = await quotes.counts();
    const answers = await Promise.all([
      ...Array.from({ length: 7 }, () => quotes.process(crm.id)),
      ...Array.from({ length: 3 }, () => quotes.trade.convert(orderId)),
    ]);
    expect(answers.flatMap(({ errors }) => errors)).toEqual([]);
    const after = await quotes.counts();
    expect(Number(after.quotes)).toBe(Number(before.quotes) + 1);
    expect(Number(after.orders)).toBe(Number(before.orders) + 1);
  });

  it('an order that is refused refuses the quote, and nothing of it is written (QT-9)', async () => {
    const crm = await quotes.active();
    const orderId = (await quotes.win(crm.id, 'ACTIVE')) ?? '';
    await quotes.trade.run(
      'crmOrderUpdate',
      'CrmOrderUpdateInput',
      {
        id: orderId,
        addLines: [{ productDescription: 'Engraving', quantity: '1', pricePerUnit: '5' }],
      },
      '',
    );
    await submit(orderId);
    expect(await quotes.refusal(crm.id)).toMatchObject({
      code: 'WRITE_IN_NOT_CONFIGURED',
      data: { quoteNumber: crm.quoteNumber },
    });
  });

  it('winning makes one order at the prices of the quote, whoever repeats it; one left for later is made later', async () => {
    const { id } = await quotes.active({ lines: [quotes.line({ manualDiscountAmount: '4' })] });
    expect(await quotes.win(id, 'NONE')).toBeNull();
    const ids = await Promise.all(Array.from({ length: 10 }, () => quotes.win(id, 'ACTIVE')));
    expect(new Set(ids).size).toBe(1);
    const { crmOrder } = await quotes.trade.api.ask<{ crmOrder: object }>(
      `query ($id: ID!) { crmOrder(id: $id) { stateCode quote { id stateCode } totals { amount lineItemDiscountAmount }
         lines { quantity pricePerUnit manualDiscountAmount baseAmount } } }`,
      { id: ids[0] },
    );
    expect(crmOrder).toEqual({
      stateCode: 'ACTIVE',
      quote: { id, stateCode: 'WON' },
      totals: { amount: '176', lineItemDiscountAmount: '4' },
      lines: [{ quantity: '2', pricePerUnit: '90', manualDiscountAmount: '4', baseAmount: '180' }],
    });
  });
});

describe('quotes that are over (C.6)', () => {
  it.each(['LOST', 'CANCELED'] as const)('%s: the ERP quote stays open (QT-21)', async (reason) => {
    const { crm, erp } = await quotes.processed();
    await quotes.close(crm.id, reason);
    expect(await quotes.refusal(crm.id)).toMatchObject({
      code: 'QUOTE_NOT_ACTIVE',
      data: { state: 'closed' },
    });
    expect(await quotes.erpQuote(erp.id)).toMatchObject({ status: 'OPEN' });
  });

  it('an ERP quote that a person removed is not made again by itself, but by hand (QT-22)', async () => {
    const { crm, erp } = await quotes.processed();
    await quotes.trade.given.remove('erp.sales_quote', erp.id);
    const { outcomes } = await quotes.processAll();
    expect(outcomes.map(({ crmQuote }) => crmQuote.id)).not.toContain(crm.id);
    const again = await quotes.process(crm.id);
    expect(again).toMatchObject({ action: 'CREATED', errors: [] });
    expect(again.quote?.id).not.toBe(erp.id);
  });
});
