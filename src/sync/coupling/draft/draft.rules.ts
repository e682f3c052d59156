import type { Refusal } from '../../../platform/errors/refusal';
import { goes, type PassDirection, type Side } from '../../mapping/direction';
import type { LiveMapping } from '../../mapping/live-mapping';
import { directionNotAllowed } from '../../mapping/mapping.errors';
import { alreadyCoupled, notSupportedForOrders } from '../coupling.errors';

/** What a person chose in the dialog; what is left out takes its default. */
export interface DraftChoices {
  readonly createNew?: boolean | null;
  readonly initialSync?: 'NONE' | PassDirection | null;
}

/** The coupling that the record has already. */
export interface PresentCoupling {
  /** The record as a person names it, such as `Customer 10000`. */
  readonly record: string;
  readonly couplingId: string;
}

/** The choices as they count, and why one of them cannot be. */
export interface SettledChoices {
  readonly createNewAllowed: boolean;
  readonly createNew: boolean;
  readonly initialSync: 'NONE' | PassDirection;
  readonly fixed: boolean;
  readonly refusal: Refusal | null;
}

/**
 * Settles the choices of the coupling dialog: a new record is made only for one that is not coupled, and only
 * where the mapping writes to that side; it is filled from the record the dialog starts from (1.3, C-10, C-13).
 */
export function choicesOf(
  mapping: LiveMapping,
  startFrom: Side,
  present: PresentCoupling | null,
  { createNew, initialSync }: DraftChoices,
): SettledChoices {
  const outward: PassDirection = startFrom === 'ERP' ? 'TO_CRM' : 'FROM_CRM';
  const coupled = present !== null;
  const allowed = !coupled && goes(mapping.direction, outward) && !mapping.definition.lines;
  // Orders that travel both ways are created on the other side, never coupled by hand.
  const fixed = mapping.variant === 'bidirectional';
  if (fixed) return fixedChoices(mapping, { allowed, outward, createNew });
  if (createNew && allowed)
    return { createNewAllowed: true, createNew: true, initialSync: outward, fixed, refusal: null };
  const sync = initialSync ?? (coupled ? 'NONE' : suggested(mapping));
  return {
    createNewAllowed: allowed,
    createNew: false,
    initialSync: sync,
    fixed,
    refusal: createNew ? notCreatable(mapping, outward, present) : impossible(mapping, sync),
  };
}

function impossible(mapping: LiveMapping, sync: 'NONE' | PassDirection): Refusal | null {
  return sync === 'NONE' || goes(mapping.direction, sync)
    ? null
    : directionNotAllowed(mapping.name, mapping.direction, sync);
}

function suggested(mapping: LiveMapping): PassDirection {
  return mapping.direction === 'FROM_CRM' ? 'FROM_CRM' : 'TO_CRM';
}

function notCreatable(
  mapping: LiveMapping,
  outward: PassDirection,
  present: PresentCoupling | null,
): Refusal {
  return present
    ? alreadyCoupled(present.record, present.couplingId)
    : directionNotAllowed(mapping.name, mapping.direction, outward);
}

function fixedChoices(
  mapping: LiveMapping,
  state: {
    allowed: boolean;
    outward: PassDirection;
    createNew: boolean | null | undefined;
  },
): SettledChoices {
  const create = state.allowed;
  return {
    createNewAllowed: create,
    createNew: create,
    initialSync: create ? state.outward : 'NONE',
    fixed: true,
    refusal: create && state.createNew === false ? notSupportedForOrders(mapping.name) : null,
  };
}
