// `npm run dev`: runs the server, and builds and restarts it when a source file changes.
import { spawn } from 'node:child_process';
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';

const WATCHED = ['src', 'migrations'];
const QUIET_MS = 200;

/**
 * Runs until a signal ends it.
 * @param {string} root folder of the project
 */
export async function runDev(root) {
  let server = start(root);
  let timer;
  let restarting = Promise.resolve();
  const restart = async () => {
    await stop(server);
    process.stderr.write('Restarting ...\n');
    server = start(root);
  };
  const onChange = (_event, file) => {
    if (file !== null && !/\.(ts|mjs)$/.test(file)) return;
    clearTimeout(timer);
    timer = setTimeout(() => (restarting = restarting.then(restart)), QUIET_MS);
  };
  const watchers = WATCHED.filter((folder) => existsSync(join(root, folder))).map((folder) =>
    watch(join(root, folder), { recursive: true }, onChange),
  );
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, resolve);
  });
  for (const watcher of watchers) watcher.close();
  clearTimeout(timer);
  await restarting;
  await stop(server);
  process.exit(0);
}

// The child stands in a group of its own, so that Ctrl-C reaches it once, through us.
function start(root) {
  return spawn(process.execPath, [join(root, 'src/start.mjs'), 'serve'], {
    cwd: root,
    stdio: 'inherit',
    detached: true,
  });
}

async function stop(server) {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await ended;
}
