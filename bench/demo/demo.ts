import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

const CUSTOMERS = 100_000;
const RESULT = /(\d+) records written in ([\d.]+) s, (\d+) a second/;

/**
 * Grows a demo company from nothing, in a database of its own, by the command that a person uses. Every row
 * that is written counts as a record. Prints one line of JSON last.
 */
export async function benchDemo(root: string): Promise<void> {
  const dataDir = join(root, '.tandem/bench-demo');
  rmSync(dataDir, { recursive: true, force: true });
  const start = performance.now();
  const output = await run(root, dataDir);
  const commandSeconds = Number(((performance.now() - start) / 1_000).toFixed(1));
  rmSync(dataDir, { recursive: true, force: true });
  const [, records, seconds, perSecond] = RESULT.exec(output) ?? [];
  if (records === undefined) throw new Error(`The command did not say what it wrote:\n${output}`);
  const result = {
    bench: 'demo',
    customers: CUSTOMERS,
    records: Number(records),
    seconds: Number(seconds),
    recordsPerSecond: Number(perSecond),
    commandSeconds,
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
}

function run(root: string, dataDir: string): Promise<string> {
  const command = ['src/start.mjs', 'demo', '--customers', String(CUSTOMERS)];
  const env = { ...process.env, TANDEM_DATA_DIR: dataDir, DATABASE_URL: '', LOG_FORMAT: 'json' };
  const child = spawn(process.execPath, command, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    process.stderr.write(chunk);
  });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) =>
      code === 0 ? resolve(output) : reject(new Error(`The command ended with ${code}.`)),
    );
  });
}
