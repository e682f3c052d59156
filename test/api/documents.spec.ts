import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { fillDemoCompany } from '../../src/demo/fill-demo-company';
import { ROOT } from '../guards/sources';
import { startApi } from '../support/api';

/** One query of a document, and the answer that stands below it; null when none does. */
interface Example {
  readonly query: string;
  readonly answer: unknown;
}

const DOCUMENTS = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
].filter((path) => examplesOf(path).length > 0);

/** The `graphql` blocks of a document, and the calls of curl, in their order. */
function examplesOf(path: string): Example[] {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
    ([, language = '', body = '']) => ({ language, body }),
  );
  return blocks.flatMap(({ language, body }, at) => {
    const sent = /-d '(\{"query".*\})'/.exec(body)?.[1];
    const query =
      language === 'graphql' ? body : sent && (JSON.parse(sent) as { query: string }).query;
    if (!query) return [];
    const next = blocks[at + 1];
    const answer: unknown = next?.language === 'json' ? JSON.parse(next.body) : null;
    return [{ query, answer }];
  });
}

/** The values a reader copies from an answer into the variables of the next queries, by name. */
function collect(answer: unknown, known: Map<string, unknown>): void {
  if (typeof answer !== 'object' || answer === null) return;
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value === 'object') collect(value, known);
    else known.set(name, value);
  }
}

/** The answer with `…` where the document leaves a value open. */
function asTold(answer: unknown, told: unknown): unknown {
  if (told === '…' && typeof answer === 'string') return told;
  if (typeof answer !== 'object' || answer === null) return answer;
  const below = (told ?? {}) as Record<string, unknown>;
  if (Array.isArray(answer)) return answer.map((item, at) => asTold(item, below[at]));
  return Object.fromEntries(
    Object.entries(answer).map(([name, value]) => [name, asTold(value, below[name])]),
  );
}

describe('what the documents show', () => {
  it('is in the README and in the first steps', () => {
    expect(DOCUMENTS).toEqual(expect.arrayContaining(['README.md', 'docs/first-steps.md']));
  });

  it.each(DOCUMENTS)(
    'works on a fresh demo company as %s says, query by query',
    async (path) => {
      const api = await startApi();
      try {
        await fillDemoCompany(api.composition);
        const known = new Map<string, unknown>();
        for (const { query, answer: told } of examplesOf(path)) {
          const variables = [...(query.split('{')[0] ?? '').matchAll(/\$(\w+):/g)].map(
            ([, name = '']) => [name, known.get(name)] as const,
          );
          const wrong = validate(api.schema, parse(query)).map(({ message }) => message);
          expect({ query, wrong }).toEqual({ query, wrong: [] });
          // Values that only the reader has: the query is right, and there is nothing to run it with.
          if (variables.some(([, value]) => value === undefined)) continue;
          const answer = await api.send(query, Object.fromEntries(variables));
          expect({ query, errors: answer.errors }).toEqual({ query, errors: undefined });
          const plain: unknown = JSON.parse(JSON.stringify(answer));
          collect(plain, known);
          if (told) expect({ query, answer: asTold(plain, told) }).toEqual({ query, answer: told });
        }
      } finally {
        await api.stop();
      }
    },
    60_000,
  );
});
