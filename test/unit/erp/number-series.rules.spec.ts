import { numberAfter, numbersFrom } from '../../../src/erp/number-series/number-series.rules';

const series = { startingNo: 'C00098', endingNo: null, lastNoUsed: null, incrementByNo: 1 };

describe('numbers of a series', () => {
  it.each([
    ['101001', 1, '101002'],
    ['C00099', 1, 'C00100'],
    ['C00010', 10, 'C00020'],
    ['C99', 1, 'C100'],
    ['SP NO. 00001', 1, 'SP NO. 00002'],
    ['2025-009-A', 1, '2025-010-A'],
    ['99999999999999999998', 1, '99999999999999999999'],
  ])('counts on from %s by %i to %s', (number, step, next) => {
    expect(numberAfter(number, step)).toBe(next);
  });

  it('knows no successor of a number without digits', () => {
    expect(numberAfter('ADATUM')).toBeNull();
  });

  it('begins with the starting number and keeps the width', () => {
    expect(numbersFrom(series, 3)).toEqual(['C00098', 'C00099', 'C00100']);
  });

  it('goes on behind the last number by its increment', () => {
    expect(numbersFrom({ ...series, lastNoUsed: 'C00100', incrementByNo: 5 }, 2)).toEqual([
      'C00105',
      'C00110',
    ]);
  });

  it('ends with the ending number', () => {
    expect(numbersFrom({ ...series, endingNo: 'C00099' }, 3)).toEqual(['C00098', 'C00099']);
  });

  it('compares numbers of growing width by size, not by text', () => {
    expect(numbersFrom({ ...series, startingNo: '98', endingNo: '101' }, 9)).toEqual([
      '98',
      '99',
      '100',
      '101',
    ]);
  });

  it('ends where a number would be longer than 20 characters', () => {
    const last = '9'.repeat(20);
    expect(numbersFrom({ ...series, lastNoUsed: last }, 1)).toEqual([]);
  });
});
