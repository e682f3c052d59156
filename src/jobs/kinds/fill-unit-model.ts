import type { FillUnitModel } from '../../documents/unit-model/fill-unit-model';
import type { JobKind } from '../job-kind';
import { onDemand } from '../recurrence';

/** Fills the model of units that was switched to, once the connection is on (6.5). */
export function fillUnitModel(fill: FillUnitModel): JobKind {
  return {
    kind: 'UNIT_GROUP_UPGRADE',
    category: null,
    intervalMinutes: null,
    inactivityMinutes: null,
    maxAttempts: 2,
    subjects: onDemand,
    run: ({ actor }) => fill.run(actor),
  };
}
