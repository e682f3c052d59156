import type { Row } from '../../../platform/database/record-table';
import type { RecordSide } from '../../engine/record-side';
import { printed } from '../../engine/fields/value-kind';

/** A record of either side by what people call it. */
export interface RecordHandle {
  readonly id: string;
  /** The noun as people read it, such as `Customer`. */
  readonly noun: string;
  /** What identifies the record to a person, such as its number. */
  readonly key: string;
  /** What people call it, such as its name; null when it has none. */
  readonly name: string | null;
}

/** The handle of a row of a side. */
export function handleOf(side: RecordSide, row: Row): RecordHandle {
  const id = printed(row.id);
  const name = row[side.title] ?? null;
  return {
    id,
    noun: side.noun,
    key: printed(row[side.key] ?? id),
    name: name === null ? null : printed(name),
  };
}
