import { Configure } from '../../support/configure';
import { Masters } from '../../support/masters';

let masters: Masters;
let configure: Configure;

beforeEach(async () => {
  masters = await Masters.start();
  configure = new Configure(masters.api);
});

afterEach(() => masters.stop());

describe('copying a field', () => {
  it('T-9 the rule changes what was read, then it is cut, compared and written: a second time nothing changes', async () => {
    await configure.mutate('transformationRuleCreate', { code: 'TIDY', type: 'TRIM' }, '');
    const city = await configure.field('CUSTOMER', 'city', 'address1City');
    await configure.updateField(city.id, { transformationRule: 'TIDY' });
    const { erpId, crmId } = await masters.customerPair({ city: 'Oslo' });
    // 40 letters of the CRM behind three blanks; the ERP keeps 30.
    const letters = 'Llanfairpwllgwyngyllgogerychwyrndrobwlll';
    await masters.given.change('crm.account', crmId, { address1City: `   ${letters}` });
    expect(await masters.sync.one({ erpId }, { direction: 'FROM_CRM' })).toMatchObject({
      kind: 'MODIFIED',
      error: null,
    });
    expect(await masters.given.read('erp.customer', erpId)).toMatchObject({
      city: letters.slice(0, 30),
    });
    const again = await masters.sync.one({ erpId }, { direction: 'FROM_CRM' });
    expect(again).toMatchObject({ kind: 'UNCHANGED', error: null });
  });
});
