// What `npm start` and the other commands run: builds when needed, then hands over to the program.
//   node src/start.mjs [command] [options]
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { clearInterval, setInterval } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const PARENT_CHECK_MS = 300;
const [major] = process.versions.node.split('.');

try {
  endWithNpm();
  if (Number(major) < 20)
    throw new Error(`Tandem needs Node 20 or later; this is ${process.version}.`);
  const [command] = process.argv.slice(2);
  build(root, (line) => process.stderr.write(`${line}\n`));
  if (command === 'dev') {
    await (await import('./dev.mjs')).runDev(root);
  } else {
    const { main } = createRequire(import.meta.url)(join(root, 'dist/src/main.js'));
    await main(process.argv.slice(2));
  }
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

/**
 * A signal to npm ends npm and the shell that it started this process in, but does not come this far. That
 * the shell is gone shows in the parent.
 */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_CHECK_MS);
  watch.unref();
}

/** What a person can act on is said in its own words; anything else with its stack. */
function explain(error) {
  if (!(error instanceof Error)) return String(error);
  const expected = ['ConfigError', 'Refusal'].includes(error.name) || error.constructor === Error;
  const lines = [expected ? error.message : error.stack];
  if (typeof error.remedy === 'string') lines.push(error.remedy);
  return lines.join('\n');
}
