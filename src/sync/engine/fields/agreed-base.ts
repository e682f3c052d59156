import type { Row, RowValue } from '../../../platform/database/record-table';
import type { Direction, PassDirection } from '../../mapping/direction';
import type { LiveField, LiveMapping } from '../../mapping/live-mapping';

/** Values of one field row on both sides when they last agreed. */
export interface BaseValue {
  erp: RowValue;
  crm: RowValue;
}

/**
 * The mapped values of a pair as they were when both sides last agreed. Kept small, as there is one per
 * coupling: blank fields are left out, and a value that is the same on both sides stands once.
 */
export type AgreedBase = Record<string, unknown>;

/** The key of a field row inside a base. */
export function baseKey(field: LiveField): string {
  return `${field.erpField ?? ''}/${field.crmField ?? ''}`;
}

/** Builds the base of pairs of one mapping. */
export class BaseBuilder {
  private readonly rows: readonly {
    key: string;
    erp: string;
    crm: string;
    direction: Direction;
  }[];

  constructor(mapping: LiveMapping) {
    this.rows = mapping.fields.flatMap((field) =>
      field.erpField === null || field.crmField === null
        ? []
        : [
            {
              key: baseKey(field),
              erp: field.erpField,
              crm: field.crmField,
              direction: field.direction,
            },
          ],
    );
  }

  /** The base of a pair that agrees now; fields that go one way only may keep what was agreed on before. */
  of(
    erp: Row,
    crm: Row,
    kept: { way: PassDirection; base: object | null } | null = null,
  ): AgreedBase {
    const base: AgreedBase = {};
    for (const { key, erp: erpField, crm: crmField, direction } of this.rows) {
      if (kept && direction === kept.way) {
        const before = (kept.base as AgreedBase | null)?.[key];
        if (before !== undefined) base[key] = before;
        continue;
      }
      const left = erp[erpField] ?? null;
      const right = crm[crmField] ?? null;
      if (left === right) {
        if (left !== null) base[key] = typeof left === 'object' ? [left, right] : left;
      } else {
        base[key] = [left, right];
      }
    }
    return base;
  }
}

/** What a base says of a field row: null when the pair has never agreed. */
export function baseValue(base: object | null, field: LiveField): BaseValue | null {
  if (base === null) return null;
  const stored = (base as AgreedBase)[baseKey(field)];
  if (stored === undefined) return { erp: null, crm: null };
  if (!Array.isArray(stored)) return { erp: stored as RowValue, crm: stored as RowValue };
  const [erp = null, crm = null] = stored as RowValue[];
  return { erp, crm };
}
