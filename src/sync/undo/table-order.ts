import type { RecordTable } from '../../platform/database/record-table';

/** Tables in an order in which each comes before those it refers to: in this order their rows may go. */
export function tablesInOrder(names: readonly string[], tables: readonly RecordTable[]): string[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const order: string[] = [];
  const seen = new Set<string>();
  const visit = (name: string): void => {
    if (seen.has(name)) return;
    seen.add(name);
    for (const { table } of byName.get(name)?.references ?? []) if (table !== name) visit(table);
    order.push(name);
  };
  for (const name of names) visit(name);
  // Referred tables were finished first; those that refer come first in the answer.
  const wanted = new Set(names);
  return order.filter((name) => wanted.has(name)).reverse();
}
