import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { UndoScene } from '../../sync/undo/undo-scene';
import type { OrderMark } from './order-mark';
import type { OrderStep } from './write-orders-back';

const ORDER = 'erp.sales_order';

/** A conversion on its way back, as it is told of. */
export interface ToldOrder extends OrderStep {
  readonly from: OrderMark;
  readonly couplingId: string | null;
  readonly record: string;
}

/** Tells what became of both orders and their coupling; with a refusal, that all of them stay. */
export function tellOrder({ tally }: UndoScene, told: ToldOrder, refusal: Refusal | null): void {
  const { erpId, record, couplingId, from, to, now } = told;
  const order = { side: 'ERP', table: ORDER, recordId: erpId, record, couplingId } as const;
  const nothing = { changes: {}, problems: [] };
  if (refusal) return tally.add({ ...order, kind: 'KEPT', changes: {}, problems: [refusal] });
  tally.add({ ...order, ...nothing, kind: to.made ? 'RECREATED' : 'REMOVED' });
  const coupling = to.made ? to.whole?.coupling : now.coupling;
  if (coupling) {
    const { crmId } = coupling;
    const changes = { crmId: (to.made ? [null, crmId] : [crmId, null]) as Pair };
    tally.add({ ...order, kind: to.made ? 'COUPLED' : 'UNCOUPLED', changes, problems: [] });
  }
  if (!now.crmOrder) return;
  const crm = { side: 'CRM', table: 'crm.sales_order', recordId: to.crmId, couplingId } as const;
  const name = `CRM order ${String(now.crmOrder.orderNumber)}`;
  const changes = stampChanges(from.crm, to.crm);
  tally.add({ ...crm, kind: 'RESTORED', record: name, changes, problems: [] });
}

type Pair = [Row[string], Row[string]];

function stampChanges(from: Row, to: Row): Record<string, Pair> {
  return Object.fromEntries(
    Object.entries(to).flatMap(([property, value]): [string, Pair][] => {
      const before = from[property] ?? null;
      return before === value ? [] : [[property, [before, value]]];
    }),
  );
}
