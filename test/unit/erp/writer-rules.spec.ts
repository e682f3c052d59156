import { fullName, namePartsOf } from '../../../src/erp/contact/contact.rules';
import {
  contactValuesOf,
  CUSTOMER_PARTY,
  partyValuesOf,
  VENDOR_PARTY,
} from '../../../src/erp/contact/party.rules';
import { differences } from '../../../src/erp/common/differences';
import { normalizedRow } from '../../../src/erp/common/normalize-row';
import {
  brokenRules,
  inOrder,
  notNegative,
  oneOf,
  percentage,
  positive,
} from '../../../src/erp/common/row-rules';
import { unitGroupCode } from '../../../src/erp/unit-group/unit-group.rules';
import { UnitGroupSource } from '../../../src/erp/unit-group/unit-group.options';
import { RecordTable } from '../../../src/platform/database/record-table';

const column = { type: 'varchar', length: 10, nullable: true, defaultValue: undefined };
const table = new RecordTable('erp.thing', [
  { ...column, property: 'code', column: 'code', code: true },
  { ...column, property: 'name', column: 'name' },
]);

describe('rows of the ERP', () => {
  it('have codes in upper case and blank as null', () => {
    expect(normalizedRow(table, { code: ' eur ', name: ' Ann ' })).toEqual({
      code: 'EUR',
      name: ' Ann ',
    });
    expect(normalizedRow(table, { code: '  ', name: '' })).toEqual({ code: null, name: null });
  });

  it('keep what they say nothing about, and what is no column', () => {
    expect(normalizedRow(table, { templateCode: 'b2b' })).toEqual({ templateCode: 'b2b' });
  });

  it.each([
    [oneOf('blocked', [0, 1]), { blocked: 2 }, { blocked: 1 }],
    [notNegative('price'), { price: '-0.01' }, { price: '-0' }],
    [positive('rate'), { rate: '0.00' }, { rate: '0.01' }],
    [percentage('share'), { share: '100.1' }, { share: '100' }],
    [
      inOrder('from', 'to'),
      { from: '2026-02-01', to: '2026-01-31' },
      { from: '2026-01-31', to: '2026-01-31' },
    ],
  ])('are judged by rules %#', (rule, broken, kept) => {
    expect(rule(broken)?.code).toBe('INVALID_INPUT');
    expect(rule(kept)).toBeNull();
    expect(rule({})).toBeNull();
  });

  it('leave text that is no number to the checks of every noun', () => {
    expect(notNegative('price')({ price: 'abc' })).toBeNull();
  });

  it('have one refusal each, of the first broken rule', () => {
    const rules = [oneOf('blocked', [0]), positive('rate')];
    const broken = brokenRules(
      [
        { id: 'a', blocked: 9, rate: '0' },
        { id: 'b', blocked: 0, rate: '1' },
      ],
      rules,
    );
    expect([...broken].map(([id, refusal]) => [id, refusal.field])).toEqual([['a', 'blocked']]);
  });

  it('differ where a value does, null and missing being the same', () => {
    expect(differences({ a: '1', b: null, c: 'x' }, { a: '1', c: 'y' })).toEqual({ c: 'x' });
  });
});

describe('names of persons', () => {
  it('are made of their parts', () => {
    expect(fullName({ firstName: 'Anna', middleName: null, surname: 'Lind' })).toBe('Anna Lind');
    expect(fullName({ firstName: '', surname: null })).toBeNull();
  });

  it.each([
    ['Anna Maria von Lind', { firstName: 'Anna', middleName: 'Maria von', surname: 'Lind' }],
    ['Anna Lind', { firstName: 'Anna', middleName: null, surname: 'Lind' }],
    ['Anna', { firstName: 'Anna', middleName: null, surname: null }],
    [null, { firstName: null, middleName: null, surname: null }],
  ])('are taken apart: %s', (name, parts) => {
    expect(namePartsOf(name)).toEqual(parts);
  });
});

describe('company contacts', () => {
  it('share values with customers and vendors, the salesperson under either name', () => {
    const row = { name: 'Adatum', creditLimitLcy: '5', salespersonCode: 'JO' };
    expect(contactValuesOf(CUSTOMER_PARTY, row)).toEqual({ name: 'Adatum', salespersonCode: 'JO' });
    expect(contactValuesOf(VENDOR_PARTY, { city: null, purchaserCode: 'JO' })).toEqual({
      city: null,
      salespersonCode: 'JO',
    });
    expect(partyValuesOf(VENDOR_PARTY, { salespersonCode: 'LT' })).toEqual({ purchaserCode: 'LT' });
  });
});

describe('unit groups', () => {
  it('are named for what they belong to', () => {
    expect(unitGroupCode(UnitGroupSource.Item, '1896-S')).toBe('ITEM 1896-S UOM GR');
    expect(unitGroupCode(UnitGroupSource.Resource, 'LINA')).toBe('RESOURCE LINA UOM GR');
  });
});
