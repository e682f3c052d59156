import { conversionInto, UNREADABLE } from '../../../../src/sync/engine/fields/convert-value';
import { column } from '../given';

describe('converting a value into a column', () => {
  const into = (type: string, more = {}) => conversionInto(column('x', type, more));

  it('takes blank as null, whatever the kind', () => {
    for (const type of ['varchar', 'numeric', 'integer', 'boolean', 'date', 'uuid']) {
      expect([into(type)(''), into(type)(null)]).toEqual([null, null]);
    }
  });

  it('trims and upper-cases codes and cuts texts to their length (T-10)', () => {
    expect(into('varchar', { length: 5, code: true })('  eur ')).toBe('EUR');
    expect(into('varchar', { length: 5, code: true })('   ')).toBeNull();
    expect(into('varchar', { length: 5 })('Contoso')).toBe('Conto');
    expect(into('varchar', { length: 5 })(' a ')).toBe(' a ');
  });

  it('keeps decimals exact and refuses what is none', () => {
    expect(into('numeric')('12345678901234.567890')).toBe('12345678901234.567890');
    expect(into('numeric')('1e3')).toBe('1000');
    expect(into('numeric')('ten')).toBe(UNREADABLE);
  });

  it('takes whole numbers only into integers', () => {
    expect(into('integer')('7.00')).toBe(7);
    expect(into('integer')('7.5')).toBe(UNREADABLE);
    expect(into('integer')('99999999999')).toBe(UNREADABLE);
  });

  it('takes the day of an instant, and refuses days that do not exist', () => {
    expect(into('date')('2026-02-28T23:59:00Z')).toBe('2026-02-28');
    expect(into('date')('2026-02-30')).toBe(UNREADABLE);
    expect(into('timestamptz')('2026-02-28')).toBe('2026-02-28T00:00:00.000Z');
  });

  it('reads instants as they are written, in any zone, and makes none of anything else (T-10)', () => {
    const instant = into('timestamptz');
    expect(instant('2026-03-01 10:30:00+00')).toBe('2026-03-01T10:30:00.000Z');
    expect(instant('2026-03-01T10:30:00.250+02:00')).toBe('2026-03-01T08:30:00.250Z');
    expect(instant('2026-03-01T10:30')).toBe('2026-03-01T10:30:00.000Z');
    for (const text of ['5', 'March 7', '2026-02-30', '2026-02-30T10:00:00Z', '2026-03-01T25:00Z'])
      expect(instant(text)).toBe(UNREADABLE);
  });

  it('reads yes and no in the words people use', () => {
    expect(['yes', 'True', 1, '0', false].map((value) => into('boolean')(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
    ]);
    expect(into('boolean')('perhaps')).toBe(UNREADABLE);
  });
});
