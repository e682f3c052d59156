import { Refusal } from '../../platform/errors/refusal';

/** Another process is at work on the mapping (J-3). */
export function runInProcess(mapping: string, runId: string | null): Refusal {
  return new Refusal('RUN_IN_PROCESS', `${mapping} is being synchronized already.`, {
    field: 'mappings',
    remedy: 'Wait until that run has ended (syncRun), then start again.',
    data: { mapping, runId },
  });
}

/** The record has left the filter of its mapping since it failed (SC-28). */
export function outOfScope(mapping: string, record: string): Refusal {
  return new Refusal('OUT_OF_SCOPE', `${record} is outside the filter of ${mapping} now.`, {
    remedy:
      'Change the record so that it is inside the filter, change the filter (tableMappingUpdate), or uncouple it (couplingDelete).',
    data: { mapping, record },
  });
}

/** The engine could not cope with a record; the others of the run are not concerned (S-14). */
export function unexpectedFailure(record: string, error: unknown): Refusal {
  const reason = error instanceof Error ? error.message : String(error);
  return new Refusal('UNEXPECTED_FAILURE', `${record} could not be synchronized: ${reason}`, {
    remedy: 'Nothing of it was written. The log says more; tell the people who run the hub.',
    data: { record, reason },
    cause: error,
  });
}

/** Another process has taken over the run; what this one had in hand is rolled back. */
export class RunLost extends Error {
  constructor(runId: string) {
    super(`Another process has taken over the run ${runId}.`);
    this.name = 'RunLost';
  }
}
