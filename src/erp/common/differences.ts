import type { Row } from '../../platform/database/record-table';

/** The values that differ from what a row has now. */
export function differences(values: Row, present: Row): Row {
  const changed: Row = {};
  for (const property of Object.keys(values)) {
    const value = values[property] ?? null;
    if (value !== (present[property] ?? null)) changed[property] = value;
  }
  return changed;
}
