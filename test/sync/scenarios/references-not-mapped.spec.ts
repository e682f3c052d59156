import { Configure } from '../../support/configure';
import { Masters } from '../../support/masters';
import { codesOf, counted, runMapping } from '../../support/runs';

let masters: Masters;
let configure: Configure;

beforeAll(async () => {
  masters = await Masters.start();
  configure = new Configure(masters.api);
  await masters.given.row('erp.payment_method', { code: 'CASH', description: 'Cash' });
});

afterAll(() => masters.stop());

const PAIR = { erpField: 'paymentMethodCode', crmField: 'accountStatisticsId' };
const METHODS = {
  name: 'METHODS',
  erpTable: 'erp.payment_method',
  crmTable: 'crm.business_unit',
  direction: 'TO_CRM',
  fields: [{ erpField: 'description', crmField: 'name' }],
};
const makeMethods = () =>
  configure.mutate<object>('tableMappingCreate', METHODS, 'tableMapping { id }');

describe('a reference between tables that no table mapping connects (C-35)', () => {
  it('C-35 is refused when its field mapping is made, and both tables are named', async () => {
    const { errors } = await configure.createFields('CUSTOMER', [PAIR]);
    expect(errors).toMatchObject([
      { code: 'REFERENCE_NOT_MAPPED', path: ['input', 'fields', '0', 'crmField'] },
    ]);
    expect(errors[0]?.message).toContain('erp.payment_method');
    const named = await configure.createFields('CUSTOMER', [
      { ...PAIR, refersToMapping: 'METHODS' },
    ]);
    expect(named.errors).toMatchObject([
      {
        code: 'REFERENCE_NOT_MAPPED',
        path: ['input', 'fields', '0', 'refersToMapping'],
        data: { mapping: 'METHODS' },
      },
    ]);
    expect(named.errors[0]?.remedy).toContain('create the table mapping METHODS');
  });

  it('C-35 fails the record alone when its table mapping is gone, also where unresolved values are cleared', async () => {
    const { given, sync, api } = masters;
    expect((await makeMethods()).errors).toEqual([]);
    const made = await configure.createFields('CUSTOMER', [
      { ...PAIR, refersToMapping: 'METHODS', refersToErpKey: 'code', direction: 'TO_CRM' },
    ]);
    expect(made.errors).toEqual([]);
    const id = made.fieldMappings?.[0]?.id ?? '';
    await configure.updateField(id, { enabled: true, clearOnFailedSync: true });
    const [blank, filled] = [
      await masters.customerPair({ name: 'Blank' }),
      await masters.customerPair({ name: 'Filled' }),
    ];
    const gone = await configure.mutate<object>(
      'tableMappingDelete',
      { mapping: 'METHODS' },
      'deletedId',
    );
    expect(gone.errors).toEqual([]);
    await given.change('erp.customer', blank.erpId, { city: 'Oslo' });
    await given.change('erp.customer', filled.erpId, { city: 'Oslo', paymentMethodCode: 'CASH' });
    const { to } = await runMapping(api, 'CUSTOMER');
    expect([counted(to), codesOf(to)]).toEqual(['modified 1, failed 1', ['REFERENCE_NOT_MAPPED']]);
    expect((await given.read('crm.account', blank.crmId)).address1City).toBe('Oslo');
    expect((await given.read('crm.account', filled.crmId)).address1City).toBeNull();
    // The same reason a second time leaves the pair to a person (S-24).
    const failed = await sync.one({ erpId: filled.erpId }, { direction: 'TO_CRM' });
    expect(failed).toMatchObject({
      kind: 'SKIPPED',
      error: {
        code: 'REFERENCE_NOT_MAPPED',
        message: 'There is no table mapping METHODS to resolve the reference.',
        data: { mapping: 'METHODS' },
      },
    });
    expect(failed.error?.remedy).toContain('create the table mapping METHODS');

    // With the table mapping back it is an ordinary reference again, which the row says to clear.
    expect((await makeMethods()).errors).toEqual([]);
    await configure.mutate<object>(
      'couplingRetry',
      { records: [{ couplingId: filled.couplingId }] },
      'retried',
    );
    const mended = await sync.one({ erpId: filled.erpId }, { direction: 'TO_CRM' });
    expect(mended).toMatchObject({ kind: 'MODIFIED', error: null });
    expect((await given.read('crm.account', filled.crmId)).address1City).toBe('Oslo');
  });
});
