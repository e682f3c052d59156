import type { GraphQLResolveInfo } from 'graphql';
import type { Tx } from '../../../platform/database/db';
import { nodesBelow, selectedFields } from '../../common/read/selection';
import type { RequestContext } from '../../server/context';

/** A record that a preview made, and the field of the answer that shows it. */
export interface Previewed {
  readonly id: string | null;
  readonly field: string;
  readonly type: string;
}

/** Reads what a preview made while its transaction still has it: afterwards it was never there. */
export async function readPreviewed(
  tx: Tx,
  { id, field, type }: Previewed,
  context: RequestContext,
  info: GraphQLResolveInfo,
) {
  if (id === null) return null;
  const nodes = nodesBelow(info.fieldNodes, field, info);
  if (nodes.length === 0) return null;
  const fields = selectedFields(nodes, type, info);
  const rows = await context.reader.over(tx).byIds(type, [id], fields);
  return rows.get(id) ?? null;
}
