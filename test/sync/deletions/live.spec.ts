import { asPerson, eventually, goLive } from '../../support/live';
import { Masters, type PairIds } from '../../support/masters';
import { couplingRow, runMapping, setMapping } from '../../support/runs';

let masters: Masters;
let live: { stop: () => Promise<void> };

beforeAll(async () => {
  masters = await Masters.start();
  live = goLive(masters.api);
});

afterAll(async () => {
  await live.stop();
  await masters.stop();
});

const agreed = async (): Promise<PairIds> => {
  const pair = await masters.customerPair();
  await runMapping(masters.api, 'CUSTOMER');
  return pair;
};
const until = (what: string, pair: PairIds, column: string, value: string) =>
  eventually(
    what,
    async () => (await couplingRow(masters.api, pair.couplingId))?.[column] === value,
  );

describe('while changes travel live', () => {
  it('deactivates what is left as soon as a record is deleted, on either side', async () => {
    await setMapping(masters.api, 'CUSTOMER', { deletion_policy: 'DEACTIVATE' });
    const [one, two] = [await agreed(), await agreed()];
    await asPerson(masters.api, async (client) => {
      await client.query('DELETE FROM crm.account WHERE id = $1', [one.crmId]);
      await client.query('DELETE FROM erp.customer WHERE id = $1', [two.erpId]);
    });
    await until('the customer is blocked', one, 'deletion_settled_by', 'DEACTIVATE');
    await until('the account is inactive', two, 'deletion_settled_by', 'DEACTIVATE');
    expect((await masters.given.read('erp.customer', one.erpId)).blocked).toBe(3);
    expect((await masters.given.read('crm.account', two.crmId)).stateCode).toBe(1);
  });

  it('says that the account of a customer was merged as soon as it was', async () => {
    const pair = await agreed();
    const winner = await masters.given.account({ name: 'Winner' });
    await asPerson(masters.api, (client) =>
      client.query(
        'UPDATE crm.account SET merged = true, master_id = $2, state_code = 1, status_code = 2 WHERE id = $1',
        [pair.crmId, winner],
      ),
    );
    await until('the merge is reported', pair, 'failure_code', 'COUNTERPART_MERGED');
  });
});
