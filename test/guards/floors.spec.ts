import { resolveImport, sourcesBelow, type Source } from './sources';

const FLOORS: Record<string, number> = {
  platform: 0,
  queue: 1,
  erp: 2,
  crm: 2,
  sync: 2,
  mappings: 3,
  documents: 3,
  statistics: 3,
  setup: 3,
  graphql: 4,
  jobs: 4,
  connectors: 4,
  demo: 6,
  composition: 5,
};

const ABOVE = 5;

const EDGE_PACKAGES = [
  'type-graphql',
  'graphql',
  'dataloader',
  'class-validator',
  '@apollo/server',
  'graphql-jit',
];

const sources = sourcesBelow('src');

function roomOf(path: string): string | null {
  return /^src\/([^/]+)\//.exec(path)?.[1] ?? null;
}

function offences(test: (source: Source) => string[]): string[] {
  return sources.flatMap((source) => test(source).map((what) => `${source.path}: ${what}`));
}

describe('rooms stand on floors', () => {
  it('knows every room', () => {
    const rooms = new Set(
      sources.map((source) => roomOf(source.path)).filter((room) => room !== null),
    );
    expect([...rooms].filter((room) => !(room in FLOORS))).toEqual([]);
  });

  it('imports from the own room or from a lower floor, never sideways, never up', () => {
    const found = offences((source) => {
      const room = roomOf(source.path);
      if (room === null) return [];
      return source.imports.filter((specifier) => {
        const target = resolveImport(source, specifier);
        const other = target === null ? null : roomOf(`${target}/`);
        if (other === null || other === room) return false;
        return (FLOORS[other] ?? 9) >= (FLOORS[room] ?? 0);
      });
    });
    expect(found).toEqual([]);
  });

  it('keeps the packages of the edge at the edge', () => {
    const found = offences((source) =>
      roomOf(source.path) === 'graphql' || (FLOORS[roomOf(source.path) ?? ''] ?? 9) >= ABOVE
        ? []
        : source.imports.filter((name) =>
            EDGE_PACKAGES.some((edge) => name === edge || name.startsWith(`${edge}/`)),
          ),
    );
    expect(found).toEqual([]);
  });

  it('uses typeorm in entities, stores and platform alone', () => {
    const found = offences((source) =>
      /(\.entity|\.store)\.ts$/.test(source.path) ||
      roomOf(source.path) === 'platform' ||
      roomOf(source.path) === null
        ? []
        : source.imports.filter((name) => name === 'typeorm'),
    );
    expect(found).toEqual([]);
  });
});
