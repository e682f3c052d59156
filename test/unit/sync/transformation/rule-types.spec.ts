import { transformationTypes } from '../../../../src/sync/transformation/transformation-types';
import type { RuleParameters } from '../../../../src/sync/transformation/transformation-type';

const types = transformationTypes(new Map());

function made(type: string, parameters: RuleParameters, text: string): string {
  const found = types.get(type);
  if (!found) throw new Error(`There is no type ${type}.`);
  return found.build(parameters)(text);
}

describe('transformations of texts', () => {
  it.each([
    ['UPPERCASE', {}, 'Straße 5', 'STRASSE 5'],
    ['LOWERCASE', {}, 'ABC ÄÖ', 'abc äö'],
    ['TITLE_CASE', {}, 'the HOUSE of o’neill', 'The House Of O’neill'],
    ['TRIM', {}, '  a b ', 'a b'],
    ['REMOVE_NON_ALPHANUMERIC', {}, 'a-1 é/2!', 'a1é2'],
    ['SUBSTRING', { startPosition: 4, length: 3 }, 'ABCDEFGH', 'DEF'],
    ['SUBSTRING', { startPosition: 4, length: 3 }, 'AB', ''],
    ['SUBSTRING', { startText: '/', endText: '/' }, 'a/b/c/d', 'b'],
    ['SUBSTRING', { startText: '#' }, 'a/b', ''],
    ['SUBSTRING', { startText: '/', endText: '#' }, 'a/b/c', 'b/c'],
    ['SUBSTRING', { startPosition: 2, endText: 'd' }, 'abcd', 'bc'],
    ['REPLACE', { find: 'a', replaceWith: 'x' }, 'aAa', 'xAx'],
    ['REPLACE', { find: 'NOTPROVIDED' }, 'NOTPROVIDED', ''],
    ['REGEX_REPLACE', { pattern: '\\s+', replaceWith: ' ' }, 'a   b\tc', 'a b c'],
    ['REGEX_REPLACE', { pattern: '^DE(\\d+)$', replaceWith: '$1' }, 'de123', '123'],
    ['REGEX_MATCH', { pattern: '(\\d+)' }, 'a1b22c', '122'],
    ['REGEX_MATCH', { pattern: '(\\d+)' }, 'none', ''],
    ['REGEX_MATCH', { pattern: 'x(\\d)-(\\d)' }, 'X1-2 x3-4', '1234'],
    ['REGEX_MATCH', { pattern: '\\d+' }, 'a1b2', ''],
  ])('%s %j makes "%s" to "%s"', (type, parameters, text, result) => {
    expect(made(type, parameters as RuleParameters, text)).toBe(result);
  });
});

describe('transformations of days, instants and numbers', () => {
  it.each([
    ['DATE_FORMATTING', { format: 'yyyyMMdd' }, '20260131', '2026-01-31'],
    ['DATE_FORMATTING', { format: 'yyyyMMdd' }, '20260231', '20260231'],
    ['DATE_FORMATTING', { culture: 'en-US' }, '1/31/2026', '2026-01-31'],
    ['DATE_FORMATTING', { culture: 'da-DK' }, '31.1.2026', '2026-01-31'],
    ['DATE_FORMATTING', { culture: 'de-DE' }, '31.01.2026', '2026-01-31'],
    ['DATE_FORMATTING', { culture: 'ja-JP' }, '2026/1/31', '2026-01-31'],
    ['DATE_FORMATTING', { culture: 'en-US' }, '31/1/2026', '31/1/2026'],
    ['DATE_FORMATTING', { format: 'd MMMM yyyy', culture: 'de-DE' }, '3 März 2026', '2026-03-03'],
    ['DATE_FORMATTING', { format: 'dd-MMM-yy', culture: 'en-GB' }, '05-Feb-49', '2049-02-05'],
    [
      'DATE_FORMATTING',
      { format: "dddd 'the' d.M.yyyy", culture: 'en-US' },
      'Saturday the 31.1.2026',
      '2026-01-31',
    ],
    [
      'DATE_TIME_FORMATTING',
      { format: 'yyyyMMddHHmmss' },
      '20260131093005',
      '2026-01-31T09:30:05.000Z',
    ],
    [
      'DATE_TIME_FORMATTING',
      { culture: 'en-US' },
      '1/31/2026, 9:30:05 PM',
      '2026-01-31T21:30:05.000Z',
    ],
    [
      'DATE_TIME_FORMATTING',
      { culture: 'en-US' },
      '1/31/2026 9:30:05 AM',
      '2026-01-31T09:30:05.000Z',
    ],
    ['DATE_TIME_FORMATTING', { culture: 'en-US' }, '1/31/2026 9:30 AM', '2026-01-31T09:30:00.000Z'],
    ['DATE_TIME_FORMATTING', { culture: 'en-US' }, '1/31/2026', '2026-01-31T00:00:00.000Z'],
    ['DATE_TIME_FORMATTING', { culture: 'da-DK' }, '31.1.2026 9.30.05', '2026-01-31T09:30:05.000Z'],
    ['DATE_TIME_FORMATTING', { format: 'yyyyMMddHHmmss' }, '20260131250000', '20260131250000'],
    ['EXTRACT_FROM_DATE', { part: 'MONTH' }, '2026-01-31', '1'],
    ['EXTRACT_FROM_DATE', { part: 'YEAR' }, '2026-01-31T09:00:00.000Z', '2026'],
    ['UNIX_TIMESTAMP', {}, '1769851800', '2026-01-31T09:30:00.000Z'],
    ['UNIX_TIMESTAMP', {}, 'soon', 'soon'],
    ['DECIMAL_FORMATTING', { culture: 'da-DK' }, '1.234,50', '1234.5'],
    ['DECIMAL_FORMATTING', { culture: 'da-DK' }, '-1.234.567,89', '-1234567.89'],
    ['DECIMAL_FORMATTING', { culture: 'en-US' }, '1,234.50', '1234.5'],
    ['DECIMAL_FORMATTING', { culture: 'de-CH' }, '1’234.50', '1234.5'],
    ['DECIMAL_FORMATTING', { culture: 'fr-FR' }, '1 234,50', '1234.5'],
    ['DECIMAL_FORMATTING', { culture: 'en-IN' }, '12,34,567.5', '1234567.5'],
    ['DECIMAL_FORMATTING', { culture: 'da-DK' }, '1234.50', '1234.50'],
    ['DECIMAL_FORMATTING', { culture: 'da-DK' }, 'much', 'much'],
    ['ROUND', { precision: '0.01' }, '1.005', '1.01'],
    ['ROUND', { precision: '0.05', direction: 'UP' }, '1.01', '1.05'],
    ['ROUND', { precision: '5', direction: 'DOWN' }, '19.99', '15'],
    ['ROUND', { precision: '0.01' }, '12345678901234567890.125', '12345678901234567890.13'],
    ['ROUND', { precision: '0.01' }, 'much', 'much'],
  ])('%s %j makes "%s" to "%s"', (type, parameters, text, result) => {
    expect(made(type, parameters as RuleParameters, text)).toBe(result);
  });
});
