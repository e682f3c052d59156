import type { Composition } from '../composition';
import type { Row } from '../platform/database/record-table';
import type { Direction } from '../sync/mapping/direction';
import type { CoupleRecordsInput } from '../sync/coupling/couple-records';
import { COUPLED } from './crm-data';

const CREATED: readonly (readonly [mapping: string, table: string, key: string | null])[] = [
  ['CURRENCY', 'erp.currency', null],
  ['PAYMENT TERMS', 'erp.payment_terms', null],
  ['SHIPMENT METHOD', 'erp.shipment_method', null],
  ['SHIPPING AGENT', 'erp.shipping_agent', null],
  ['UNIT GROUP', 'erp.unit_group', null],
  ['ITEM UOM', 'erp.item_unit_of_measure', null],
  ['RESOURCE UOM', 'erp.resource_unit_of_measure', null],
  ['ITEM-PRODUCT', 'erp.item', null],
  ['RESOURCE-PRODUCT', 'erp.resource', null],
  ['CUSTOMER', 'erp.customer', 'number'],
  ['CONTACT', 'erp.contact', null],
  // The sales prices of a group go with it.
  ['CUSTPRCGRP-PRICE', 'erp.customer_price_group', null],
];

/** Couples the demo company by the engine's own verbs, mapping after mapping, as a first load would. */
export async function coupleDemo(parts: Composition): Promise<void> {
  await coupleSalespeople(parts);
  for (const [mapping, table, key] of CREATED) {
    const rows = await parts.tables.get(table).rowsWhere(parts.db, 'true ORDER BY t.id LIMIT 1000');
    const chosen =
      key === null
        ? rows.filter((row) => takesPart(table, row))
        : rows.filter((row) => COUPLED.includes(String(row[key])));
    if (chosen.length === 0) continue;
    await parts.unitOfWork.run(
      (tx) =>
        parts.engine.verbs.createCounterparts.run(tx, {
          direction: 'TO_CRM',
          records: chosen.map((row) => ({ id: String(row.id), mapping })),
        }),
      { actor: 'demo' },
    );
  }
}

// Contacts of companies are no persons; those of uncoupled customers are left for later.
function takesPart(table: string, row: Row): boolean {
  return table !== 'erp.contact' || row.type === 1;
}

async function coupleSalespeople(parts: Composition): Promise<void> {
  const people = await parts.tables
    .get('erp.salesperson')
    .rowsWhere(parts.db, 'true ORDER BY t.code LIMIT 100');
  const users = await parts.tables
    .get('crm.system_user')
    .rowsWhere(parts.db, 'NOT t.is_integration_user AND NOT t.is_disabled LIMIT 100');
  for (const person of people) {
    const user = users.find((each) => each.internalEmailAddress === person.email);
    if (!user) continue;
    const input: CoupleRecordsInput = {
      erpId: String(person.id),
      crmId: String(user.id),
      mapping: 'SALESPEOPLE',
      initialSync: 'NONE' satisfies 'NONE' | Exclude<Direction, 'BOTH'>,
    };
    await parts.unitOfWork.run((tx) => parts.engine.verbs.couple.run(tx, input), { actor: 'demo' });
  }
}
