import type { Tx } from '../platform/database/db';
import type { Composition } from '../composition';
import type { Row } from '../platform/database/record-table';
import { withSeed } from '../platform/new-id';
import { LINE_TYPE, type SalesOrderDraft } from '../erp/sales-order/sales-order.draft';
import { DEMO_DAY } from './demo-clock';
import { demoId } from './demo-ids';

const TODAY = DEMO_DAY;

/** What becomes of an ERP order of the demo: how far it has come. */
type Progress =
  | 'open'
  | 'released'
  | 'half shipped'
  | 'shipped'
  | 'half invoiced'
  | 'invoiced'
  | 'half paid'
  | 'paid';

const PROGRESS: readonly Progress[] = [
  'open',
  'released',
  'half shipped',
  'shipped',
  'half invoiced',
  'invoiced',
  'half paid',
  'paid',
];

/** Lets the demo company live: ERP orders at every stage, CRM orders active, submitted and cancelled, edits on both sides. */
export async function liveThrough(parts: Composition): Promise<void> {
  await erpOrders(parts);
  await crmOrders(parts);
  await edits(parts);
}

async function erpOrders(parts: Composition): Promise<void> {
  const customers = await parts.tables
    .get('erp.customer')
    .rowsWhere(parts.db, 't.blocked = 0 ORDER BY t.number LIMIT 8');
  const drafts = customers.map((customer, index): SalesOrderDraft => ({
    id: demoId('erp.sales_order', String(index)),
    customerNo: String(customer.number),
    header: { externalDocumentNo: `PO-${2600 + index}` },
    lines: [
      { type: LINE_TYPE.item, no: String(1000 + index), quantity: '4' },
      {
        type: LINE_TYPE.item,
        no: String(1008 + index),
        quantity: '10',
        lineDiscountAmount: index % 2 === 0 ? '15' : null,
      },
      { type: LINE_TYPE.resource, no: 'R0010', quantity: '2' },
    ],
  }));
  const { createOrders } = parts.documents;
  await parts.unitOfWork.run(
    async (tx) => {
      const { refused } = await createOrders.run(tx, drafts, TODAY);
      const [refusal] = refused.values();
      if (refusal) throw refusal;
      for (const [index, draft] of drafts.entries())
        await advance(parts, tx, draft, PROGRESS.indexOf(PROGRESS[index] ?? 'open'));
    },
    { actor: 'demo' },
  );
}

// Brings an order to its stage: released, shipped in part or whole, invoiced in part or whole, paid.
async function advance(
  parts: Composition,
  tx: Tx,
  draft: SalesOrderDraft,
  stage: number,
): Promise<void> {
  const { orders } = parts.documents;
  const some = [{ lineNo: 10_000, quantity: '2' }];
  if (stage >= 1) await orders.changeStatus.run(tx, draft.id, 'released');
  if (stage >= 2)
    await orders.ship.run(tx, { id: draft.id, lines: stage === 2 ? some : null }, TODAY);
  if (stage >= 4)
    await orders.invoice.run(tx, { id: draft.id, lines: stage === 4 ? some : null }, TODAY);
  if (stage >= 6) await pay(parts, tx, draft, stage === 6 ? '100' : null);
}

async function pay(
  parts: Composition,
  tx: Tx,
  draft: SalesOrderDraft,
  amount: string | null,
): Promise<void> {
  const [entry] = await parts.tables
    .get('erp.customer_ledger_entry')
    .rowsWhere(tx, 't.customer_no = $1 AND t.open ORDER BY t.entry_no LIMIT 1', [draft.customerNo]);
  if (!entry) return;
  await parts.documents.payments.register.run(
    tx,
    {
      customerNo: draft.customerNo,
      amount: amount ?? String(entry.remainingAmount),
      currencyCode: entry.currencyCode as string | null,
    },
    TODAY,
  );
}

async function crmOrders(parts: Composition): Promise<void> {
  const accounts = await parts.db.query<{ id: string }>(
    `/* demo.coupledAccounts */ SELECT a.id FROM crm.account a JOIN sync.coupling k ON k.crm_id = a.id
      WHERE a.customer_type_code = 3 ORDER BY a.name LIMIT 9`,
  );
  const products = await parts.tables
    .get('crm.product')
    .rowsWhere(parts.db, 't.state_code = 0 ORDER BY t.product_number LIMIT 20');
  const { create, submit, cancel } = parts.documents.crmOrders;
  for (const [index, account] of accounts.entries()) {
    // Each from a seed of its own: what was drawn before does not move the ids that documents name.
    const order = () =>
      parts.unitOfWork.run(
        async (tx) => {
          const { id } = await create.run(tx, {
            customerId: account.id,
            name: `Refit ${index + 1}`,
            idempotencyKey: `demo-${index}`,
            lines: products
              .slice(index, index + 3)
              .map((product, line) => orderLine(product, line)),
          });
          if (index % 3 !== 2) await submit.run(tx, { id });
          if (index === 7) await cancel.run(tx, { id });
        },
        { actor: 'demo' },
      );
    await withSeed(`tandem.demo.order.${index}`, order);
  }
}

function orderLine(product: Row, line: number) {
  const unit = product.defaultUomId;
  return {
    productId: String(product.id),
    ...(unit == null ? {} : { uomId: String(unit) }),
    quantity: String(line + 1),
    pricePerUnit: String(product.price ?? '10'),
    ...(line === 1 ? { manualDiscountAmount: '5' } : {}),
  };
}

// Coupled pairs that were edited since: on one side, on both in different fields, on both in the same field.
async function edits(parts: Composition): Promise<void> {
  const pairs = await parts.db.query<{ erp_id: string; crm_id: string }>(
    `/* demo.pairs */ SELECT k.erp_id, k.crm_id FROM sync.coupling k JOIN erp.customer c ON c.id = k.erp_id ORDER BY c.number LIMIT 4`,
  );
  const customers = parts.writers.get('erp.customer');
  const accounts = parts.writers.get('crm.account');
  const [one, other, conflict] = pairs;
  if (!customers || !accounts || !one || !other || !conflict) return;
  const change = (id: string, changes: Row) => [{ id, version: null, changes }];
  await parts.unitOfWork.run(
    async (tx) => {
      await customers.update(tx, change(one.erp_id, { phoneNo: '+49 40 5559000' }));
      await customers.update(tx, change(other.erp_id, { address2: '2nd floor' }));
      await accounts.update(tx, change(other.crm_id, { websiteUrl: 'https://kontor.example' }));
      await customers.update(tx, change(conflict.erp_id, { email: 'einkauf@isarblick.example' }));
      await accounts.update(
        tx,
        change(conflict.crm_id, { emailAddress1: 'office@isarblick.example' }),
      );
    },
    { actor: 'demo' },
  );
}
