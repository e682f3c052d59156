import { Refusal } from '../../../../src/platform/errors/refusal';
import { decideCoupling } from '../../../../src/sync/coupling/coupling-decision';
import type { Coupling } from '../../../../src/sync/coupling/coupling.entity';
import { failureOf, reasonChanged } from '../../../../src/sync/coupling/failure-rule';
import type { PassDirection } from '../../../../src/sync/mapping/direction';
import { MappingSet } from '../../../../src/sync/mapping/mapping-set';
import type { SalesSettings } from '../../../../src/sync/settings/sales-settings.entity';
import { coupling } from '../given';

describe('coupling by hand (C-3)', () => {
  it('changes nothing for the same pair', () => {
    expect(decideCoupling('crm', coupling(), coupling(), true)).toMatchObject({ do: 'nothing' });
  });

  it('re-points a coupled ERP record to a free CRM record', () => {
    expect(decideCoupling('other', coupling(), null, false)).toMatchObject({
      do: 'point',
      stale: null,
    });
  });

  it('refuses a CRM record that a living ERP record holds', () => {
    expect(decideCoupling('crm', null, coupling({ erpId: 'other' }), true)).toMatchObject({
      do: 'refuse',
      holder: { erpId: 'other' },
    });
  });

  it('takes over from an ERP record that is gone', () => {
    const stale = coupling({ id: 'stale', erpId: 'gone' });
    expect(decideCoupling('crm', null, stale, false)).toEqual({ do: 'insert', stale });
    expect(decideCoupling('crm', coupling({ crmId: 'b' }), stale, false)).toMatchObject({
      do: 'point',
      stale,
    });
  });
});

describe('failures in a row (S-24)', () => {
  const none = new MappingSet([], {} as SalesSettings);
  const conflict = new Refusal('UPDATE_CONFLICT', 'both', { field: 'phoneNo' });
  const failed = coupling({
    lastResultToCrm: 'FAILURE',
    failureCode: 'UPDATE_CONFLICT',
    failureField: 'phoneNo',
    failureCount: 1,
  });
  const fail = (before: Coupling, refusal: Refusal, direction: PassDirection = 'TO_CRM') =>
    failureOf(
      before,
      { direction, refusal, erp: { phoneNo: '1' }, crm: { telephone1: '2' } },
      none,
    );

  it('skips after the same code and field twice in one direction', () => {
    expect(fail(coupling(), conflict)).toMatchObject({ failureCount: 1, skipped: false });
    expect(fail(failed, conflict)).toMatchObject({ failureCount: 2, skipped: true });
  });

  it('counts anew for another code, another field or the other direction', () => {
    expect(fail(failed, new Refusal('INVALID_INPUT', 'x', { field: 'phoneNo' })).skipped).toBe(
      false,
    );
    expect(fail(failed, new Refusal('UPDATE_CONFLICT', 'x', { field: 'city' })).skipped).toBe(
      false,
    );
    expect(fail(failed, conflict, 'FROM_CRM').skipped).toBe(false);
  });

  it('never skips what passes by itself (Q-20)', () => {
    const meanwhile = new Refusal('CHANGED_MEANWHILE', 'x');
    const before = coupling({
      lastResultToCrm: 'FAILURE',
      failureCode: 'CHANGED_MEANWHILE',
      failureCount: 9,
    });
    expect(fail(before, meanwhile)).toMatchObject({ failureCount: 10, skipped: false });
  });

  it('remembers both values of a conflict, and sees when one of them changes', () => {
    const refusal = new Refusal('UPDATE_CONFLICT', 'both', {
      field: 'phoneNo',
      data: { conflicts: [{ erpField: 'phoneNo', crmField: 'telephone1' }] },
    });
    const { failureValues } = fail(coupling(), refusal);
    expect(failureValues).toEqual([
      { erpField: 'phoneNo', crmField: 'telephone1', erp: '1', crm: '2' },
    ]);
    const skipped = coupling({ failureValues });
    const crm = { telephone1: '2', address1City: 'Hill' };
    expect(reasonChanged(skipped, { erp: { phoneNo: '1', city: 'Hill' }, crm })).toBe(false);
    expect(reasonChanged(skipped, { erp: { phoneNo: '3' }, crm })).toBe(true);
    expect(reasonChanged(skipped, { erp: { phoneNo: '1' }, crm: { telephone1: '1' } })).toBe(true);
  });
});
