import { longFunctions, STILL_LONG } from './long-functions';
import { ROOT, sourcesBelow } from './sources';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const sources = sourcesBelow('src');
const LONGEST_FILE = 400;

function having(pattern: RegExp, except: RegExp = /^$/): string[] {
  return sources
    .filter((source) => !except.test(source.path) && pattern.test(source.text))
    .map((source) => source.path);
}

describe('habits of the code', () => {
  it('keeps files under 400 lines', () => {
    const long = [...sources, ...sourcesBelow('test')].filter(
      (source) => source.text.split('\n').length > LONGEST_FILE,
    );
    expect(long.map((source) => source.path)).toEqual([]);
  });

  it('keeps functions within 40 lines', () => {
    const long = sources.flatMap(longFunctions);
    const names = long.map(({ name }) => name);
    const grown = long.filter(({ name }) => !STILL_LONG.includes(name));
    expect(grown.map(({ name, lines }) => `${name}: ${lines} lines`)).toEqual([]);
    expect(STILL_LONG.filter((name) => !names.includes(name))).toEqual([]);
  });

  it('keeps folders under 15 files', () => {
    const counts = new Map<string, number>();
    for (const { path } of sources) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      counts.set(folder, (counts.get(folder) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > 15).map(([folder]) => folder)).toEqual([]);
  });

  it('reads the environment in platform/config.ts alone', () => {
    expect(having(/process\.env/, /^src\/platform\/config\.ts$/)).toEqual([]);
  });

  it('has no any, no suppressed check and no leftover', () => {
    expect(having(/:\s*any\b|as any\b|<any>/)).toEqual([]);
    expect(having(/@ts-ignore|@ts-expect-error|eslint-disable/)).toEqual([]);
    expect(having(/\bTODO\b|\bFIXME\b|\bXXX\b/)).toEqual([]);
  });

  it('never lets TypeORM change the database by itself, and has no eager or lazy relation', () => {
    expect(
      having(/synchronize:\s*true|eager:\s*true|lazy:\s*true|cascade:\s*(true|\[)|simple-json/),
    ).toEqual([]);
  });

  it('has no barrel files', () => {
    expect(
      sources.filter((source) => source.path.endsWith('/index.ts')).map((source) => source.path),
    ).toEqual([]);
    expect(having(/^export (\*|\{[^}]*\}) from/m)).toEqual([]);
  });

  it('mocks nothing of its own', () => {
    const mocks = sourcesBelow('test').filter(
      (source) =>
        !source.path.startsWith('test/guards/') && /jest\.(mock|spyOn)\(/.test(source.text),
    );
    expect(mocks.map((source) => source.path)).toEqual([]);
  });

  it('describes every exported symbol', () => {
    const bare = sources.flatMap((source) => {
      const lines = source.text.split('\n');
      return lines.flatMap((line, index) => {
        if (
          !/^export (abstract class|class|function|async function|interface|type|const|enum)\b/.test(
            line,
          )
        )
          return [];
        let above = index - 1;
        while (
          above >= 0 &&
          /^(@|\s+|\}\)|\]\)|\)|import)/.test(lines[above] ?? '') &&
          !/\*\/\s*$/.test(lines[above] ?? '')
        )
          above--;
        return /\*\/\s*$/.test(lines[above] ?? '')
          ? []
          : [`${source.path}:${index + 1} ${line.slice(0, 60)}`];
      });
    });
    expect(bare).toEqual([]);
  });

  it('gives each room a README of at most 20 lines', () => {
    const rooms = readdirSync(join(ROOT, 'src'), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    );
    const missing = rooms.filter(
      (room) => !readdirSync(join(ROOT, 'src', room.name)).includes('README.md'),
    );
    expect(missing.map((room) => room.name)).toEqual([]);
  });
});
