import { Configure } from '../../support/configure';
import { Masters } from '../../support/masters';
import { askSync, lineOf, presentSync, reviewed, type SyncSeen } from '../../support/full-sync';
import { setMapping } from '../../support/runs';

let masters: Masters;

beforeEach(async () => {
  masters = await Masters.start();
});

afterEach(() => masters.stop());

const settings = (set: string) =>
  masters.api.database.dataSource.query(`UPDATE sync.sales_settings SET ${set}`);
const names = (sync: SyncSeen) => sync.lines.map(({ mapping }) => mapping.name);
const recommended = async (mapping: string) =>
  lineOf(await reviewed(masters.api), mapping).recommendation;

describe('the lines of a full synchronization', () => {
  it('F-1 are one for each mapping but lines of documents, in the order of their dependencies', async () => {
    expect(names(await reviewed(masters.api))).toEqual([
      ...['CURRENCY', 'PAYMENT TERMS', 'SHIPMENT METHOD', 'SHIPPING AGENT', 'UNIT GROUP'],
      ...['ITEM UOM', 'RESOURCE UOM', 'ITEM-PRODUCT', 'RESOURCE-PRODUCT', 'CUSTPRCGRP-PRICE'],
      ...['SALESPRC-PRODPRICE', 'CUSTOMER', 'VENDOR', 'CONTACT', 'OPPORTUNITY'],
      'POSTEDSALESINV-INV',
    ]);
  });

  it('F-1 have salespeople only while persons own records, and orders only while they go both ways', async () => {
    await settings(`ownership_model = 'PERSON', order_integration = 'TWO_WAY'`);
    const sync = await reviewed(masters.api);
    expect(names(sync)).toEqual(expect.arrayContaining(['SALESPEOPLE', 'SALESORDER-ORDER']));
    expect(lineOf(sync, 'CUSTOMER').dependencies).toEqual([
      ...['SALESPEOPLE', 'CURRENCY', 'PAYMENT TERMS', 'SHIPMENT METHOD', 'SHIPPING AGENT'],
    ]);
  });

  it('T-1 turn with their mapping as long as they have not begun', async () => {
    await reviewed(masters.api);
    const directionsAfter = async (mapping: string, direction: string) => {
      const { errors } = await new Configure(masters.api).update(mapping, { direction });
      expect(errors).toEqual([]);
      return lineOf(await presentSync(masters.api), mapping).direction;
    };
    expect(await directionsAfter('PAYMENT TERMS', 'FROM_CRM')).toBe('FROM_CRM');
    expect(await directionsAfter('PAYMENT TERMS', 'TO_CRM')).toBe('TO_CRM');
    expect(await directionsAfter('CONTACT', 'TO_CRM')).toBe('TO_CRM');
  });

  it('F-1 are those of the base connection while the sales connection is off', async () => {
    await settings(`ownership_model = 'PERSON', sales_connection_enabled = false`);
    expect(names(await reviewed(masters.api)).sort()).toEqual([
      ...['CONTACT', 'CURRENCY', 'CUSTOMER', 'PAYMENT TERMS', 'SALESPEOPLE', 'SHIPMENT METHOD'],
      ...['SHIPPING AGENT', 'VENDOR'],
    ]);
  });

  it('FS-004 with unit groups items depend on their units, and units on unit groups', async () => {
    const sync = await reviewed(masters.api);
    const of = (mapping: string) => lineOf(sync, mapping).dependencies;
    expect(of('ITEM-PRODUCT')).toEqual(['ITEM UOM']);
    expect(of('RESOURCE-PRODUCT')).toEqual(['RESOURCE UOM']);
    expect([of('ITEM UOM'), of('RESOURCE UOM')]).toEqual([['UNIT GROUP'], ['UNIT GROUP']]);
    await settings('unit_group_mapping = false');
    const without = await reviewed(masters.api);
    expect(lineOf(without, 'ITEM-PRODUCT').dependencies).toEqual(['UNIT OF MEASURE']);
  });

  it('F-5 of mappings that depend on each other wait in one direction only, so that both can run', async () => {
    await setMapping(masters.api, 'CUSTOMER', { depends_on: '["CONTACT"]' });
    const sync = await reviewed(masters.api);
    const of = (mapping: string) => lineOf(sync, mapping).dependencies;
    expect([of('CUSTOMER').includes('CONTACT'), of('CONTACT').includes('CUSTOMER')].sort()).toEqual(
      [false, true],
    );
  });

  it('FS-005 that have begun are left as they are when the lines are built again', async () => {
    await masters.given.customer();
    await askSync(masters.api, 'Start', { mappings: ['CURRENCY', 'CUSTOMER'] });
    await setMapping(masters.api, 'CURRENCY', { depends_on: '["PAYMENT TERMS"]' });
    const again = await reviewed(masters.api);
    const { status, dependencies } = lineOf(again, 'CURRENCY');
    expect([status, dependencies]).toEqual(['QUEUED', []]);
    const others = again.lines.filter(({ mapping }) => mapping.name !== 'CURRENCY');
    expect(new Set(others.map((line) => line.status))).toEqual(new Set(['OPEN']));
    expect(lineOf(again, 'CUSTOMER').waitsFor).toEqual(['CURRENCY']);
  });

  it('FS-016 that were left out are back when the lines are built again', async () => {
    const before = await reviewed(masters.api);
    await askSync(masters.api, 'LinesUpdate', {
      lines: [{ mapping: 'CURRENCY', choice: 'LEAVE_OUT' }],
    });
    expect(lineOf(await presentSync(masters.api), 'CURRENCY').choice).toBe('LEAVE_OUT');
    const again = await reviewed(masters.api);
    expect(again.id).toBe(before.id);
    expect(again.lines).toHaveLength(before.lines.length);
    expect(lineOf(again, 'CURRENCY').choice).toBe('FULL');
  });

  it('SC-42 customers alone are created, beside accounts they are coupled, and none of either is nothing to do', async () => {
    expect(await recommended('CUSTOMER')).toBe('NO_RECORDS');
    await masters.given.customer();
    for (let n = 0; n < 5; n++)
      await masters.given.row('crm.account', { name: `Vendor ${n}`, customerTypeCode: 11 });
    const sync = await reviewed(masters.api);
    expect(lineOf(sync, 'CUSTOMER').recommendation).toBe('FULL');
    expect(lineOf(sync, 'VENDOR').recommendation).toBe('FULL');
    await masters.given.account();
    expect(await recommended('CUSTOMER')).toBe('COUPLE');
  });

  it('F-3 currencies are created while the CRM has its base currency alone, and coupled otherwise', async () => {
    expect(await recommended('CURRENCY')).toBe('FULL');
    await masters.given.change('crm.transaction_currency', masters.euroId, { exchangeRate: '1.2' });
    expect(await recommended('CURRENCY')).toBe('COUPLE');
    await masters.given.change('crm.transaction_currency', masters.euroId, { exchangeRate: '1' });
    await masters.given.row('crm.transaction_currency', {
      ...{ isoCurrencyCode: 'USD', currencyName: 'US Dollar', currencySymbol: '$' },
      ...{ currencyPrecision: 2, exchangeRate: '1' },
    });
    expect(await recommended('CURRENCY')).toBe('COUPLE');
  });

  it('F-3 codes of option sets are coupled as soon as the ERP has one, and salespeople always taken over', async () => {
    await settings(`ownership_model = 'PERSON'`);
    await masters.given.row('erp.payment_terms', { code: '30 DAYS', description: 'Net 30' });
    const sync = await reviewed(masters.api);
    expect(lineOf(sync, 'PAYMENT TERMS').recommendation).toBe('COUPLE');
    expect(lineOf(sync, 'SHIPMENT METHOD').recommendation).toBe('NO_RECORDS');
    expect(lineOf(sync, 'SALESPEOPLE').recommendation).toBe('FULL');
  });

  it('F-3 the one unit group that a CRM comes with does not count', async () => {
    await masters.given.row('erp.item', { number: 'I1', baseUnitOfMeasure: 'PCS' });
    const group = (name: string) => masters.given.row('crm.uom_schedule', { name });
    await group('Default Unit');
    expect(await recommended('UNIT GROUP')).toBe('FULL');
    await group('Another one');
    expect(await recommended('UNIT GROUP')).toBe('COUPLE');
  });

  it('F-4 can be turned around, narrowed and left out before they begin, and not afterwards', async () => {
    await masters.given.customer();
    await masters.given.account();
    await reviewed(masters.api);
    const { fullSync } = await askSync(masters.api, 'LinesUpdate', {
      lines: [{ mapping: 'CUSTOMER', choice: 'FULL', direction: 'TO_CRM', stopAbovePercent: 10 }],
    });
    const { choice, recommendation, direction } = lineOf(fullSync as SyncSeen, 'CUSTOMER');
    expect([choice, recommendation, direction]).toEqual(['FULL', 'COUPLE', 'TO_CRM']);
    const refused = async (line: object) =>
      (await askSync(masters.api, 'LinesUpdate', { lines: [line] })).errors.map(({ code }) => code);
    expect(await refused({ mapping: 'CURRENCY', direction: 'FROM_CRM' })).toEqual([
      'DIRECTION_NOT_ALLOWED',
    ]);
    expect(await refused({ mapping: 'POSTEDSALESLINE-INV' })).toEqual(['FULL_SYNC_LINE_NOT_FOUND']);
    await askSync(masters.api, 'Start');
    expect(await refused({ mapping: 'CURRENCY', choice: 'LEAVE_OUT' })).toEqual([
      'FULL_SYNC_LINE_STARTED',
    ]);
  });

  it('F-2 keep while it is at work what a person chose for them', async () => {
    await masters.given.customer();
    await masters.given.account();
    await reviewed(masters.api);
    await askSync(masters.api, 'LinesUpdate', {
      lines: [{ mapping: 'CUSTOMER', choice: 'FULL', stopAbovePercent: 5 }],
    });
    await askSync(masters.api, 'Start');
    expect(lineOf(await reviewed(masters.api), 'CUSTOMER').choice).toBe('FULL');
  });
});

describe('a full synchronization', () => {
  it('F-12 cannot begin anew, nor start twice, while it is at work', async () => {
    await askSync(masters.api, 'Start');
    for (const verb of ['Start', 'Review'] as const) {
      const { fullSync, errors } = await askSync(
        masters.api,
        verb,
        verb === 'Review' ? { reset: true } : {},
      );
      expect(fullSync).toBeNull();
      expect(errors.map(({ code }) => code)).toEqual(['FULL_SYNC_IN_PROCESS']);
    }
  });

  it('is refused where nothing would run, where a mapping has no line, and while the connection is off', async () => {
    const codes = async (input: object) =>
      (await askSync(masters.api, 'Start', input)).errors.map(({ code }) => code);
    expect(await codes({ mappings: ['CUSTOMER'] })).toEqual(['FULL_SYNC_NOTHING_TO_DO']);
    expect(await codes({ mappings: ['NOBODY'] })).toEqual(['FULL_SYNC_LINE_NOT_FOUND']);
    await settings('connection_enabled = false');
    expect(await codes({})).toEqual(['CONNECTION_DISABLED']);
    expect((await askSync(masters.api, 'Cancel')).errors.map(({ code }) => code)).toEqual([
      'FULL_SYNC_NOT_FOUND',
    ]);
  });

  it('can be previewed before anything is reviewed: counts for each mapping, and what to mind', async () => {
    await masters.customerPair({ name: 'Together' });
    await masters.given.customer({ name: 'Alone in the ERP' });
    await masters.given.account({ name: 'Alone in the CRM' });
    const preview = async () => {
      const { fullSyncPreview } = await masters.api.ask<{
        fullSyncPreview: { lines: { mapping: string }[]; createsInCrm: number };
      }>(`{ fullSyncPreview { createsInCrm createsInErp compares lines { mapping choice erpRecords crmRecords uncoupledErp
        uncoupledCrm coupledPairs createsInCrm createsInErp compares hasCriteria matching { matched } warnings { code } } } }`);
      return fullSyncPreview.lines.find(({ mapping }) => mapping === 'CUSTOMER');
    };
    const counts = {
      ...{ mapping: 'CUSTOMER', erpRecords: 2, crmRecords: 2, coupledPairs: 1 },
      ...{ uncoupledErp: 1, uncoupledCrm: 1, hasCriteria: false, matching: null },
    };
    expect(await preview()).toEqual({
      ...counts,
      ...{ choice: 'COUPLE', createsInCrm: 0, createsInErp: 0, compares: 0 },
      warnings: [{ code: 'NO_MATCH_CRITERIA' }],
    });
    await reviewed(masters.api);
    await askSync(masters.api, 'LinesUpdate', { lines: [{ mapping: 'CUSTOMER', choice: 'FULL' }] });
    expect(await preview()).toEqual({
      ...counts,
      ...{ choice: 'FULL', createsInCrm: 1, createsInErp: 1, compares: 1 },
      warnings: [{ code: 'DUPLICATES_POSSIBLE' }],
    });
  });

  it('says in its preview how many records the criteria would couple, without coupling them', async () => {
    await masters.api.database.dataSource.query(
      `UPDATE sync.field_mapping SET use_for_matching = true WHERE erp_field = 'name'
         AND mapping_id = (SELECT id FROM sync.table_mapping WHERE name = 'CUSTOMER')`,
    );
    await masters.given.customer({ name: 'Same' });
    await masters.given.customer({ name: 'Other' });
    await masters.given.account({ name: 'Same' });
    const { fullSyncPreview } = await masters.api.ask<{
      fullSyncPreview: { lines: { mapping: string; matching: unknown }[] };
    }>(`{ fullSyncPreview { lines { mapping matching { matched unmatched coupled } } } }`);
    expect(fullSyncPreview.lines.find(({ mapping }) => mapping === 'CUSTOMER')?.matching).toEqual({
      ...{ matched: 1, unmatched: 1, coupled: 0 },
    });
    expect(await masters.api.composition.db.query('SELECT 1 FROM sync.coupling')).toEqual([]);
  });
});
