import sequencers from '@jest/test-sequencer';

const Sequencer = sequencers.default ?? sequencers;

/** Parts of paths of specs that take long: begun first, they run beside all others instead of after them. */
const LONG = ['/histories/', '/processes.', '/crash.', '/full/', '/api/documents.'];

/** Jest's own order, with the longest specs in front. A checkout that was never tested knows no durations. */
export default class LongestFirst extends Sequencer {
  async sort(tests) {
    const rank = ({ path }) => {
      const at = LONG.findIndex((part) => path.includes(part));
      return at < 0 ? LONG.length : at;
    };
    return [...(await super.sort(tests))].sort((a, b) => rank(a) - rank(b));
  }
}
