import type { ProcessWaitingQuotes } from '../../documents/quote-processing/process-waiting-quotes';
import { Refusal } from '../../platform/errors/refusal';
import type { JobKind } from '../job-kind';
import { whileSetting } from '../recurrence';

/** As many quotes are processed in one execution; more of them wait for the next, which follows at once. */
const LIMIT = 1_000;

/** Brings active and won CRM quotes into the ERP, whatever the order integration; it looks at every interval and never sleeps (QT-2, G.3). */
export function processQuotes(process: ProcessWaitingQuotes): JobKind {
  return {
    kind: 'AUTO_PROCESS_QUOTES',
    category: null,
    intervalMinutes: 30,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: whileSetting(({ autoProcessQuotes }) => autoProcessQuotes),
    run: async ({ actor }) => {
      const done = await process.run({ limit: LIMIT }, actor);
      const actions = done.map(({ outcome }) =>
        outcome instanceof Refusal ? 'FAILED' : outcome.action,
      );
      const count = (...wanted: string[]): number =>
        actions.filter((action) => wanted.includes(action)).length;
      const [inserted, failed] = [count('CREATED'), count('FAILED')];
      const counts = { inserted, failed, modified: count('REVISED', 'RELEASED', 'ORDERED') };
      return { counts, again: done.length === LIMIT && failed < done.length };
    },
  };
}
