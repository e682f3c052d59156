import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { playCrashes } from '../../../bench/crash/crash';
import { databaseUrl } from '../../support/server';

const ROOT = join(__dirname, '../../..');

describe('a run that is killed', () => {
  it('20 times with SIGKILL at random points comes to what an undisturbed run comes to', async () => {
    // The processes that are killed run the build, as the product does.
    const build = `import('./src/build.mjs').then(({ build }) => build(process.cwd(), () => {}))`;
    execFileSync(process.execPath, ['-e', build], { cwd: ROOT });
    const { calm, stormy, faults, kills } = await playCrashes({
      serverUrl: databaseUrl('postgres'),
      root: ROOT,
      rows: 5_000,
      kills: 20,
      batch: 50,
    });
    expect(kills).toBe(20);
    expect(faults).toEqual([]);
    expect(stormy).toEqual(calm);
    // 5,000 customers and 250 accounts of the CRM; 5 of the new customers have terms and 5 a currency nobody coupled.
    expect(stormy.pairCount).toBe(5_000 + 250 - 10);
    expect(stormy.alone).toEqual([]);
  }, 600_000);
});
