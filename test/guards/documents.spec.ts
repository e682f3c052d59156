import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
});
