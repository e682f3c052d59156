import type { Row } from '../../../platform/database/record-table';
import type { BatchContext } from '../mapping-behaviour';
import type { PlannedField } from './field-plan';

/** Reads for a whole batch what a field row will need: look-ups of its transformation, references of its conversion. */
export async function prefetchField(
  batch: BatchContext,
  planned: PlannedField,
  sources: readonly Row[],
  destinations: readonly Row[],
): Promise<void> {
  const { from, to, transform, opposite, rule, field } = planned;
  if (from === null) return rule?.prefetch?.(batch, field, sources);
  await transform?.prepare(
    batch.tx,
    sources.map((row) => row[from] ?? null),
  );
  await opposite?.prepare(
    batch.tx,
    destinations.map((row) => row[to] ?? null),
  );
  await rule?.prefetch?.(batch, field, transform ? sources.map(transformed) : sources);

  // A value that the transformation refuses has no reference to look up.
  function transformed(row: Row): Row {
    try {
      return {
        ...row,
        [from ?? '']: transform?.apply(row[from ?? ''] ?? null, from ?? '') ?? null,
      };
    } catch {
      return { ...row, [from ?? '']: null };
    }
  }
}
