import { Refusal } from '../../platform/errors/refusal';

/** Archived orders are told to the CRM in two-way mode only (B-26). */
export function twoWayDisabled(): Refusal {
  return new Refusal('TWO_WAY_DISABLED', 'Orders do not travel both ways.', {
    remedy: 'Set orderIntegration to TWO_WAY (salesSettingsUpdate).',
  });
}
