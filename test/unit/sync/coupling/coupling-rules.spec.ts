import { Refusal } from '../../../../src/platform/errors/refusal';
import { decideCoupling } from '../../../../src/sync/coupling/coupling-decision';
import { failureOf } from '../../../../src/sync/coupling/failure-rule';
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
  const conflict = new Refusal('UPDATE_CONFLICT', 'both', { field: 'phoneNo' });
  const failed = coupling({
    lastResultToCrm: 'FAILURE',
    failureCode: 'UPDATE_CONFLICT',
    failureField: 'phoneNo',
    failureCount: 1,
  });

  it('skips after the same code and field twice in one direction', () => {
    expect(failureOf(coupling(), 'TO_CRM', conflict)).toMatchObject({
      failureCount: 1,
      skipped: false,
    });
    expect(failureOf(failed, 'TO_CRM', conflict)).toMatchObject({ failureCount: 2, skipped: true });
  });

  it('counts anew for another code, another field or the other direction', () => {
    expect(
      failureOf(failed, 'TO_CRM', new Refusal('INVALID_INPUT', 'x', { field: 'phoneNo' })).skipped,
    ).toBe(false);
    expect(
      failureOf(failed, 'TO_CRM', new Refusal('UPDATE_CONFLICT', 'x', { field: 'city' })).skipped,
    ).toBe(false);
    expect(failureOf(failed, 'FROM_CRM', conflict).skipped).toBe(false);
  });
});
