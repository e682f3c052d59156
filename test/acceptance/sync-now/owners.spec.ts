import { Masters, type PairIds } from '../../support/masters';

let masters: Masters;
let ann: PairIds;
let bob: PairIds;

beforeAll(async () => {
  masters = await Masters.start();
  ann = await masters.salespersonPair('ANN', 'Ann Berg');
  bob = await masters.salespersonPair('BOB', 'Bob Dahl');
});

beforeEach(() => masters.sync.settings({ ownershipModel: 'PERSON' }));

afterAll(() => masters.stop());

const ownerOf = async (accountId: string) => {
  const { ownerId, ownerIdType } = await masters.given.read('crm.account', accountId);
  return { ownerId, ownerIdType };
};

// The writer derives the type from the owner, so an account that came from elsewhere is set up past it.
const own = (accountId: string, ownerId: string, type: string) =>
  masters.api.composition.unitOfWork.run((tx) =>
    tx.execute('UPDATE crm.account SET owner_id = $2, owner_id_type = $3 WHERE id = $1', [
      accountId,
      ownerId,
      type,
    ]),
  );

describe('the owner of an account follows the salesperson', () => {
  it('SH-027 touches neither owner nor type when the owner matches already', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ salespersonCode: 'ANN' });
    await own(crmId, ann.crmId, 'team');
    const before = await given.read('crm.account', crmId);
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('UNCHANGED');
    expect(await given.read('crm.account', crmId)).toEqual(before);
    expect(await ownerOf(crmId)).toEqual({ ownerId: ann.crmId, ownerIdType: 'team' });
  });

  it('SH-028 writes the other user and makes the owner a user', async () => {
    const { sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ salespersonCode: 'BOB' });
    await own(crmId, ann.crmId, 'team');
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect(await ownerOf(crmId)).toEqual({ ownerId: bob.crmId, ownerIdType: 'systemuser' });
  });

  it('IMH-005 moves only through the field mapping: with team ownership another salesperson changes nothing', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.customerPair({ salespersonCode: 'ANN' });
    expect((await ownerOf(crmId)).ownerId).toBe(ann.crmId);
    await sync.settings({ ownershipModel: 'TEAM' });
    await given.change('erp.customer', erpId, { salespersonCode: 'BOB' });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('UNCHANGED');
    expect((await ownerOf(crmId)).ownerId).toBe(ann.crmId);
    await sync.settings({ ownershipModel: 'PERSON' });
    expect((await sync.one({ erpId }, { direction: 'TO_CRM' })).kind).toBe('MODIFIED');
    expect((await ownerOf(crmId)).ownerId).toBe(bob.crmId);
  });
});

describe('the salesperson and the owner that comes from the CRM', () => {
  it('IMH-002 leaves the salesperson of a contact as it is, whoever owns the CRM contact', async () => {
    const { given, sync } = masters;
    const stranger = await given.row('crm.system_user', {
      firstName: 'No',
      lastName: 'Body',
      domainName: 'nobody@example.com',
      businessUnitId: masters.businessUnitId,
    });
    const blank = await masters.contactPair(await masters.customerPair());
    const filled = await masters.contactPair(await masters.customerPair(), {
      salespersonCode: 'BOB',
    });
    for (const [{ erpId, crmId }, code] of [
      [blank, null],
      [filled, 'BOB'],
    ] as const) {
      for (const ownerId of [ann.crmId, stranger]) {
        await given.change('crm.contact', crmId, { ownerId });
        expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('UNCHANGED');
        expect((await given.read('erp.contact', erpId)).salespersonCode).toBe(code);
      }
    }
  });

  it('IMH-006 refuses to make a salesperson of a team, where the owner is taken from the CRM', async () => {
    const { given, sync } = masters;
    const sales = await given.row('crm.team', {
      name: 'Sales',
      businessUnitId: masters.businessUnitId,
    });
    const { erpId, crmId } = await masters.customerPair({ salespersonCode: 'ANN' });
    await sync.configureField('CUSTOMER', 'ownerId', { direction: 'BOTH' });
    await given.change('crm.account', crmId, { ownerId: sales });
    const outcome = await sync.one({ crmId }, { direction: 'FROM_CRM' });
    expect(outcome).toMatchObject({
      kind: 'FAILED',
      error: { code: 'OWNER_IS_A_TEAM', path: ['input', 'ownerId'], data: { teamId: sales } },
    });
    expect((await given.read('erp.customer', erpId)).salespersonCode).toBe('ANN');

    // The owning team of the company stands for "no salesperson" (GEN-05), so it leaves the salesperson alone.
    await given.change('crm.account', crmId, { ownerId: masters.teamId });
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('UNCHANGED');
    expect((await given.read('erp.customer', erpId)).salespersonCode).toBe('ANN');

    await given.change('crm.account', crmId, { ownerId: bob.crmId });
    expect((await sync.one({ crmId }, { direction: 'FROM_CRM' })).kind).toBe('MODIFIED');
    expect((await given.read('erp.customer', erpId)).salespersonCode).toBe('BOB');
    await sync.configureField('CUSTOMER', 'ownerId', { direction: 'TO_CRM' });
  });
});

describe('salespeople', () => {
  it('ES-010 goes the only way its mapping goes, from the CRM, without asking for a direction', async () => {
    const { given, sync } = masters;
    const { erpId, crmId } = await masters.salespersonPair('CAT', 'Cat Falk');
    await given.change('crm.system_user', crmId, { lastName: 'Falk-Hansen' });
    const { fullName } = await given.read('crm.system_user', crmId);
    expect(fullName).toContain('Falk-Hansen');
    expect(await sync.one({ erpId })).toMatchObject({ kind: 'MODIFIED', crmId });
    expect((await given.read('erp.salesperson', erpId)).name).toBe(fullName);
    const [run] = await sync.runs('SALESPEOPLE', 1);
    expect(run).toMatchObject({ direction: 'FROM_CRM', modified: 1 });
  });
});
