import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs every measurement of the project, one after the other: the scripts of package.json named `bench:...`. */
export function benchAll(root: string): void {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const names = Object.keys(manifest.scripts).filter((name) => name.startsWith('bench:'));
  for (const name of names) {
    process.stderr.write(`-- ${name}\n`);
    const { status } = spawnSync('npm', ['run', '-s', name], { cwd: root, stdio: 'inherit' });
    if (status !== 0) throw new Error(`${name} ended with ${status}.`);
  }
}
