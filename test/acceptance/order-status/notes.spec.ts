import { Trade } from '../../support/trade';

let trade: Trade;
const bring = () => trade.api.composition.documents.orderFlow.syncNotes.run('job');
const NONE = { sentToCrm: 0, copiedToErp: 0, changedInErp: 0, more: false };
const noted = async (mutation: string, type: string, input: object, field: string) => {
  const answer = await trade.run<Record<string, { id: string }>>(
    mutation,
    type,
    input,
    `${field} { id }`,
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return (answer[field] as { id: string }).id;
};
const crmNote = (objectId: string, noteText: string, subject = 'Note') =>
  noted(
    'crmNoteCreate',
    'CrmNoteCreateInput',
    { objectId, objectTypeCode: 'salesorder', noteText, subject },
    'crmNote',
  );
const erpNote = (recordId: string, text: string, description = 'Note') =>
  noted(
    'noteCreate',
    'NoteCreateInput',
    { recordTable: 'erp.sales_order', recordId, text, description },
    'note',
  );
const ofErp = async (id: string) =>
  (
    await trade.api.ask<{ order: { notes: { nodes: { description: string; text: string }[] } } }>(
      `query ($id: ID!) { order(id: $id) { notes { nodes { description text } } } }`,
      { id },
    )
  ).order.notes.nodes;
const ofCrm = async (id: string) =>
  (
    await trade.api.ask<{
      crmOrder: { notes: { nodes: { subject: string; noteText: string }[] } };
    }>(
      `query ($id: ID!) { crmOrder(id: $id) { notes { nodes { subject noteText isDocument fileSize } } } }`,
      { id },
    )
  ).crmOrder.notes.nodes;
const pair = async (): Promise<{ crmId: string; erpId: string }> => {
  const { id } = await trade.crmOrder();
  return { crmId: id, erpId: (await trade.convert(id)).order?.id ?? '' };
};

beforeAll(async () => {
  trade = await Trade.start();
});

afterAll(() => trade.stop());

describe('notes of coupled orders', () => {
  it('SO-036 a note that came after the conversion is copied; the ERP order has both texts', async () => {
    const { id } = await trade.crmOrder();
    await crmNote(id, 'First');
    const erpId = (await trade.convert(id)).order?.id ?? '';
    await crmNote(id, 'Second');
    expect(await bring()).toMatchObject({ ...NONE, copiedToErp: 1 });
    expect((await ofErp(erpId)).map(({ text }) => text).sort()).toEqual(['First', 'Second']);
    expect(await bring()).toMatchObject(NONE);
  });

  it('NT-2 what people note on ERP orders is sent to the CRM, once; changes and deletions of it are not', async () => {
    const { crmId, erpId } = await pair();
    const noteId = await erpNote(erpId, 'Customer called', 'Call');
    expect(await bring()).toMatchObject({ ...NONE, sentToCrm: 1 });
    const sent = [{ subject: 'Call', noteText: 'Customer called', isDocument: false, fileSize: 0 }];
    expect(await ofCrm(crmId)).toEqual(sent);
    await trade.api.ask(
      `mutation ($id: ID!) { noteUpdate(input: { id: $id, changes: { text: "Called twice" } }) { errors { code } } }`,
      { id: noteId },
    );
    expect(await bring()).toMatchObject(NONE);
    expect(await ofCrm(crmId)).toEqual(sent);
    await trade.given.remove('erp.note', noteId);
    expect(await bring()).toMatchObject(NONE);
    expect(await ofCrm(crmId)).toEqual(sent);
    expect(await ofErp(erpId)).toEqual([]);
  });

  it('NT-3 notes of every order are found, also older ones than those of other orders; attachments stay', async () => {
    const [one, other] = [await pair(), await pair()];
    await crmNote(one.crmId, 'Older, of one order');
    await crmNote(other.crmId, 'Newer, of another order');
    await trade.given.row('crm.note', {
      objectId: other.crmId,
      objectTypeCode: 'salesorder',
      subject: 'Drawing',
      documentBody: 'QUJD',
      fileName: 'a.txt',
    });
    expect(await bring()).toMatchObject({ ...NONE, copiedToErp: 2 });
    expect((await ofErp(one.erpId)).map(({ text }) => text)).toEqual(['Older, of one order']);
    expect((await ofErp(other.erpId)).map(({ text }) => text)).toEqual(['Newer, of another order']);
    // A note that appears later, but was made before the newest one that is known, is not passed over.
    await crmNote(one.crmId, 'Late');
    expect(await bring()).toMatchObject({ ...NONE, copiedToErp: 1 });
  });

  it('NT-4 a note changed in the CRM overwrites its copy; subject and deletion do not travel', async () => {
    const { crmId, erpId } = await pair();
    const noteId = await crmNote(crmId, '<p>Call</p>', 'Subject');
    await bring();
    await trade.given.change('crm.note', noteId, { noteText: '<p>Call now</p>', subject: 'Other' });
    expect(await bring()).toMatchObject({ ...NONE, changedInErp: 1 });
    expect(await ofErp(erpId)).toEqual([{ description: 'Subject', text: 'Call now' }]);
    await trade.given.change('crm.note', noteId, { subject: 'Another' });
    expect(await bring()).toMatchObject(NONE);
    await trade.given.remove('crm.note', noteId);
    expect(await bring()).toMatchObject(NONE);
    expect(await ofErp(erpId)).toEqual([{ description: 'Subject', text: 'Call now' }]);
  });

  it('W-26 HTML becomes plain text; a break is a line feed', async () => {
    const { crmId, erpId } = await pair();
    await crmNote(crmId, '<div><p>Call first</p><p>Ask for Ann &amp; Bo</p></div>');
    await crmNote(crmId, 'a<br>b');
    await bring();
    expect((await ofErp(erpId)).map(({ text }) => text).sort()).toEqual([
      'Call first\nAsk for Ann & Bo',
      'a\nb',
    ]);
  });

  it('a change of an ERP copy stays when nothing changed in the CRM', async () => {
    const { crmId, erpId } = await pair();
    await crmNote(crmId, 'As the CRM has it');
    await bring();
    const copy = await trade.idOf('erp.note', 'recordId', erpId);
    await trade.given.change('erp.note', copy, { text: 'As the ERP has it' });
    expect(await bring()).toMatchObject(NONE);
    expect((await ofErp(erpId)).map(({ text }) => text)).toEqual(['As the ERP has it']);
  });

  it('NT-1 refuses while the connection is off', async () => {
    const on = (enabled: boolean) =>
      trade.api.composition.unitOfWork.run((tx) =>
        tx.execute('UPDATE sync.sales_settings SET connection_enabled = $1', [enabled]),
      );
    await on(false);
    await expect(bring()).rejects.toMatchObject({ code: 'CONNECTION_DISABLED' });
    await on(true);
  });

  it('refuses a note about nothing, on either side, and writes none', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    const erp = await trade.run(
      'noteCreate',
      'NoteCreateInput',
      { recordTable: 'erp.sales_order', recordId: nobody, text: 'x' },
      'note { id }',
    );
    expect(erp).toMatchObject({ note: null, errors: [{ code: 'REFERENCE_NOT_FOUND' }] });
    const crm = await trade.run(
      'crmNoteCreate',
      'CrmNoteCreateInput',
      { objectTypeCode: 'salesorder', objectId: nobody, noteText: 'x' },
      'crmNote { id }',
    );
    expect(crm).toMatchObject({ crmNote: null, errors: [{ code: 'REFERENCE_NOT_FOUND' }] });
    const table = await trade.run(
      'noteCreate',
      'NoteCreateInput',
      { recordTable: 'erp.nothing', recordId: nobody, text: 'x' },
      'note { id }',
    );
    expect(table).toMatchObject({ note: null, errors: [{ code: 'INVALID_INPUT' }] });
  });

  it('takes as many statements for 3 orders with notes as for 12', async () => {
    const statements = async (count: number): Promise<number> => {
      for (let n = 0; n < count; n += 1) {
        const { crmId, erpId } = await pair();
        await crmNote(crmId, 'From the CRM');
        await erpNote(erpId, 'From the ERP');
      }
      return (await trade.api.statementsOf(bring)).length;
    };
    expect(await statements(12)).toBe(await statements(3));
  });
});
