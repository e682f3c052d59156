import { BaseBuilder, baseValue } from '../../../../src/sync/engine/fields/agreed-base';
import { mergeFields, returningFields } from '../../../../src/sync/engine/fields/merge-fields';
import { field, mapping, planOf, row } from '../given';

const fields = [
  field('phoneNo', 'telephone1'),
  field('postCode', 'postalCode', { mergeUnit: 'address' }),
  field('city', 'city', { mergeUnit: 'address' }),
  field('creditLimit', 'creditLimit', { direction: 'TO_CRM' }),
];
const erp = row({ phoneNo: '1', postCode: '0001', city: 'Oslo', creditLimit: '5' });
const crm = row({ telephone1: '1', postalCode: '0001', city: 'Oslo', creditLimit: '5' });
const base = new BaseBuilder(mapping(fields)).of(erp, crm);
const toCrm = planOf(fields, 'TO_CRM');
const fromCrm = planOf(fields, 'FROM_CRM');

describe('the base of a pair', () => {
  it('keeps a value once when both sides have it, and leaves blanks out', () => {
    expect(
      new BaseBuilder(mapping(fields)).of(
        row({ phoneNo: '1', city: 'A' }),
        row({ telephone1: '1', city: 'B' }),
      ),
    ).toEqual({
      'phoneNo/telephone1': '1',
      'city/city': ['A', 'B'],
    });
  });

  it('tells a pair that never agreed from one that agreed on blank', () => {
    expect(baseValue(null, field('phoneNo', 'telephone1'))).toBeNull();
    expect(baseValue({}, field('phoneNo', 'telephone1'))).toEqual({ erp: null, crm: null });
  });
});

describe('the three-way merge', () => {
  it('writes what the source changed and keeps what the destination changed (SC-24)', () => {
    const source = { ...erp, phoneNo: '2' };
    const destination = { ...crm, city: 'Bergen' };
    const merge = mergeFields(
      toCrm,
      { source, destination, base },
      { telephone1: '2', city: 'Oslo' },
    );
    expect([...merge.written]).toEqual(['telephone1']);
    expect([...merge.kept]).toEqual(['city']);
    expect(merge.conflicts).toEqual([]);
  });

  it('reports a field that both changed with base and both values', () => {
    const merge = mergeFields(
      toCrm,
      { source: { ...erp, phoneNo: '2' }, destination: { ...crm, telephone1: '3' }, base },
      { telephone1: '2' },
    );
    expect(merge.conflicts).toEqual([
      {
        erpField: 'phoneNo',
        crmField: 'telephone1',
        unit: null,
        base: { erp: '1', crm: '1' },
        erp: '2',
        crm: '3',
      },
    ]);
  });

  it('takes the fields of a unit as one', () => {
    const merge = mergeFields(
      toCrm,
      { source: { ...erp, city: 'Bergen' }, destination: { ...crm, postalCode: '0002' }, base },
      { postalCode: '0001', city: 'Bergen' },
    );
    expect(merge.conflicts.map((conflict) => conflict.erpField)).toEqual(['postCode', 'city']);
  });

  it('has a conflict in every differing field of a pair that never agreed (C-7)', () => {
    const merge = mergeFields(
      toCrm,
      { source: { ...erp, phoneNo: '2' }, destination: crm, base: null },
      { telephone1: '2' },
    );
    expect(merge.conflicts).toHaveLength(1);
  });

  it('lets one-way fields travel whoever changed what', () => {
    const merge = mergeFields(
      toCrm,
      { source: { ...erp, creditLimit: '9' }, destination: { ...crm, creditLimit: '7' }, base },
      { creditLimit: '9' },
    );
    expect([...merge.written]).toEqual(['creditLimit']);
  });

  it('brings back what the other side alone changed', () => {
    const returned = returningFields(
      fromCrm,
      { source: { ...crm, city: 'Bergen' }, destination: erp, base },
      { city: 'Bergen', phoneNo: '1' },
    );
    expect(returned).toEqual({ city: 'Bergen' });
    expect(
      returningFields(
        fromCrm,
        { source: { ...crm, city: 'Bergen' }, destination: erp, base: null },
        { city: 'Bergen' },
      ),
    ).toEqual({});
  });
});
