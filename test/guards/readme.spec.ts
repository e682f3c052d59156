import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CONFIG_VARIABLES } from '../../src/platform/config-variables';
import { ROOT } from './sources';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const documents = ['README.md', 'schema/CHANGES.md']
  .concat(rooms.map((room) => `src/${room}/README.md`))
  .concat(
    readdirSync(join(ROOT, 'docs')).flatMap((name) =>
      name.endsWith('.md') ? [`docs/${name}`] : [],
    ),
  );

describe('the README', () => {
  it('lists every variable of the configuration with its default, and no other', () => {
    const rows = new Map(
      [...read('README.md').matchAll(/^\| `([A-Z_]+)` +\| (.+?) +\|/gm)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    );
    expect([...rows.keys()].sort()).toEqual(CONFIG_VARIABLES.map(({ name }) => name).sort());
    const wrong = CONFIG_VARIABLES.filter(({ name, default: value }) =>
      value === null
        ? !/^(none|by .*)$/.test(rows.get(name) ?? '')
        : rows.get(name) !== `\`${value}\``,
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('draws the rooms that exist', () => {
    const diagram = /## The rooms\n+```\n([\s\S]*?)```/.exec(read('README.md'))?.[1] ?? '';
    const drawn = diagram
      .split('\n')
      .flatMap((line) => /^ {8}([a-z].*?)(?: {4,}|$)/.exec(line)?.[1]?.split(/\s+/) ?? []);
    expect(drawn.sort()).toEqual([...rooms].sort());
  });
});

describe('the documents', () => {
  it('give each room a README of at most 20 lines', () => {
    const long = rooms.filter(
      (room) => read(`src/${room}/README.md`).trimEnd().split('\n').length > 20,
    );
    expect(long).toEqual([]);
  });

  it('link to what is there', () => {
    const broken = documents.flatMap((path) =>
      [...read(path).matchAll(/\]\((?!https?:)([^)#]+)/g)].flatMap(([, target = '']) =>
        existsSync(join(ROOT, dirname(path), target)) ? [] : [`${path}: ${target}`],
      ),
    );
    expect(broken).toEqual([]);
  });

  it('name only files and folders of the source that are there', () => {
    const there = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' });
    const missing = rooms.flatMap((room) =>
      [
        ...read(`src/${room}/README.md`).matchAll(/`(?:src\/)?([\w./-]+(?:\.ts|\.mjs|\/))`/g),
      ].flatMap(([, name = '']) => {
        const path = name.replace(/^(\.\.\/)+/, '').replace(/\/$/, '');
        const found = there.some((file) => file === path || file.endsWith(`/${path}`));
        return found ? [] : [`src/${room}/README.md: ${name}`];
      }),
    );
    expect(missing).toEqual([]);
  });
});
