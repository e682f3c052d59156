import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { errorPage } from '../../src/graphql/common/errors/error-page';
import { CONFIG_VARIABLES } from '../../src/platform/config-variables';
import { ROOT } from './sources';

const documents = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

function missing(path: string, pattern: RegExp, base: string): string[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return [...text.matchAll(pattern)]
    .map(([, target = '']) => target)
    .filter((target) => !existsSync(join(ROOT, base, target)))
    .map((target) => `${path}: ${target}`);
}

describe('documents', () => {
  it('link to what exists', () => {
    const broken = documents.flatMap((path) =>
      missing(path, /\]\((?!https?:)([^)#]+)(?:#[^)]*)?\)/g, dirname(path)),
    );
    expect(broken).toEqual([]);
  });

  it('name tests that exist', () => {
    const broken = documents.flatMap((path) => missing(path, /`(test\/[\w./-]+\.ts)`/g, '.'));
    expect(broken).toEqual([]);
  });

  it('say of every error code what it asks for', () => {
    expect(readFileSync(join(ROOT, 'docs/error-codes.md'), 'utf8')).toBe(errorPage());
  });

  it('set only variables in the compose file that the product reads', () => {
    const compose = readFileSync(join(ROOT, 'docs/deploy/compose.yaml'), 'utf8');
    const set = [...compose.matchAll(/^ {6}([A-Z_]+):/gm)].flatMap(([, name = '']) => name);
    const known = new Set<string>(CONFIG_VARIABLES.map(({ name }) => name));
    expect(set.length).toBeGreaterThan(5);
    expect(set.filter((name) => !known.has(name) && !name.startsWith('POSTGRES_'))).toEqual([]);
  });
});
