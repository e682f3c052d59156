import { sameOf, sameUpTo } from '../../../../src/sync/engine/fields/compare-values';

describe('comparing values (T-11)', () => {
  it('compares decimals by value', () => {
    expect(sameOf('decimal')('1.50', '1.5')).toBe(true);
    expect(sameOf('decimal')('1.50', '1.51')).toBe(false);
  });

  it('compares codes trimmed and in upper case, texts exactly', () => {
    expect(sameOf('code')(' eur', 'EUR')).toBe(true);
    expect(sameOf('text')('eur', 'EUR')).toBe(false);
  });

  it('takes blank and null as one, and a missing flag as no', () => {
    expect(sameOf('text')('', null)).toBe(true);
    expect(sameOf('text')(null, 'x')).toBe(false);
    expect(sameOf('flag')(null, false)).toBe(true);
  });

  it('compares instants by the moment they name', () => {
    expect(sameOf('instant')('2026-01-01T12:00:00Z', '2026-01-01 13:00:00+01')).toBe(true);
  });

  it('looks only at the part that fits the shorter side', () => {
    expect(sameUpTo(5)('Conto', 'Contoso Ltd')).toBe(true);
    expect(sameUpTo(5)('Fabri', 'Contoso Ltd')).toBe(false);
  });

  it('compares structures whatever the order of their keys', () => {
    expect(sameOf('json')({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  });
});
