import type { Refusal } from '../../../platform/errors/refusal';
import type { BatchContext } from '../../../sync/engine/mapping-behaviour';
import type { RecordOutcome } from '../../../sync/engine/outcome';
import { refuseAfterwards } from '../../../sync/engine/refused-afterwards';
import { lineNews, LINES, noteAgreedLines } from './line-news';
import { lineFailed } from '../order.errors';

/** An order whose lines travel: its record of the source side, and how a person names it. */
export interface CarriedOrder {
  readonly id: string;
  readonly name: string;
}

/**
 * Lets the lines of orders travel by their own mapping; an order of which a line cannot travel fails as a whole. What
 * became of the lines.
 */
export async function carryLines(
  context: BatchContext,
  orders: readonly CarriedOrder[],
): Promise<RecordOutcome[]> {
  const news = await lineNews(
    context,
    orders.map(({ id }) => id),
  );
  refuseAfterwards(news.refused);
  const outcomes = await context.carry(LINES, [...news.lines.values()].flat());
  await noteAgreedLines(
    context,
    orders.map(({ id }) => id),
  );
  const owners = new Map([...news.lines].flatMap(([owner, ids]) => ids.map((id) => [id, owner])));
  const refused = new Map<string, Refusal>();
  for (const { kind, refusal, erpId, crmId, record } of outcomes) {
    const lineId = context.direction === 'TO_CRM' ? erpId : crmId;
    const owner = owners.get(String(lineId));
    if (!refusal || owner === undefined || !(kind === 'failed' || kind === 'skipped')) continue;
    const name = orders.find(({ id }) => id === owner)?.name ?? owner;
    if (!refused.has(owner)) refused.set(owner, lineFailed(name, record ?? 'a line', refusal));
  }
  refuseAfterwards(refused);
  return outcomes;
}
