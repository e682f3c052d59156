import type { Row, RowValue } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';

/** One record on its way to its table: what it is now, what shall be written, or why it may not. */
export interface CrmWrite {
  readonly id: string;
  /** The present row; null for a new record, or when the noun's rules had no need of it. */
  readonly current: Row | null;
  readonly isNew: boolean;
  /** The caller says which state the record is in, be it the one that it has. */
  readonly saysState: boolean;
  /** Version the caller saw; null: whatever is there. */
  readonly version: string | null;
  /** Values to write; rules add, replace and remove. */
  readonly values: Row;
  /** Set by a rule to refuse the record; the first one stays. */
  refusal: Refusal | null;
}

/** The value a property will have: the written one, else the present one, else null. */
export function valueOf(write: CrmWrite, property: string): RowValue {
  const value = write.values[property];
  if (value !== undefined) return value;
  return write.current?.[property] ?? null;
}

/** As `valueOf`, for properties that hold text, ids and decimals. */
export function textOf(write: CrmWrite, property: string): string | null {
  const value = valueOf(write, property);
  return typeof value === 'string' ? value : null;
}

/** Whether a write sets a property at all. */
export function sets(write: CrmWrite, ...properties: readonly string[]): boolean {
  return properties.some((property) => write.values[property] !== undefined);
}

/** Sets a property of a new record that the draft leaves open. */
export function fillIn(write: CrmWrite, property: string, value: RowValue): void {
  write.values[property] ??= value;
}

/** Refuses a record, unless it is refused already. */
export function refuse(write: CrmWrite, refusal: Refusal | null): void {
  write.refusal ??= refusal;
}

/** The ids that writes give a property, each once. */
export function idsIn(writes: readonly CrmWrite[], ...properties: readonly string[]): string[] {
  const ids = new Set<string>();
  for (const write of writes) {
    for (const property of properties) {
      const id = write.values[property];
      if (typeof id === 'string') ids.add(id);
    }
  }
  return [...ids];
}
