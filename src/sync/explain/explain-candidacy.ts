import type { Row } from '../../platform/database/record-table';
import { printed } from '../engine/fields/value-kind';
import { printFilter } from '../filters/print-filter';
import { destinationOf, sourceOf } from '../mapping/direction';
import type { SettlingPolicy } from '../mapping/mapping-definition';
import type { ExplainedPass, Steps } from './explanation';
import type { PairScene } from './explain-pair';

const CANDIDATE = 'Does the next run look at the pair?';
const CHANGES_IT =
  'Another deletionPolicy (tableMappingUpdate), couplingRestore or couplingDelete would change it.';

/** Whether a run looks at a pair at all (S-11, S-12); null when it does. */
export function candidacy(steps: Steps, scene: PairScene): ExplainedPass | null {
  const { source, destination } = scene.view.pair;
  const side = sourceOf(steps.direction);
  if (!source || !destination) {
    const gone = source ? 'counterpart' : `${side} record`;
    const left = source !== null || destination !== null;
    if (left && scene.coupling.deletionSettledBy !== null) return settledDeletion(steps, scene);
    steps.pass('S-11, S-31', CANDIDATE, `Yes: the ${gone} is gone.`);
    return null;
  }
  const { decision } = scene.view;
  if (decision?.do === 'fail' && decision.refusal.code === 'COUNTERPART_MERGED') {
    steps.pass('D-7', CANDIDATE, 'Yes: the CRM record was merged into another one.');
    return null;
  }
  return changedOrFailed(steps, scene, source) ?? insideAndEligible(steps, scene, source);
}

const CARRIED_OUT: Record<SettlingPolicy, string> = {
  IGNORE: 'left the pair as it was',
  DEACTIVATE: 'deactivated the record that is left',
};

// A pair whose deletion a policy was carried out for already: runs come back to it for a reason only.
function settledDeletion(steps: Steps, scene: PairScene): ExplainedPass | null {
  const { coupling, mapping } = scene;
  const { deletionSettledBy: by, deletionSettledAt: at } = coupling;
  if (by === null) return null;
  const done = `the deletion policy ${by} ${CARRIED_OUT[by]}${at === null ? '' : ` at ${at}`}`;
  const chosen = mapping.deletionPolicy;
  if (answersNow(scene)) {
    const answer = `Yes: ${done}, but the mapping goes by ${chosen} now.`;
    steps.pass('S-20, S-31', CANDIDATE, answer);
    return null;
  }
  const survivor = scene.view.pair.source
    ? sourceOf(steps.direction)
    : destinationOf(steps.direction);
  const then = `Only when the ${survivor} record that is left changes, or the one that is gone is there again`;
  if (survivor !== sourceOf(steps.direction)) {
    const answer = `No: ${done}. ${then}; this direction has nothing to read. ${CHANGES_IT}`;
    return steps.stop('S-20, S-31', CANDIDATE, answer, 'NOT_LOOKED_AT');
  }
  steps.pass('S-20, S-31', CANDIDATE, `${then}: ${done}. ${CHANGES_IT}`);
  return null;
}

// A policy chosen since that asks for something else is carried out by the next run, whatever changed.
function answersNow({ coupling, mapping, view }: PairScene): boolean {
  switch (mapping.deletionPolicy) {
    case 'REMOVE_COUPLING':
      return true;
    case 'RESTORE':
      return view.pair.source !== null;
    case 'DEACTIVATE':
      return coupling.deletionSettledBy !== 'DEACTIVATE';
    default:
      return false;
  }
}

function changedOrFailed(steps: Steps, scene: PairScene, source: Row): ExplainedPass | null {
  const { coupling } = scene;
  const toCrm = steps.direction === 'TO_CRM';
  const stamp = toCrm ? coupling.erpVersion : coupling.crmVersion;
  const result = toCrm ? coupling.lastResultToCrm : coupling.lastResultFromCrm;
  const side = sourceOf(steps.direction);
  const version = printed(source.version);
  if (result === 'FAILURE')
    steps.pass('S-11/1', CANDIDATE, `Yes, first of all: ${failure(scene)} and is tried again.`);
  else if (stamp === null)
    steps.pass('S-12, C-7', CANDIDATE, 'Yes: both sides have never been found to agree.');
  else if (version === stamp) {
    const since = coupling.lastSyncedAt ? ` at ${coupling.lastSyncedAt}` : '';
    const answer = `No: the ${side} record is at version ${version}, as it was when both sides last agreed${since}.`;
    return steps.stop('S-12', CANDIDATE, answer, 'NOT_LOOKED_AT');
  } else {
    const who = printed(source.modifiedBy);
    const answer = `Yes: the ${side} record was written by ${who} since (version ${version}, agreed was ${stamp}).`;
    steps.pass('S-12', CANDIDATE, answer);
  }
  return null;
}

function insideAndEligible(
  steps: Steps,
  { mapping, mappings, look, view }: PairScene,
  source: Row,
): ExplainedPass | null {
  const side = sourceOf(steps.direction);
  const filter = side === 'ERP' ? mapping.erpFilter : mapping.crmFilter;
  const inside = `Is the record inside the ${side} filter of ${mapping.name}?`;
  if (!mappings.covers(mapping, side, source)) {
    const answer = `No (${printFilter(filter)}). It is marked as out of scope and waits there until it changes.`;
    return steps.stop('S-8, S-11', inside, answer, 'LEFT_ALONE');
  }
  steps.pass('S-8, S-11', inside, filter.length === 0 ? 'Yes: there is none.' : 'Yes.');
  const eligible = 'Does a rule of the mapping keep it out?';
  if (view.decision === null)
    return steps.stop('S-13', eligible, 'Yes. It is ignored.', 'LEFT_ALONE');
  const answer = look.batch.behaviour.eligible ? 'No.' : 'No: there is no such rule.';
  steps.pass('S-13', eligible, answer);
  return null;
}

function failure({ coupling }: PairScene): string {
  const times = coupling.failureCount === 1 ? 'once' : `${coupling.failureCount} times in a row`;
  return `its last attempt failed with ${coupling.failureCode ?? 'an error'} (${times})`;
}
