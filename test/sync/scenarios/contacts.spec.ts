import { Couplings, only } from '../../support/couplings';
import type { Given } from '../../support/given';
import { Masters } from '../../support/masters';

let masters: Masters;
let given: Given;
let couplings: Couplings;

beforeAll(async () => {
  masters = await Masters.start();
  ({ given } = masters);
  couplings = new Couplings(masters.api);
});

afterAll(() => masters.stop());

const contactOf = (parentCustomerId: string, lastName: string) =>
  given.row('crm.contact', { lastName, parentCustomerId, parentCustomerIdType: 'account' });
const createInErp = async (mapping: string, id: string) =>
  only(await couplings.createInErp({ id, mapping }));

describe('persons from the CRM (C-37)', () => {
  it('C-37 one whose account has no company in the ERP fails, and is made once it has', async () => {
    await masters.sync.configure('CONTACT', { onlyCoupled: false });
    const account = await given.account({ name: 'C37 in' });
    const crmId = await contactOf(account, 'C37 waiting');
    const runs = await masters.sync.modified(['CONTACT']);
    expect(runs[1]).toMatchObject({ direction: 'FROM_CRM', inserted: 0, failed: 1 });
    const both = await masters.sync.runs('CONTACT', 2);
    const run = both.find(({ direction }) => direction === 'FROM_CRM');
    expect(run?.errors).toMatchObject([{ code: 'CONTACT_COMPANY_MISSING' }]);
    expect(await couplings.of('crmId', crmId)).toEqual([]);
    const customer = await createInErp('CUSTOMER', account);
    const again = await masters.sync.modified(['CONTACT']);
    expect(again[1]).toMatchObject({ inserted: 1, failed: 0 });
    const [coupling] = await couplings.of('crmId', crmId);
    expect(await given.read('erp.contact', String(coupling?.erpId))).toMatchObject({
      companyNo: await masters.companyOf(String(customer.erpId)),
      companyName: 'C37 in',
    });
    await masters.sync.configure('CONTACT', { onlyCoupled: true });
  });

  it('C-37 the primary contact of an account becomes that of its customer once it arrives', async () => {
    const account = await given.account({ name: 'C37 primary' });
    const [other, primary] = [await contactOf(account, 'Other'), await contactOf(account, 'First')];
    await given.change('crm.account', account, { primaryContactId: primary });
    const customer = String((await createInErp('CUSTOMER', account)).erpId);
    expect(await given.read('erp.customer', customer)).toMatchObject({ primaryContactNo: null });
    await createInErp('CONTACT', other);
    const first = String((await createInErp('CONTACT', primary)).erpId);
    await masters.sync.modified(['CUSTOMER', 'CONTACT']);
    const { number } = await given.read('erp.contact', first);
    expect(await given.read('crm.account', account)).toMatchObject({ primaryContactId: primary });
    expect(await given.read('erp.customer', customer)).toMatchObject({ primaryContactNo: number });
  });

  it('CT-11 the first person of a customer without a primary contact becomes it, without an echo', async () => {
    const account = await given.account({ name: 'CT11' });
    const customer = String((await createInErp('CUSTOMER', account)).erpId);
    const crmId = await contactOf(account, 'Only one');
    const person = String((await createInErp('CONTACT', crmId)).erpId);
    const { number } = await given.read('erp.contact', person);
    expect(await given.read('erp.customer', customer)).toMatchObject({ primaryContactNo: number });
    const quiet = { modified: 0, unchanged: 0, failed: 0 };
    expect(await masters.sync.modified(['CUSTOMER'])).toMatchObject([quiet, quiet]);
  });
});

describe('persons from the ERP (C-37)', () => {
  const person = async (customer: string, surname: string, more: object = {}) =>
    given.row('erp.contact', {
      ...{ type: 1, firstName: 'Eve', surname, companyNo: await masters.companyOf(customer) },
      ...more,
    });

  it('C-37 one whose customer is not coupled fails, and says which company', async () => {
    const customer = await given.customer();
    const erpId = await person(customer, 'C37 out');
    const outcome = only(await couplings.createInCrm({ id: erpId, mapping: 'CONTACT' }));
    expect(outcome).toMatchObject({ kind: 'FAILED', crmId: null });
    expect(outcome.error).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      data: { field: 'companyNo', value: await masters.companyOf(customer), table: 'erp.customer' },
    });
  });

  it('CT-10 the first person of an account without a primary contact becomes it, without an echo', async () => {
    const customer = await masters.customerPair();
    const first = await masters.createInCrm('CONTACT', await person(customer.erpId, 'One'));
    await masters.createInCrm('CONTACT', await person(customer.erpId, 'Two'));
    expect(await given.read('crm.account', customer.crmId)).toMatchObject({
      primaryContactId: first.crmId,
    });
    const quiet = { modified: 0, unchanged: 0, failed: 0 };
    expect(await masters.sync.modified(['CUSTOMER'])).toMatchObject([quiet, quiet]);
  });

  it('C-37 the primary contact of a customer becomes that of its account once it arrives', async () => {
    const pair = await masters.customerPair();
    const [other, primary] = [await person(pair.erpId, 'Other'), await person(pair.erpId, 'First')];
    const { number } = await given.read('erp.contact', primary);
    await given.change('erp.customer', pair.erpId, { primaryContactNo: number ?? null });
    await masters.sync.modified(['CUSTOMER']);
    expect(await given.read('crm.account', pair.crmId)).toMatchObject({ primaryContactId: null });
    await masters.createInCrm('CONTACT', other);
    const { crmId } = await masters.createInCrm('CONTACT', primary);
    await masters.sync.modified(['CUSTOMER', 'CONTACT']);
    expect(await given.read('crm.account', pair.crmId)).toMatchObject({ primaryContactId: crmId });
    expect(await given.read('erp.customer', pair.erpId)).toMatchObject({
      primaryContactNo: number,
    });
  });
});
