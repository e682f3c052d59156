import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { ReadConflicts } from '../conflict/read-conflicts';
import { printed } from '../engine/fields/value-kind';
import type { RecordSide } from '../engine/record-side';
import { goes } from '../mapping/direction';
import type { LiveMapping } from '../mapping/live-mapping';
import type { FieldDifference, Finding, FindingKind } from './audit';
import type { Comparison } from './compare-pairs';

/** Says field by field in what pairs differ, with the base and who changed it. */
export class FindDifferences {
  constructor(private readonly conflicts: ReadConflicts) {}

  /** The findings of pairs that do not agree, in their order; `cursorOf` says where the list goes on after each. */
  async run(
    tx: Tx,
    scope: { mapping: LiveMapping; now: string; erp: RecordSide; crm: RecordSide },
    comparisons: readonly Comparison[],
    cursorOf: (couplingId: string) => string,
  ): Promise<Finding[]> {
    const differing = comparisons.filter((each) => each.verdict === 'differs');
    const states = await this.conflicts.run(
      tx,
      differing.map(({ pair }) => pair.id),
      scope.now,
    );
    return comparisons.map((comparison) => {
      const { pair, refusal } = comparison;
      const known = states.get(pair.id)?.fields.filter((field) => field.differs) ?? [];
      return {
        kind: kindOf(comparison),
        couplingId: pair.id,
        erpId: pair.erpId,
        crmId: pair.crmId,
        record: nameOf(scope, comparison),
        fields: [...known, ...beyondFields(scope.mapping, comparison)],
        refusal: comparison.verdict === 'missing' ? null : refusal,
        duplicateOf: null,
        cursor: cursorOf(pair.id),
      };
    });
  }
}

function kindOf({ verdict, erp, crm }: Comparison): FindingKind {
  if (verdict === 'differs') return 'DIFFERS';
  if (verdict === 'notComparable') return 'NOT_COMPARABLE';
  if (!erp && !crm) return 'BOTH_MISSING';
  return erp ? 'CRM_MISSING' : 'ERP_MISSING';
}

function nameOf(
  { erp, crm }: { erp: RecordSide; crm: RecordSide },
  { erp: erpRow, crm: crmRow, pair }: Comparison,
): string {
  const named = (side: RecordSide, row: Row): string =>
    `${side.noun} ${printed(row[side.key] ?? row.id)}`;
  if (erpRow) return named(erp, erpRow);
  return crmRow ? named(crm, crmRow) : `${erp.noun} ${pair.erpId}`;
}

// What the code of a mapping sets beyond its field rows, such as the company: what is, and what would be written.
function beyondFields(mapping: LiveMapping, { toCrm, toErp, erp, crm }: Comparison) {
  const differences: FieldDifference[] = [];
  const add = (values: Row, side: 'erp' | 'crm'): void => {
    const other = side === 'crm' ? 'erpField' : 'crmField';
    const own = side === 'crm' ? 'crmField' : 'erpField';
    for (const [property, wanted] of Object.entries(values)) {
      const byRow = mapping.fields.some((field) => field[own] === property && field[other]);
      if (byRow) continue;
      const present = (side === 'crm' ? crm : erp)?.[property] ?? null;
      differences.push({
        erpField: side === 'erp' ? property : null,
        crmField: side === 'crm' ? property : null,
        base: null,
        erp: side === 'erp' ? present : wanted,
        crm: side === 'crm' ? present : wanted,
        changedBy: 'NONE',
        direction: side === 'crm' ? 'TO_CRM' : 'FROM_CRM',
      });
    }
  };
  if (goes(mapping.direction, 'TO_CRM')) add(toCrm, 'crm');
  if (goes(mapping.direction, 'FROM_CRM')) add(toErp, 'erp');
  return differences;
}
