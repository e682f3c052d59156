import {
  destinationChanged,
  sourceChanged,
} from '../../../../src/sync/engine/decision/change-test';
import { decide } from '../../../../src/sync/engine/decision/decide';
import { settleChanges } from '../../../../src/sync/engine/decision/settle-changes';
import { coupling, field, pair, planOf, policy, row } from '../given';

describe('the changed test (S-12)', () => {
  it('goes by version, and by a failed attempt of the source', () => {
    expect(sourceChanged(pair(), policy())).toBe(false);
    expect(sourceChanged(pair({ source: row({}, '2') }), policy())).toBe(true);
    expect(
      sourceChanged(pair({ coupling: coupling({ lastResultToCrm: 'FAILURE' }) }), policy()),
    ).toBe(true);
  });

  it('takes no failure for a change of the destination', () => {
    expect(
      destinationChanged(pair({ coupling: coupling({ lastResultFromCrm: 'FAILURE' }) }), policy()),
    ).toBe(false);
  });

  it('takes a missing stamp for a change (C-7)', () => {
    const fresh = pair({ coupling: coupling({ erpVersion: null, crmVersion: null }) });
    expect([sourceChanged(fresh, policy()), destinationChanged(fresh, policy())]).toEqual([
      true,
      true,
    ]);
  });
});

describe('the decision sequence (S-14)', () => {
  it('leaves a skipped coupling alone, also when forced', () => {
    const skipped = pair({ coupling: coupling({ skipped: true, failureCode: 'UPDATE_CONFLICT' }) });
    expect(decide(skipped, policy({ forced: true }))).toMatchObject({
      do: 'skip',
      refusal: { code: 'SKIPPED' },
    });
  });

  it('treats a lost counterpart as the deletion policy says (S-20)', () => {
    const lost = pair({ destination: null });
    expect(decide(lost, policy())).toMatchObject({
      do: 'fail',
      refusal: { code: 'COUNTERPART_DELETED' },
    });
    expect(decide(lost, policy({ deletionPolicy: 'RESTORE' }))).toEqual({
      do: 'insert',
      restore: true,
    });
    expect(decide(lost, policy({ deletionPolicy: 'REMOVE_COUPLING' }))).toEqual({
      do: 'removeCoupling',
    });
  });

  it('leaves a pair that lost a record as it is, or takes what is left out of business once (7.2)', () => {
    for (const lost of [pair({ destination: null }), pair({ source: null })]) {
      const ignore = policy({ deletionPolicy: 'IGNORE' });
      expect(decide(lost, ignore)).toMatchObject({
        do: 'leave',
        refusal: { code: 'DELETION_SETTLED' },
      });
      const deactivate = policy({ deletionPolicy: 'DEACTIVATE', forced: true });
      expect(decide(lost, deactivate)).toEqual({ do: 'deactivate' });
      const settled = { ...lost, coupling: coupling({ deletionSettledBy: 'DEACTIVATE' }) };
      expect(decide(settled, deactivate)).toMatchObject({ do: 'leave' });
    }
  });

  it('stops at a CRM record that was merged into another one, whichever way it goes (D-7)', () => {
    const merging = { merged: 'merged', into: 'masterId' };
    const loser = row({ merged: true, masterId: 'x' });
    const to = pair({ destination: loser });
    const from = pair({ source: loser });
    for (const [each, direction] of [
      [to, 'TO_CRM'],
      [from, 'FROM_CRM'],
    ] as const)
      expect(decide(each, policy({ direction, merging, forced: true }))).toMatchObject({
        do: 'fail',
        refusal: { code: 'COUNTERPART_MERGED', field: 'masterId' },
      });
  });

  it('gives up the coupling of two lost records (D-4)', () => {
    expect(decide(pair({ source: null, destination: null }), policy())).toEqual({
      do: 'removeCoupling',
    });
    expect(decide(pair({ source: null }), policy())).toMatchObject({
      do: 'fail',
      refusal: { code: 'COUNTERPART_DELETED' },
    });
  });

  it('creates for uncoupled records only where the mapping may', () => {
    const alone = pair({ coupling: null, destination: null });
    expect(decide(alone, policy())).toMatchObject({ do: 'skip', refusal: { code: 'NOT_COUPLED' } });
    expect(decide(alone, policy({ onlyCoupled: false }))).toEqual({ do: 'insert', restore: false });
  });

  it('stops at an unchanged source unless a person chose the record', () => {
    expect(decide(pair(), policy())).toEqual({ do: 'unchanged' });
    expect(decide(pair(), policy({ forced: true }))).toEqual({ do: 'update' });
    expect(decide(pair(), policy({ thorough: true }))).toEqual({ do: 'update' });
  });

  it('protects a newer destination in a selection (S-6)', () => {
    const newer = pair({ destination: row({}, '2') });
    expect(decide(newer, policy({ forced: true, protectNewer: true }))).toMatchObject({
      do: 'skip',
      refusal: { code: 'DESTINATION_NEWER' },
    });
    expect(decide(newer, policy({ forced: true }))).toEqual({ do: 'update' });
  });
});

describe('settling changes of both sides (S-15, S-16)', () => {
  const plan = planOf(
    [field('phoneNo', 'telephone1'), field('creditLimit', 'creditLimit', { direction: 'TO_CRM' })],
    'TO_CRM',
  );
  const both = pair({
    source: row({ phoneNo: '2' }, '2'),
    destination: row({ telephone1: '3' }, '2'),
    coupling: coupling({ base: { 'phoneNo/telephone1': '1' } }),
  });
  const changed = { telephone1: '2', creditLimit: '9' };

  it('overwrites silently where the mapping goes one way (SC-25)', () => {
    expect(settleChanges(both, changed, plan, policy({ twoWay: false })).write).toEqual(changed);
  });

  it('reports the pair whole under NONE and MERGE', () => {
    for (const updatePolicy of ['NONE', 'MERGE'] as const) {
      const settled = settleChanges(both, changed, plan, policy({ updatePolicy }));
      expect(settled).toMatchObject({
        write: {},
        conflict: { code: 'UPDATE_CONFLICT', field: 'phoneNo' },
      });
    }
  });

  it('lets the side of the policy win and the other pass yield', () => {
    expect(settleChanges(both, changed, plan, policy({ updatePolicy: 'SEND' })).write).toEqual(
      changed,
    );
    expect(settleChanges(both, changed, plan, policy({ updatePolicy: 'GET' }))).toMatchObject({
      yields: true,
      write: {},
    });
  });

  it('has no conflict when only one-way fields differ, and brings the others back (S-16)', () => {
    const settled = settleChanges(
      both,
      { creditLimit: '9' },
      plan,
      policy({ updatePolicy: 'NONE', oppositeFields: true }),
    );
    expect(settled).toEqual({
      write: { creditLimit: '9' },
      opposite: true,
      leaves: false,
      conflict: null,
      clashes: [],
      yields: false,
    });
  });

  it('leaves the fields of the other way to their own pass when nothing goes this way', () => {
    const settled = settleChanges(both, {}, plan, policy({ oppositeFields: true }));
    expect(settled).toMatchObject({ write: {}, opposite: false, leaves: true, conflict: null });
    const thorough = policy({ oppositeFields: true, thorough: true });
    expect(settleChanges(both, {}, plan, thorough)).toMatchObject({
      opposite: true,
      leaves: false,
    });
  });
});
