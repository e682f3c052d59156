import { filterSql, matchesFilter } from '../../../../src/sync/mapping/filter';
import type { FilterCondition } from '../../../../src/sync/mapping/mapping-definition';
import { accountTable, customerTable, row } from '../given';

const company: FilterCondition = {
  field: 'currencyId',
  operator: 'in',
  value: ['{company}', null],
};

describe('filters of a mapping', () => {
  it('put the company in, and drop the condition where there is no company yet', () => {
    expect(filterSql(accountTable, [company], 'mine')).toEqual({
      sql: '(t.currency_id = ANY($1::uuid[]) OR t.currency_id IS NULL)',
      values: [['mine']],
    });
    expect(filterSql(accountTable, [company], null)).toEqual({ sql: 'true', values: [] });
  });

  it('number their values from where the statement needs it', () => {
    const filter: FilterCondition[] = [
      { field: 'blocked', operator: 'eq', value: 0 },
      { field: 'creditLimit', operator: 'ge', value: '10' },
    ];
    expect(filterSql(customerTable, filter, null, 3)).toEqual({
      sql: 't.blocked = $3::integer AND t.credit_limit >= $4::numeric',
      values: [0, '10'],
    });
  });

  it('test a row as the statement does', () => {
    const holds = (condition: FilterCondition, values = {}) =>
      matchesFilter(row(values), [condition], 'mine');
    expect(holds(company, { currencyId: 'mine' })).toBe(true);
    expect(holds(company)).toBe(true);
    expect(holds(company, { currencyId: 'other' })).toBe(false);
    expect(
      holds({ field: 'creditLimit', operator: 'gt', value: '9' }, { creditLimit: '10.0' }),
    ).toBe(true);
    expect(holds({ field: 'creditLimit', operator: 'gt', value: '9' })).toBe(false);
    expect(holds({ field: 'blocked', operator: 'ne', value: 0 })).toBe(true);
    expect(holds({ field: 'name', operator: 'notNull' })).toBe(false);
  });
});
