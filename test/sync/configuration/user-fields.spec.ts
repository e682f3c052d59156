import { startApi, type TestApi } from '../../support/api';
import { Configure } from '../../support/configure';
import { Given } from '../../support/given';
import { Pairs } from '../../support/pairs';

let api: TestApi;
let configure: Configure;
let given: Given;
let pairs: Pairs;

beforeAll(async () => {
  api = await startApi();
  configure = new Configure(api);
  given = new Given(api);
  pairs = new Pairs(api, given);
  await given.company();
});

afterAll(() => api.stop());

const FIELD = 'userField { id recordTable name title type length }';
const declare = (table: string, name: string, type: string, more: object = {}) =>
  configure.mutate<{ userField: { id: string } | null }>(
    'userFieldCreate',
    { table, name, type, ...more },
    FIELD,
  );
const fieldsOf = async (table: string, id: string) => (await given.read(table, id)).userFields;

describe('declaring user-defined fields', () => {
  it('declares a field once, and shows it among what can be mapped', async () => {
    const { userField, errors } = await declare('erp.customer', 'shoeSize', 'INTEGER');
    expect(errors).toEqual([]);
    expect(userField).toMatchObject({ recordTable: 'erp.customer', type: 'INTEGER', length: null });
    const again = await declare('erp.customer', 'shoeSize', 'TEXT');
    expect(again.errors[0]).toMatchObject({ code: 'ALREADY_EXISTS', path: ['input', 'name'] });
    const { mappableFields } = await api.ask<{
      mappableFields: { name: string; kind: string; operators: string[]; options: object }[];
    }>('{ mappableFields(table: "erp.customer") { name kind operators options } }');
    expect(mappableFields.find((field) => field.name === 'userFields.shoeSize')).toMatchObject({
      kind: 'integer',
      operators: ['eq', 'ne', 'in', 'isNull', 'notNull', 'lt', 'le', 'gt', 'ge'],
    });
    expect(mappableFields.find((field) => field.name === 'blocked')?.options).toEqual({
      NO: 0,
      SHIP: 1,
      INVOICE: 2,
      ALL: 3,
    });
  });

  it('refuses a table that does not exist, and a name that is none', async () => {
    expect((await declare('erp.nothing', 'a', 'TEXT')).errors[0]?.code).toBe('TABLE_UNKNOWN');
    const name = await declare('erp.customer', "a'b", 'TEXT');
    expect(name.errors[0]).toMatchObject({ code: 'INVALID_INPUT', path: ['input', 'name'] });
  });
});

describe('mapping user-defined fields', () => {
  let mapped: string;

  beforeAll(async () => {
    await declare('crm.account', 'footLength', 'INTEGER');
    await declare('crm.account', 'note', 'TEXT', { length: 10 });
    const { fieldMappings, errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'userFields.shoeSize', crmField: 'userFields.footLength', enabled: true },
      { erpField: 'name2', crmField: 'userFields.note', direction: 'TO_CRM', enabled: true },
    ]);
    expect(errors).toEqual([]);
    mapped = fieldMappings?.[0]?.id ?? '';
  });

  it('refuses one that was not declared', async () => {
    const { errors } = await configure.createFields('CUSTOMER', [
      { erpField: 'userFields.hatSize', crmField: 'description' },
    ]);
    expect(errors[0]).toMatchObject({
      code: 'FIELD_UNKNOWN',
      path: ['input', 'fields', '0', 'erpField'],
    });
  });

  it('sends values by their declared types and leaves the other user-defined fields alone', async () => {
    const erpId = await given.customer({
      name2: 'longer than ten',
      userFields: { shoeSize: 42, color: 'red' },
    });
    const crmId = await given.account({ userFields: { shape: 'round' } });
    await pairs.couple(erpId, crmId, 'TO_CRM');
    expect(await fieldsOf('crm.account', crmId)).toEqual({
      shape: 'round',
      footLength: 42,
      note: 'longer tha',
    });
    expect((await pairs.sync(erpId, 'TO_CRM')).kind).toBe('UNCHANGED');
  });

  it('merges them field by field like any other', async () => {
    const { erpId, crmId } = await pairs.agreed({ userFields: { shoeSize: 40 }, city: 'Berlin' });
    await given.change('crm.account', crmId, {
      userFields: { footLength: 41, note: 'x', own: true },
    });
    await given.change('erp.customer', erpId, { city: 'Paris' });
    expect((await pairs.sync(erpId)).kind).toBe('MODIFIED');
    expect(await fieldsOf('erp.customer', erpId)).toEqual({ shoeSize: 41 });
    expect((await given.read('crm.account', crmId)).address1City).toBe('Paris');
    await given.change('erp.customer', erpId, { userFields: { shoeSize: 1 } });
    await given.change('crm.account', crmId, { userFields: { footLength: 2 } });
    const { error } = await pairs.sync(erpId);
    expect(error).toMatchObject({
      code: 'UPDATE_CONFLICT',
      data: { conflicts: [{ erpField: 'userFields.shoeSize', erp: 1, crm: 2 }] },
    });
  });

  it('journals them under their own name, and takes them back with the run', async () => {
    const { erpId, crmId } = await pairs.agreed({ userFields: { shoeSize: 38 } });
    await given.change('erp.customer', erpId, { userFields: { shoeSize: 39 } });
    await pairs.sync(erpId, 'TO_CRM');
    const [entry] = await api.composition.db.query<{ run_id: string; changes: object }>(
      `SELECT run_id, changes - '@version' AS changes FROM sync.journal_entry WHERE record_id = $1 ORDER BY id DESC LIMIT 1`,
      [crmId],
    );
    expect(entry?.changes).toEqual({ 'userFields.footLength': [38, 39] });
    const undo = await configure.mutate<Record<string, unknown>>(
      'syncRunUndo',
      { runId: entry?.run_id },
      '__typename',
    );
    expect(undo.errors).toEqual([]);
    expect(await fieldsOf('crm.account', crmId)).toMatchObject({ footLength: 38 });
  });

  it('clears a value that is gone', async () => {
    const { erpId, crmId } = await pairs.agreed({ userFields: { shoeSize: 38 } });
    await given.change('erp.customer', erpId, { userFields: {} });
    await pairs.sync(erpId, 'TO_CRM');
    expect(await fieldsOf('crm.account', crmId)).toEqual({});
  });

  it('fails the record with the value when it is none of the declared type', async () => {
    const failing = pairs.agreed({ userFields: { shoeSize: 'big' } });
    await expect(failing).rejects.toThrow('userFields.shoeSize holds "big"');
  });

  it('may stand in a filter', async () => {
    const { errors, tableMapping } = await configure.update('CUSTOMER', {
      erpFilterText: 'blocked = NO and (userFields.shoeSize > 40 or userFields.shoeSize is null)',
    });
    expect(errors).toEqual([]);
    expect(tableMapping?.erpFilterText).toContain('userFields.shoeSize > 40');
    await configure.update('CUSTOMER', { erpFilterText: 'blocked = NO' });
  });

  it('stays declared while a mapping names it', async () => {
    const { userFields } = await api.ask<{
      userFields: { nodes: { id: string; name: string }[] };
    }>('{ userFields { nodes { id name } } }');
    const id = userFields.nodes.find((field) => field.name === 'footLength')?.id ?? '';
    const remove = () =>
      configure.mutate<{ deletedId: string | null }>('userFieldDelete', { id }, 'deletedId');
    expect((await remove()).errors[0]).toMatchObject({
      code: 'RECORD_IN_USE',
      data: { places: ['CUSTOMER: field mapping'] },
    });
    await configure.deleteField(mapped);
    expect((await remove()).deletedId).toBe(id);
  });
});
