import type { Row } from '../../../platform/database/record-table';
import { sourceOf, type Side } from '../../mapping/direction';
import type { FieldConflict } from '../engine.errors';
import { baseValue } from './agreed-base';
import type { FieldPlan, PlannedField } from './field-plan';

/** What a merge takes over, what it leaves to the other side, and what neither side may decide alone. */
export interface Merge {
  /** Properties of the destination that the source may write. */
  readonly written: ReadonlySet<string>;
  /** Properties the destination changed alone; they travel the other way. */
  readonly kept: ReadonlySet<string>;
  readonly conflicts: readonly FieldConflict[];
}

/** Both rows of a pair as they are, and the base as both sides last agreed; null when they never did. */
export interface PairValues {
  readonly source: Row;
  readonly destination: Row;
  readonly base: object | null;
}

/** By merge unit the side that a person decided to be right. */
export type UnitChoices = ReadonlyMap<string, Side>;

interface Unit {
  sourceChanged: boolean;
  destinationChanged: boolean;
  /** Who wins when both changed, by a policy of one of its fields; absent: nobody. */
  winner?: Side;
}

/**
 * Three-way merge of the fields that travel both ways and would change, against the base of the pair:
 * changed on one side only, it travels; on both, it is a conflict. Fields of one unit share their fate. What a
 * person decided stands, whoever changed it.
 */
export function mergeFields(
  plan: FieldPlan,
  pair: PairValues,
  changed: Row,
  choices: UnitChoices | null = null,
): Merge {
  const units = unitsOf(plan, pair, changed, choices);
  const written = new Set<string>();
  const kept = new Set<string>();
  const conflicts: FieldConflict[] = [];
  for (const property in changed) {
    const planned = plan.byTarget.get(property);
    const unit = planned?.twoWay ? units.get(planned.mergeUnit) : undefined;
    if (!planned || !unit || !unit.destinationChanged) written.add(property);
    else if (unit.sourceChanged) conflicts.push(conflictOf(plan, planned, pair));
    else kept.add(property);
  }
  return { written, kept, conflicts };
}

/**
 * What travels back in the second half of a merge: fields that go only this way, and two-way fields that
 * this side alone changed since both agreed. What the first half has just written is equal by now.
 */
export function returningFields(
  plan: FieldPlan,
  pair: PairValues,
  changed: Row,
  choices: UnitChoices | null = null,
): Row {
  const units = unitsOf(plan, pair, changed, choices);
  const returning: Row = {};
  for (const property in changed) {
    const planned = plan.byTarget.get(property);
    const unit = planned?.twoWay ? units.get(planned.mergeUnit) : undefined;
    if (unit && (!unit.sourceChanged || unit.destinationChanged)) continue;
    returning[property] = changed[property] ?? null;
  }
  return returning;
}

/**
 * The two-way fields that would change, as a conflict report: of pairs whose policy does not merge (S-15).
 * With `ownPolicy` false only those without a policy of their own.
 */
export function clashingFields(
  plan: FieldPlan,
  pair: PairValues,
  changed: Row,
  ownPolicy = true,
): FieldConflict[] {
  return Object.keys(changed).flatMap((property) => {
    const planned = plan.byTarget.get(property);
    if (!planned?.twoWay || (!ownPolicy && planned.field.updatePolicy !== null)) return [];
    return [conflictOf(plan, planned, pair)];
  });
}

// Only fields that differ count: what both sides changed to the same value is no reason to quarrel.
function unitsOf(
  plan: FieldPlan,
  { source, destination, base }: PairValues,
  changed: Row,
  choices: UnitChoices | null,
): Map<string, Unit> {
  const units = new Map<string, Unit>();
  for (const property in changed) {
    const planned = plan.byTarget.get(property);
    if (!planned?.twoWay || planned.from === null) continue;
    const choice = choices?.get(planned.mergeUnit) ?? sideOtherwise(plan, planned);
    if (choice !== undefined) {
      const sourceChanged = choice === sourceOf(plan.direction);
      units.set(planned.mergeUnit, { sourceChanged, destinationChanged: !sourceChanged });
      continue;
    }
    const unit = units.get(planned.mergeUnit) ?? {
      sourceChanged: false,
      destinationChanged: false,
    };
    const agreed = agreedValues(plan, planned, base);
    unit.sourceChanged ||=
      !agreed || !planned.sameSource(source[planned.from] ?? null, agreed.source);
    unit.destinationChanged ||=
      !agreed || !planned.same(destination[planned.to] ?? null, agreed.destination);
    const winner = ownWinner(planned);
    if (winner) unit.winner = winner;
    units.set(planned.mergeUnit, unit);
  }
  for (const unit of units.values()) settleByPolicy(plan, unit);
  return units;
}

// Both changed it: by the policy of the field one of them did not.
function settleByPolicy(plan: FieldPlan, unit: Unit): void {
  if (!unit.winner || !unit.sourceChanged || !unit.destinationChanged) return;
  unit.sourceChanged = unit.winner === sourceOf(plan.direction);
  unit.destinationChanged = !unit.sourceChanged;
}

function ownWinner({ field }: PlannedField): Side | undefined {
  if (field.updatePolicy === 'ERP_WINS') return 'ERP';
  return field.updatePolicy === 'CRM_WINS' ? 'CRM' : undefined;
}

// Of a mapping that does not merge: fields without a policy of their own go as the mapping says.
function sideOtherwise(plan: FieldPlan, { field }: PlannedField): Side | undefined {
  const { otherwise } = plan;
  return field.updatePolicy !== null || otherwise === 'ASK' ? undefined : (otherwise ?? undefined);
}

function agreedValues(plan: FieldPlan, planned: PlannedField, base: object | null) {
  const value = baseValue(base, planned.field);
  if (value === null) return null;
  return plan.direction === 'TO_CRM'
    ? { source: value.erp, destination: value.crm }
    : { source: value.crm, destination: value.erp };
}

function conflictOf(
  plan: FieldPlan,
  planned: PlannedField,
  { source, destination, base }: PairValues,
): FieldConflict {
  const left = planned.from === null ? null : (source[planned.from] ?? null);
  const right = destination[planned.to] ?? null;
  const toCrm = plan.direction === 'TO_CRM';
  return {
    erpField: planned.field.erpField,
    crmField: planned.field.crmField,
    unit: planned.field.mergeUnit,
    base: baseValue(base, planned.field),
    erp: toCrm ? left : right,
    crm: toCrm ? right : left,
  };
}
