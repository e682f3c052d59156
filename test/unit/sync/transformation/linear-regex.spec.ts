import fc from 'fast-check';
import { LinearRegex } from '../../../../src/sync/transformation/regex/linear-regex';
import { PatternError } from '../../../../src/sync/transformation/regex/pattern';

const texts = (pattern: string, text: string) =>
  new LinearRegex(pattern).matches(text).map((match) => match.groups);

describe('the linear regular expression', () => {
  it('finds letters, classes, groups, alternatives and repetitions, minding no case', () => {
    expect(texts('a(b|c)+d?', 'xABCBD acd')).toEqual([
      ['ABCBD', 'B'],
      ['acd', 'c'],
    ]);
    expect(texts('\\d{2,3}', '1 12 123 1234')).toEqual([['12'], ['123'], ['123']]);
    expect(texts('[^a-c\\s]+', 'abc xyz é')).toEqual([['xyz'], ['é']]);
    expect(texts('(?:x|(y))z', 'xz yz')).toEqual([
      ['xz', null],
      ['yz', 'y'],
    ]);
    expect(texts('\\bin\\b', 'in inside in')).toEqual([['in'], ['in']]);
    expect(texts('^a$', 'a')).toEqual([['a']]);
    expect(texts('<.+?>', '<a><b>')).toEqual([['<a>'], ['<b>']]);
  });

  it('replaces with groups', () => {
    expect(new LinearRegex('(\\w+)@(\\w+)').replace('ann@hill bob@dale', '$2:$1')).toBe(
      'hill:ann dale:bob',
    );
    expect(new LinearRegex('x').replace('axb', '$$1')).toBe('a$1b');
  });

  it('needs no time for patterns that ruin a backtracking engine', () => {
    const text = `${'a'.repeat(5_000)}b`;
    const started = process.hrtime.bigint();
    for (const pattern of ['^(a+)+$', '^(a|aa)+$', '^(a|a)*$', '^a*a*a*a*a*c$', '(.*)(.*)(.*)x']) {
      expect(texts(pattern, text)).toEqual([]);
    }
    expect(Number(process.hrtime.bigint() - started) / 1e6).toBeLessThan(8_000);
  });

  it('gives up by count where a long text and a pattern need too much', () => {
    const regex = new LinearRegex('a.*b|a');
    expect(() => regex.matches('a'.repeat(10_000))).toThrow('too costly');
    expect(regex.matches('a'.repeat(500))).toHaveLength(500);
  });

  it.each([
    ['(a', 'never closed'],
    ['a)', 'closes nothing'],
    ['*a', 'repeats nothing'],
    ['(?=a)', 'not supported'],
    ['(?<!a)b', 'not supported'],
    ['(a)\\1', 'Back-references'],
    ['a{1000}', 'at most 100'],
    ['((a{99}){99}){99}', 'too large'],
    ['[z-a]', 'no class'],
    ['a'.repeat(501), 'at most 500'],
    ['a\\', 'too early'],
  ])('refuses %s', (pattern, because) => {
    expect(() => new LinearRegex(pattern)).toThrow(PatternError);
    expect(() => new LinearRegex(pattern)).toThrow(because);
  });

  it('finds what the engine of the host finds', () => {
    const atom = fc.constantFrom(
      'a',
      'b',
      '[ab]',
      '.',
      '(a)',
      '(?:b)',
      '\\w',
      '\\d',
      '^',
      '$',
      '\\b',
    );
    const part = fc
      .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '{1,2}', '*?', '+?'))
      .map(([one, times]) => (['^', '$', '\\b'].includes(one) ? one : one + times));
    const sequence = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    const pattern = fc
      .array(sequence, { minLength: 1, maxLength: 3 })
      .map((options) => options.join('|'));
    // A repeated group that may be empty is read differently by every engine; the others agree.
    const filled = fc
      .array(fc.constantFrom('a', 'b+', '[ab]', '\\w', 'a{1,2}', '(ab)'), {
        minLength: 1,
        maxLength: 3,
      })
      .map((parts) => parts.join(''));
    const nested = fc
      .tuple(filled, filled, fc.constantFrom('', '+', '?', '*', '+?', '{2}'), sequence)
      .map(([left, right, times, tail]) => `(${left}|${right})${times}${tail}`);
    const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '1', ' '), maxLength: 8 });
    fc.assert(
      fc.property(fc.oneof(pattern, nested), text, (source, subject) => {
        const host = [...subject.matchAll(new RegExp(source, 'giu'))].map((match) => match[0]);
        expect(new LinearRegex(source).matches(subject).map((match) => match.groups[0])).toEqual(
          host,
        );
      }),
      { numRuns: 3_000 },
    );
  });
});
