import { decideFromCrm } from '../../../../src/sync/coupling/coupling-decision';
import { choicesOf } from '../../../../src/sync/coupling/draft/draft.rules';
import type { LiveMapping } from '../../../../src/sync/mapping/live-mapping';
import { coupling } from '../given';

const mapping = (more: Partial<LiveMapping> = {}): LiveMapping =>
  ({ name: 'CUSTOMER', variant: '', direction: 'BOTH', definition: {}, ...more }) as LiveMapping;
const orders = mapping({ name: 'SALESORDER-ORDER', variant: 'bidirectional' });
const present = { record: 'Customer 1', couplingId: 'k' };

describe('the choices of the coupling dialog (1.3)', () => {
  it('create a new record only for one that is not coupled, where the mapping writes to that side', () => {
    expect(choicesOf(mapping(), 'ERP', null, {}).createNewAllowed).toBe(true);
    expect(choicesOf(mapping(), 'ERP', present, {}).createNewAllowed).toBe(false);
    const fromCrm = mapping({ direction: 'FROM_CRM' });
    expect(choicesOf(fromCrm, 'ERP', null, {}).createNewAllowed).toBe(false);
    expect(choicesOf(fromCrm, 'CRM', null, {}).createNewAllowed).toBe(true);
  });

  it('suggest CRM data only where data comes from there alone, and none for a coupled record (C-10)', () => {
    const suggested = (direction: LiveMapping['direction'], coupled: boolean) =>
      choicesOf(mapping({ direction }), 'ERP', coupled ? present : null, {}).initialSync;
    expect(suggested('BOTH', false)).toBe('TO_CRM');
    expect(suggested('TO_CRM', false)).toBe('TO_CRM');
    expect(suggested('FROM_CRM', false)).toBe('FROM_CRM');
    expect(suggested('FROM_CRM', true)).toBe('NONE');
  });

  it('leave orders that travel both ways no choice: a free one is created, a coupled one stays (C-13)', () => {
    expect(choicesOf(orders, 'ERP', null, {})).toEqual({
      createNewAllowed: true,
      createNew: true,
      initialSync: 'TO_CRM',
      fixed: true,
      refusal: null,
    });
    expect(choicesOf(orders, 'ERP', null, { createNew: false }).refusal?.code).toBe(
      'NOT_SUPPORTED_FOR_ORDERS',
    );
    expect(choicesOf(orders, 'ERP', present, {})).toMatchObject({
      createNew: false,
      initialSync: 'NONE',
    });
  });
});

describe('coupling from the CRM record (C-4)', () => {
  it('couples two free records, and changes nothing for a pair', () => {
    expect(decideFromCrm('erp', null, null)).toEqual({ do: 'insert', stale: null });
    const pair = coupling();
    expect(decideFromCrm(pair.erpId, pair, pair)).toEqual({ do: 'nothing', coupling: pair });
  });

  it('never takes a coupled ERP record, and moves a coupled CRM record to a free one', () => {
    const own = coupling({ id: 'own', crmId: 'elsewhere' });
    const other = coupling({ id: 'other', erpId: 'another' });
    expect(decideFromCrm(own.erpId, own, null)).toEqual({ do: 'refuseErp', coupling: own });
    expect(decideFromCrm(own.erpId, own, other)).toEqual({ do: 'refuseErp', coupling: own });
    expect(decideFromCrm('free', null, other)).toEqual({ do: 'pointErp', coupling: other });
  });
});
