import type { Source } from './sources';
import ts from 'typescript';

const LONGEST_FUNCTION = 40;

/**
 * Functions that are still longer than 40 lines, as `file name`. The list only shrinks: who touches
 * one splits it and takes its line out. A new function does not go here.
 */
export const STILL_LONG: readonly string[] = [
  'src/composition.ts compose',
  'src/composition/documents.ts composeDocuments',
  'src/composition/engine.ts composeEngine',
  'src/composition/passes.ts composePasses',
  'src/demo/grow/countries.ts smaller',
  'src/demo/grow/couple-grown.ts coupleGrown',
  'src/demo/grow/grown-crm-orders.ts grownCrmOrders',
  'src/demo/grow/grown-party.ts grownParty',
  'src/demo/live-through.ts erpOrders',
  'src/documents/order-conversion/record-conversions.ts run',
  'src/erp/customer-ledger-entry/register-payment.ts settle',
  'src/erp/sales-order/order-lines.rules.ts typedLine',
  'src/erp/sales-order/posting/ship-sales-order.ts writeShipment',
  'src/erp/sales-order/posting/write-posted-invoice.ts run',
  'src/graphql/common/records/record.mutations.ts recordMutations',
  'src/graphql/sync/coupling/coupling-draft.resolver.ts couplingDraft',
  'src/main.ts main',
  'src/mappings/behaviours/party.behaviours.ts partyBehaviour',
  'src/mappings/behaviours/product.behaviours.ts productBehaviour',
  'src/mappings/behaviours/unit.behaviours.ts unitBehaviour',
  'src/mappings/invoices/invoice.behaviour.ts writeTotals',
  'src/mappings/invoices/write-invoice-lines.ts writeInvoiceLines',
  'src/setup/setup-steps.ts run',
  'src/statistics/update-invoice-states.ts follow',
  'src/statistics/write-statistics.ts link',
  'src/sync/coupling/create-counterparts.ts ofMapping',
  'src/sync/engine/decision/settle-changes.ts settleChanges',
  'src/sync/explain/explain-candidacy.ts candidacy',
  'src/sync/filters/read-words.ts readWords',
  'src/sync/recovery/delete-survivors.ts ofMapping',
  'src/sync/recovery/one-sided-pairs.ts oneSidedPairs',
  'src/sync/undo/restore-fields.ts restoreFields',
  'src/sync/undo/undo-couplings.ts reinstate',
];

/** The functions of a file that are too long, by the file and the name they are known by. */
export function longFunctions(source: Source): { name: string; lines: number }[] {
  if (source.text.split('\n').length <= LONGEST_FUNCTION) return [];
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest);
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node, named: string): void => {
    const name = nameOf(node, file) ?? named;
    const lines = ts.isFunctionLike(node) && 'body' in node ? linesOf(node, file) : 0;
    if (lines > LONGEST_FUNCTION) found.push({ name: `${source.path} ${name}`, lines });
    ts.forEachChild(node, (child) => visit(child, name));
  };
  visit(file, '');
  return found;
}

function nameOf(node: ts.Node, file: ts.SourceFile): string | undefined {
  const name = 'name' in node ? (node.name as ts.Node | undefined) : undefined;
  return name === undefined ? undefined : file.text.slice(name.getStart(file), name.end);
}

function linesOf(node: ts.Node, file: ts.SourceFile): number {
  const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  return line(node.end) - line(node.getStart(file)) + 1;
}
