import { Refusal } from '../../../../src/platform/errors/refusal';
import { referenceNotCoupled, referenceNotMapped } from '../../../../src/sync/engine/engine.errors';
import type { FieldRule } from '../../../../src/sync/engine/mapping-behaviour';
import { changedValues, fieldChanges } from '../../../../src/sync/engine/fields/changed-values';
import { mapFields } from '../../../../src/sync/engine/fields/map-fields';
import { printed } from '../../../../src/sync/engine/fields/value-kind';
import { batch, field, planOf, row } from '../given';

const refusing: FieldRule = {
  convert: (value) => ({
    kind: 'refused',
    refusal: referenceNotCoupled({
      field: 'currencyCode',
      value: printed(value),
      table: 'erp.currency',
      mapping: 'CURRENCY',
    }),
  }),
};

describe('mapping the fields of a record', () => {
  it('follows the direction of each field row', () => {
    const fields = [field('name', 'name'), field('city', 'city', { direction: 'FROM_CRM' })];
    expect(
      mapFields(planOf(fields, 'TO_CRM'), batch, row({ name: 'A', city: 'X' }), null).values,
    ).toEqual({ name: 'A' });
    expect(
      mapFields(planOf(fields, 'FROM_CRM'), batch, row({ name: 'A', city: 'X' }), null).values,
    ).toEqual({ name: 'A', city: 'X' });
  });

  it('writes constants and leaves out empty results of not-null rows', () => {
    const fields = [
      field(null, 'ownerIdType', { direction: 'TO_CRM', constantValue: 'systemuser' }),
      field('city', 'city', { notNull: true }),
    ];
    expect(mapFields(planOf(fields, 'TO_CRM'), batch, row(), null).values).toEqual({
      ownerIdType: 'systemuser',
    });
  });

  it('sends create-only fields to new CRM records alone, and read-only fields never', () => {
    const fields = [
      field('name', 'name', { crmAccess: 'create' }),
      field('city', 'city', { crmAccess: 'read' }),
    ];
    const source = row({ name: 'A', city: 'X' });
    expect(mapFields(planOf(fields, 'TO_CRM'), batch, source, null).values).toEqual({ name: 'A' });
    expect(mapFields(planOf(fields, 'TO_CRM'), batch, source, row()).values).toEqual({});
    expect(mapFields(planOf(fields, 'FROM_CRM'), batch, source, row()).values).toEqual({
      name: 'A',
      city: 'X',
    });
  });

  it('fails the record on a reference that is not coupled, unless the row clears it (C-34)', () => {
    const strict = [field('currencyCode', 'currencyId', { rule: 'LOOKUP' })];
    const clearing = [
      field('currencyCode', 'currencyId', { rule: 'LOOKUP', clearOnFailedSync: true }),
    ];
    const source = row({ currencyCode: 'EUR' });
    const refusal = mapFields(
      planOf(strict, 'TO_CRM', [['LOOKUP', refusing]]),
      batch,
      source,
      row(),
    ).refusal;
    expect(refusal).toMatchObject({
      code: 'REFERENCE_NOT_COUPLED',
      field: 'currencyCode',
      data: { table: 'erp.currency', value: 'EUR' },
    });
    expect(
      mapFields(planOf(clearing, 'TO_CRM', [['LOOKUP', refusing]]), batch, source, row()).values,
    ).toEqual({ currencyId: null });
  });

  it('takes a refusal that a rule throws as the refusal of the record, and lets bugs through', () => {
    const throwing = (error: Error): [string, FieldRule][] => [
      [
        'LOOKUP',
        {
          convert: () => {
            throw error;
          },
        },
      ],
    ];
    const fields = [field('currencyCode', 'currencyId', { rule: 'LOOKUP' })];
    const source = row({ currencyCode: 'EUR' });
    const refusal = referenceNotMapped('CURRENCY');
    expect(
      mapFields(planOf(fields, 'TO_CRM', throwing(refusal)), batch, source, row()).refusal,
    ).toBe(refusal);
    expect(() =>
      mapFields(planOf(fields, 'TO_CRM', throwing(new Error('bug'))), batch, source, row()),
    ).toThrow('bug');
  });

  it('names field, value and target of a value that cannot be converted', () => {
    const { refusal } = mapFields(
      planOf([field('creditLimit', 'name'), field('blocked', 'city')], 'FROM_CRM'),
      batch,
      row({ name: 'abc' }),
      row(),
    );
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({
      code: 'FIELD_CONVERSION',
      field: 'name',
      data: { value: 'abc', target: 'creditLimit' },
    });
  });
});

describe('finding what would change', () => {
  it('drops equal values by type and by the shorter length', () => {
    const plan = planOf([field('name', 'name'), field('creditLimit', 'creditLimit')], 'TO_CRM');
    const destination = row({ name: 'Contoso Ltd long', creditLimit: '10.0' });
    expect(changedValues(plan, { name: 'Contoso Lt', creditLimit: '10' }, destination)).toEqual({});
    expect(changedValues(plan, { name: 'Fabrikam', creditLimit: '11' }, destination)).toEqual({
      name: 'Fabrikam',
      creditLimit: '11',
    });
  });

  it('journals before and after, and of an insert only what it filled', () => {
    expect(fieldChanges({ id: 'x', name: 'A', city: null }, null)).toEqual({ name: [null, 'A'] });
    expect(fieldChanges({ name: 'B', city: null }, { name: 'A', city: 'X' })).toEqual({
      name: ['A', 'B'],
      city: ['X', null],
    });
  });
});
