import type { Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import type { Coupling } from '../coupling/coupling.entity';
import { baseValue } from '../engine/fields/agreed-base';
import type { SameValue } from '../engine/fields/compare-values';
import type { PlannedField } from '../engine/fields/field-plan';
import { printed } from '../engine/fields/value-kind';
import type { LiveField, LiveMapping } from '../mapping/live-mapping';
import type { FieldEffect, PairConflict, PairField, PairVerdict } from './pair-conflict';
import type { Look, PassView } from './pass-view';

/** Both directions of a mapping, looked at; null: it does not go that way. */
export interface Looks {
  /** From the ERP to the CRM. */
  readonly there: Look | null;
  /** From the CRM to the ERP. */
  readonly back: Look | null;
}

interface Sides {
  readonly there: PassView | null;
  readonly back: PassView | null;
  readonly erp: Row | null;
  readonly crm: Row | null;
}

/** Puts together what both passes of a run would make of a pair. */
export function conflictOf(
  mapping: LiveMapping,
  coupling: Readonly<Coupling>,
  looks: Looks,
): PairConflict {
  const there = looks.there?.views.get(coupling.id) ?? null;
  const back = looks.back?.views.get(coupling.id) ?? null;
  const erp = there?.pair.source ?? back?.pair.destination ?? null;
  const crm = there?.pair.destination ?? back?.pair.source ?? null;
  const sides = { there, back, erp, crm };
  const fields = mapping.fields.flatMap((field) => fieldOf(field, coupling, looks, sides) ?? []);
  return {
    couplingId: coupling.id,
    verdict: verdictOf(sides, fields),
    policy: mapping.updatePolicy,
    erpVersion: versionOf(erp),
    crmVersion: versionOf(crm),
    erpChanged: versionOf(erp) !== coupling.erpVersion,
    crmChanged: versionOf(crm) !== coupling.crmVersion,
    fields,
    refusal: refusalOf(sides),
  };
}

function fieldOf(
  field: LiveField,
  coupling: Readonly<Coupling>,
  { there, back }: Looks,
  { erp, crm, ...views }: Sides,
): PairField | null {
  const { erpField, crmField } = field;
  if (erpField === null || crmField === null) return null;
  const out = plannedOf(field, crmField, there);
  const home = plannedOf(field, erpField, back);
  const planned = out ?? home;
  if (!planned) return null;
  const base = baseValue(coupling.base, field);
  const values = { erp: erp?.[erpField] ?? null, crm: crm?.[crmField] ?? null };
  const differs = holds(views.there, crmField) || holds(views.back, erpField);
  const moved = (side: 'erp' | 'crm', same: SameValue | undefined) =>
    base === null || !same ? differs : !same(values[side], base[side]);
  return {
    erpField,
    crmField,
    unit: field.mergeUnit,
    unitKey: planned.mergeUnit,
    direction: field.direction,
    base,
    ...values,
    differs,
    changedBy: changedBy(
      moved('erp', out?.sameSource ?? home?.same),
      moved('crm', out?.same ?? home?.sameSource),
    ),
    effect: effectOf(field, views),
  };
}

// One side of a mapping may be written by several rows; a plan holds the one that has the last word.
function plannedOf(field: LiveField, property: string, look: Look | null): PlannedField | null {
  const planned = look?.batch.plan.byTarget.get(property);
  return planned?.field.id === field.id ? planned : null;
}

function holds(view: PassView | null, property: string): boolean {
  return view !== null && property in view.changed;
}

function changedBy(erp: boolean, crm: boolean): PairField['changedBy'] {
  if (erp && crm) return 'BOTH';
  if (erp) return 'ERP';
  return crm ? 'CRM' : 'NONE';
}

function effectOf(
  { erpField, crmField, direction }: LiveField,
  { there, back }: Pick<Sides, 'there' | 'back'>,
): FieldEffect {
  const clashes = [...(there?.settlement?.clashes ?? []), ...(back?.settlement?.clashes ?? [])];
  if (clashes.some((clash) => clash.erpField === erpField && clash.crmField === crmField))
    return 'CONFLICT';
  if (written(there, crmField)) return 'TO_CRM';
  if (written(back, erpField)) return 'FROM_CRM';
  // What one pass writes lets the fields of the other way travel along (S-16).
  if (direction === 'FROM_CRM' && there?.settlement?.opposite && holds(back, erpField ?? ''))
    return 'FROM_CRM';
  if (direction === 'TO_CRM' && back?.settlement?.opposite && holds(there, crmField ?? ''))
    return 'TO_CRM';
  return 'NONE';
}

function written(view: PassView | null, property: string | null): boolean {
  return property !== null && property in (view?.settlement?.write ?? {});
}

function verdictOf({ there, back }: Sides, fields: readonly PairField[]): PairVerdict {
  // The pass whose source exists decides about a lost counterpart.
  const view = there?.pair.source ? there : (back ?? there);
  if (!view?.decision) return 'KEPT_OUT';
  if (view.decision.do === 'removeCoupling') return 'UNCOUPLES';
  if (view.decision.do === 'insert') return 'RESTORES';
  if (fields.some((field) => field.effect === 'CONFLICT')) return 'CONFLICT';
  if (refusalOf({ there, back })) return 'FAILS';
  return fields.some((field) => field.effect !== 'NONE') ? 'TRAVELS' : 'AGREES';
}

function refusalOf({ there, back }: Pick<Sides, 'there' | 'back'>): Refusal | null {
  for (const view of [there, back]) {
    if (view?.settlement?.conflict) return view.settlement.conflict;
    if (view?.refusal) return view.refusal;
  }
  for (const view of [there, back]) {
    if (view?.decision?.do === 'fail' && view.pair.source) return view.decision.refusal;
  }
  return null;
}

function versionOf(row: Row | null): string | null {
  return row === null ? null : printed(row.version);
}
