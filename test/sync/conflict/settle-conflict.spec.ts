import { Conflicts, quarrelling } from '../../support/conflicts';
import { Masters } from '../../support/masters';

let masters: Masters;
let conflicts: Conflicts;

beforeAll(async () => {
  masters = await Masters.start();
  conflicts = new Conflicts(masters.api);
});

afterAll(() => masters.stop());

const sides = async ({ erpId, crmId }: { erpId: string; crmId: string }) => ({
  erp: await masters.given.read('erp.customer', erpId),
  crm: await masters.given.read('crm.account', crmId),
});

describe('settling a conflict', () => {
  it('is done once of ten requests at once; the others see that the pair has moved', async () => {
    const pair = await quarrelling(masters);
    const { erpVersion, crmVersion } = await conflicts.of(pair.couplingId);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, at) =>
        conflicts.settle(pair, { choice: at % 2 ? 'ERP' : 'CRM', erpVersion, crmVersion }),
      ),
    );
    const settled = answers.filter((answer) => answer.errors.length === 0);
    expect(settled).toHaveLength(1);
    expect(settled[0]?.outcome?.kind).toBe('MODIFIED');
    for (const { errors } of answers.filter((answer) => answer.errors.length > 0))
      expect(errors[0]?.code).toBe('VERSION_CONFLICT');
    const { erp, crm } = await sides(pair);
    expect([erp.name, erp.phoneNo]).toEqual([crm.name, crm.telephone1]);
  });

  it('takes one choice for all fields in conflict; what one side changed alone travels', async () => {
    const pair = await quarrelling(masters, {
      customer: { name: 'Ours', phoneNo: '1' },
      account: { name: 'Theirs', emailAddress1: 'x@example.com' },
    });
    const { outcome, errors } = await conflicts.settle(pair, { choice: 'CRM' });
    expect(errors).toEqual([]);
    expect(outcome).toMatchObject({ kind: 'MODIFIED', error: null });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Theirs', phoneNo: '1', email: 'x@example.com' });
    expect(crm).toMatchObject({ name: 'Theirs', telephone1: '1', emailAddress1: 'x@example.com' });
    expect(await conflicts.of(pair.couplingId)).toMatchObject({
      verdict: 'AGREES',
      erpChanged: false,
      crmChanged: false,
    });
  });

  it('takes a choice per field, by the name of either side, and a given value', async () => {
    const pair = await quarrelling(masters, {
      customer: { name: 'Ours', phoneNo: '1', homePage: 'ours.example.com' },
      account: { name: 'Theirs', telephone1: '2', websiteUrl: 'theirs.example.com' },
    });
    const { outcome, errors } = await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Neither' },
        { field: 'telephone1', take: 'CRM' },
        { field: 'homePage', take: 'ERP' },
      ],
    });
    expect(errors).toEqual([]);
    expect(outcome?.kind).toBe('MODIFIED');
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Neither', phoneNo: '2', homePage: 'ours.example.com' });
    expect(crm).toMatchObject({ name: 'Neither', telephone1: '2', websiteUrl: 'ours.example.com' });
    expect((await conflicts.of(pair.couplingId)).verdict).toBe('AGREES');
  });

  it('journals every write of both sides under its run', async () => {
    const pair = await quarrelling(masters);
    await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Both' },
        { field: 'phoneNo', take: 'CRM' },
      ],
    });
    const [run] = await masters.sync.runs('CUSTOMER', 1);
    expect(run).toMatchObject({ modified: 1, failed: 0 });
    const entries = await masters.api.composition.db.query(
      `SELECT side, record_id, changes - '@version' AS changes FROM sync.journal_entry WHERE run_id = $1 ORDER BY side DESC, id`,
      [run?.id],
    );
    expect(entries).toEqual([
      {
        side: 'ERP',
        record_id: pair.erpId,
        changes: expect.objectContaining({ name: ['Ours', 'Both'] }) as unknown,
      },
      {
        side: 'ERP',
        record_id: pair.erpId,
        changes: expect.objectContaining({ phoneNo: ['1', '2'] }) as unknown,
      },
      { side: 'CRM', record_id: pair.crmId, changes: { name: ['Theirs', 'Both'] } },
    ]);
  });

  it('lets the fields of an address share their fate', async () => {
    const pair = await quarrelling(masters, {
      customer: { city: 'Bergen' },
      account: { address1PostalCode: '9999' },
    });
    const state = await conflicts.of(pair.couplingId);
    expect(
      state.fields.filter((field) => field.effect === 'CONFLICT').map((field) => field.erpField),
    ).toEqual(['postCode', 'city']);
    const split = await conflicts.settle(pair, {
      fields: [
        { field: 'city', take: 'ERP' },
        { field: 'postCode', take: 'CRM' },
      ],
    });
    expect(split.errors[0]).toMatchObject({ code: 'MERGE_UNIT_SPLIT', data: { unit: 'address' } });
    const { errors } = await conflicts.settle(pair, { fields: [{ field: 'city', take: 'CRM' }] });
    expect(errors).toEqual([]);
    expect((await sides(pair)).erp).toMatchObject({ city: 'Oslo', postCode: '9999' });
  });

  it('takes values for an address when every differing field of it has one', async () => {
    const pair = await quarrelling(masters, {
      customer: { city: 'Bergen' },
      account: { address1PostalCode: '9999' },
    });
    const partly = await conflicts.settle(pair, {
      fields: [{ field: 'city', take: 'VALUE', value: 'Tromsø' }],
    });
    expect(partly.errors[0]?.code).toBe('MERGE_UNIT_SPLIT');
    await conflicts.settle(pair, {
      fields: [
        { field: 'city', take: 'VALUE', value: 'Tromsø' },
        { field: 'postCode', take: 'VALUE', value: '9008' },
      ],
    });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ city: 'Tromsø', postCode: '9008' });
    expect(crm).toMatchObject({ address1City: 'Tromsø', address1PostalCode: '9008' });
  });

  it('refuses when a field in conflict has no choice, or a field is unknown, and writes nothing', async () => {
    const pair = await quarrelling(masters);
    const before = await sides(pair);
    const missing = await conflicts.settle(pair, { fields: [{ field: 'name', take: 'ERP' }] });
    expect(missing.errors[0]).toMatchObject({
      code: 'CHOICE_MISSING',
      data: { fields: ['phoneNo'] },
    });
    const unknown = await conflicts.settle(pair, { fields: [{ field: 'shoeSize', take: 'ERP' }] });
    expect(unknown.errors[0]?.code).toBe('INVALID_INPUT');
    expect(await sides(pair)).toEqual(before);
  });

  it.each([
    ['a forgotten value', { take: 'VALUE' }, 'The value for name is missing; null empties it.'],
    [
      'a value that is too long',
      { take: 'VALUE', value: 'x'.repeat(101) },
      'The value for name is too long; it takes 100 characters.',
    ],
    [
      'a value beside a side',
      { take: 'ERP', value: 'Mine' },
      'name is given a value, but takes that of the ERP.',
    ],
  ] as const)('refuses %s and writes nothing', async (_case, choice, message) => {
    const pair = await quarrelling(masters);
    const before = await sides(pair);
    const { errors } = await conflicts.settle(pair, {
      fields: [
        { field: 'name', ...choice },
        { field: 'phoneNo', take: 'CRM' },
      ],
    });
    expect(errors[0]).toMatchObject({ code: 'INVALID_INPUT', message });
    expect(await sides(pair)).toEqual(before);
  });

  it('refuses two values for one field, and empties one whose value is null', async () => {
    const pair = await quarrelling(masters);
    const { errors } = await conflicts.settle(pair, {
      fields: [
        { field: 'phoneNo', take: 'VALUE', value: '3' },
        { field: 'telephone1', take: 'VALUE', value: '4' },
        { field: 'name', take: 'CRM' },
      ],
    });
    expect(errors[0]?.message).toBe('phoneNo is given two values.');
    const emptied = await conflicts.settle(pair, {
      fields: [
        { field: 'phoneNo', take: 'VALUE', value: null },
        { field: 'name', take: 'CRM' },
      ],
    });
    expect(emptied.errors).toEqual([]);
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ phoneNo: null, name: 'Theirs' });
    expect(crm).toMatchObject({ telephone1: null, name: 'Theirs' });
  });

  it.each(['erp.customer', 'crm.account'])(
    'refuses when %s moved since the caller saw it',
    async (table) => {
      const pair = await quarrelling(masters);
      const { erpVersion, crmVersion } = await conflicts.of(pair.couplingId);
      const erp = table === 'erp.customer';
      await masters.given.change(table, erp ? pair.erpId : pair.crmId, { name: 'Later' });
      const { errors } = await conflicts.settle(pair, { choice: 'ERP', erpVersion, crmVersion });
      expect(errors[0]).toMatchObject({
        code: 'VERSION_CONFLICT',
        path: ['input', erp ? 'erpVersion' : 'crmVersion'],
      });
      const { name } = erp ? (await sides(pair)).erp : (await sides(pair)).crm;
      expect(name).toBe('Later');
    },
  );

  it('brings a skipped pair back', async () => {
    const pair = await quarrelling(masters);
    for (let i = 0; i < 2; i++)
      await masters.sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    expect((await masters.sync.coupling(pair.erpId))?.skipped).toBe(true);
    const { coupling, outcome } = await conflicts.settle(pair, { choice: 'ERP' });
    expect(outcome?.kind).toBe('MODIFIED');
    expect(coupling).toEqual({ skipped: false, failureCode: null });
    expect((await sides(pair)).crm).toMatchObject({ name: 'Ours', telephone1: '1' });
  });

  it('leaves both sides and the coupling as they were when a side refuses the value', async () => {
    const pair = await quarrelling(masters);
    for (let i = 0; i < 2; i++)
      await masters.sync.one({ erpId: pair.erpId }, { direction: 'MERGE' });
    const before = await sides(pair);
    await masters.given.row('erp.payment_terms', { code: '14D', description: '14 days' });
    await masters.given.change('erp.customer', pair.erpId, { paymentTermsCode: '14D' });
    const { outcome } = await conflicts.settle(pair, {
      fields: [
        { field: 'name', take: 'VALUE', value: 'Both' },
        { field: 'phoneNo', take: 'CRM' },
      ],
    });
    expect(outcome).toMatchObject({ kind: 'FAILED', error: { code: 'REFERENCE_NOT_COUPLED' } });
    const { erp, crm } = await sides(pair);
    expect(erp).toMatchObject({ name: 'Ours', phoneNo: '1' });
    expect(crm).toEqual(before.crm);
    expect((await masters.sync.coupling(pair.erpId))?.skipped).toBe(true);
  });

  it('refuses a value the field cannot take', async () => {
    const pair = await quarrelling(masters);
    const { errors } = await conflicts.settle(pair, {
      choice: 'ERP',
      fields: [{ field: 'currencyCode', take: 'VALUE', value: { no: 'code' } }],
    });
    expect(errors[0]).toMatchObject({
      code: 'FIELD_CONVERSION',
      message: 'currencyCode cannot take the value {"no":"code"}.',
      path: ['input', 'fields'],
    });
  });
});
