import fc from 'fast-check';
import { startApi, type TestApi } from '../../support/api';
import { histories } from './commands';
import { Play } from './play';
import { nothingSeen, type Seen } from './seen';
import { World } from './world';

/** Histories that are played; `TANDEM_HISTORIES=10000 npx jest test/sync/histories` plays more, `TANDEM_SEED` others, `TANDEM_PATH` with it repeats a failure. */
const RUNS = Number(process.env.TANDEM_HISTORIES ?? 500);
const SEED = Number(process.env.TANDEM_SEED ?? 20_261_125);
const PATH = process.env.TANDEM_PATH;

let api: TestApi;
let world: World;

beforeAll(async () => {
  api = await startApi();
  world = new World(api);
  await world.found();
});

afterAll(() => api.stop());

describe('two histories converge', () => {
  it(
    `plays ${RUNS} random histories of edits, couplings, deletions, policies, runs, parallel runs and crashes as the rules say`,
    async () => {
      const seen = nothingSeen();
      await fc.assert(
        fc.asyncProperty(histories, async (history) => {
          const play = new Play(world);
          await play.run(history);
          for (const key of Object.keys(seen) as (keyof Seen)[]) seen[key] += play.seen[key];
        }),
        {
          numRuns: RUNS,
          seed: SEED,
          ...(PATH === undefined ? {} : { path: PATH }),
          endOnFailure: false,
        },
      );
      // Enough histories come across everything they are about.
      if (PATH === undefined && RUNS >= 500)
        expect(Object.entries(seen).filter(([, count]) => count === 0)).toEqual([]);
    },
    RUNS * 4_000,
  );
});
