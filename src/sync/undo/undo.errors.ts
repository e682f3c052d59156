import type { RowValue } from '../../platform/database/record-table';
import { INTEGRATION } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import { printed } from '../engine/fields/value-kind';

/** There is no run of that id. */
export function runNotFound(runId: string): Refusal {
  return new Refusal('RUN_NOT_FOUND', `There is no run ${runId}.`, {
    field: 'runId',
    remedy: 'Look the run up (syncRuns) and pass an existing one.',
    data: { runId },
  });
}

/** The run is still at work, so what it writes is not known yet. */
export function runNotFinished(runId: string): Refusal {
  return new Refusal('RUN_NOT_FINISHED', `The run ${runId} is still in process.`, {
    field: 'runId',
    remedy: 'Wait until it has ended, then undo it.',
    data: { runId },
  });
}

/** The run was taken back wholly before. */
export function runAlreadyUndone(runId: string, undoRunId: string): Refusal {
  return new Refusal('RUN_ALREADY_UNDONE', `The run ${runId} was undone by run ${undoRunId}.`, {
    field: 'runId',
    remedy: `Nothing is left to do. To have its writes back, undo the undo (syncRunUndo with run ${undoRunId}).`,
    data: { runId, undoRunId },
  });
}

/** A field does not hold any more what the run wrote, so the value before it is not put back. */
export function fieldChangedSince(
  record: string,
  field: string,
  values: { before: RowValue; written: RowValue; now: RowValue; modifiedBy: string },
): Refusal {
  const { before, written, now, modifiedBy } = values;
  return new Refusal(
    'CHANGED_SINCE',
    `${field} of ${record} was "${printed(written)}" after the run and is "${printed(now)}" now; it was not put back to "${printed(before)}".`,
    {
      field,
      remedy: `Decide by hand which value is right; ${modifiedBy} wrote the record last.`,
      data: { before, written, value: now, modifiedBy },
    },
  );
}

/** A record that the run created was written since, so it is not removed. */
export function recordChangedSince(
  record: string,
  fields: readonly string[],
  modifiedBy: string,
): Refusal {
  const what = fields.length === 0 ? '' : ` (${fields.join(', ')})`;
  return new Refusal(
    'CHANGED_SINCE',
    `${record} was written by ${modifiedBy} since the run created it${what}; it stays.`,
    {
      field: fields[0],
      remedy:
        modifiedBy === INTEGRATION
          ? 'A later run wrote it: undo that one first (the syncHistory of the record names it), then this one again.'
          : 'Uncouple it (couplingDelete) and remove it by hand if it is not wanted.',
      data: { fields, modifiedBy },
    },
  );
}

/** A record that the run created has lines or prices that people added. */
export function recordExtended(record: string, table: string): Refusal {
  return new Refusal(
    'RECORD_IN_USE',
    `${record} stays, as people added or changed records below it (${table}).`,
    { remedy: 'Remove those first, then undo the run again.', data: { table } },
  );
}

/** A record that the run changed is gone, so nothing can be put back. */
export function recordGone(record: string): Refusal {
  return new Refusal('RECORD_GONE', `${record} does not exist any more.`, {
    remedy: 'Nothing can be put back on it.',
  });
}

/** A coupling that the run made or removed cannot be put back, as its records are coupled otherwise now. */
export function couplingChangedSince(record: string, couplingId: string): Refusal {
  return new Refusal(
    'COUPLING_TAKEN',
    `The coupling of ${record} was not put back: a record of the pair is coupled otherwise now.`,
    {
      remedy: 'Remove that coupling first (couplingDelete), then undo the run again.',
      data: { couplingId },
    },
  );
}

/** A document or one of its lines was written since, so nothing of it is put back. */
export function documentChangedSince(
  record: string,
  fields: readonly string[],
  modifiedBy: string,
): Refusal {
  return new Refusal(
    'CHANGED_SINCE',
    `${record} was written since the run (${fields.slice(0, 10).join(', ')}); all of it stays as it is.`,
    {
      field: 'lines',
      remedy:
        modifiedBy === INTEGRATION
          ? 'A later run or posting wrote it. Undo a later run first (the syncHistory of the order names it), then this one again.'
          : `Decide by hand what is right; ${modifiedBy} wrote it last.`,
      data: { fields, modifiedBy },
    },
  );
}
