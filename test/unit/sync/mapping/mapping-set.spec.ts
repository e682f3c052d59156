import { MappingSet } from '../../../../src/sync/mapping/mapping-set';
import {
  readCondition,
  settingHolds,
  writtenCondition,
} from '../../../../src/sync/mapping/setting-condition';
import type { MappingDefinition } from '../../../../src/sync/mapping/mapping-definition';
import { mapping, row, settings } from '../given';

const customers = mapping([], {
  id: '1',
  crmFilter: [{ field: 'customerTypeCode', operator: 'eq', value: 3 }],
});
const vendors = mapping([], {
  id: '2',
  name: 'VENDOR',
  erpTable: 'erp.vendor',
  crmFilter: [{ field: 'customerTypeCode', operator: 'eq', value: 11 }],
});
const set = new MappingSet([customers, vendors], settings());

describe('finding the mapping of a record', () => {
  it('goes by the filters where a table has several mappings (C-16)', () => {
    expect(set.ofRecord('CRM', 'crm.account', row({ customerTypeCode: 11 })).name).toBe('VENDOR');
    expect(() => set.ofRecord('CRM', 'crm.account', row({ customerTypeCode: 5 }))).toThrow(
      /fits none of the table mappings CUSTOMER, VENDOR/,
    );
    expect(set.ofRecord('ERP', 'erp.customer', row()).name).toBe('CUSTOMER');
  });

  it('refuses tables and names that nothing maps', () => {
    expect(() => set.ofRecord('ERP', 'erp.bank', row())).toThrow(/No active table mapping covers/);
    expect(() => set.active('BANK')).toThrow(/There is no table mapping "BANK"/);
  });

  it('prefers the active of two variants', () => {
    const legacy = mapping([], { id: 'a', name: 'ORDER', variant: 'legacy', enabled: false });
    const both = mapping([], { id: 'b', name: 'ORDER', variant: 'bidirectional' });
    expect(new MappingSet([both, legacy], settings()).active('ORDER').id).toBe('b');
  });

  it('names the sales connection when that is what is missing', () => {
    const definition = {
      when: [{ setting: 'salesConnection', equals: true }],
    } as unknown as MappingDefinition;
    const items = mapping([], { name: 'ITEM', enabled: false, definition });
    const off = new MappingSet([items], settings({ salesConnectionEnabled: false }));
    expect(() => off.active('ITEM')).toThrow(/sales connection to the CRM is switched off/);
  });
});

describe('conditions on settings', () => {
  it('read the words of the vendor and our own alike', () => {
    expect(settingHolds({ setting: 'ownershipModel', equals: 'Team' }, settings())).toBe(true);
    expect(settingHolds({ setting: 'unitGroupMapping', equals: 'on' }, settings())).toBe(true);
    expect(settingHolds({ setting: 'salesOrderIntegration', equals: 'legacy' }, settings())).toBe(
      true,
    );
    expect(settingHolds({ setting: 'extendedPriceCalculation', equals: true }, settings())).toBe(
      false,
    );
  });

  it('survive being stored', () => {
    const condition = { setting: 'unitGroupMapping', equals: true } as const;
    expect(settingHolds(readCondition(writtenCondition(condition)) ?? condition, settings())).toBe(
      true,
    );
    expect(readCondition('colour=blue')).toBeNull();
  });
});
