import { Refusal } from '../../platform/errors/refusal';
import type { Job } from './job.entity';

/** There is no such job. */
export function jobNotFound(id: string): Refusal {
  return new Refusal('JOB_NOT_FOUND', `There is no job ${id}.`, {
    field: 'id',
    remedy:
      'Choose one of the list (jobs). A finished job stays there for as long as jobSettings says.',
    data: { jobId: id },
  });
}

/** A one-off job that has done its work cannot be changed or run again. */
export function jobFinished(job: Job): Refusal {
  return new Refusal('JOB_FINISHED', `The job ${job.kind} has finished.`, {
    field: 'id',
    remedy: 'Ask for the same work again; that makes a new job.',
    data: { jobId: job.id, kind: job.kind },
  });
}

/** A job on hold does not run. */
export function jobOnHold(job: Job): Refusal {
  return new Refusal(
    'JOB_ON_HOLD',
    `The job ${job.kind} is on hold: ${REASONS[job.holdReason ?? 'PERSON']}.`,
    {
      field: 'id',
      remedy: REMEDIES[job.holdReason ?? 'PERSON'],
      data: { jobId: job.id, kind: job.kind, holdReason: job.holdReason },
    },
  );
}

/** Only a job that gave up is restarted. */
export function jobNotFailed(job: Job): Refusal {
  return new Refusal(
    'JOB_NOT_FAILED',
    `The job ${job.kind} has not given up; it is ${job.status}.`,
    {
      field: 'id',
      remedy: 'To have it run now, use jobRun.',
      data: { jobId: job.id, kind: job.kind, status: job.status },
    },
  );
}

const REASONS = {
  PERSON: 'a person paused it',
  CONNECTION: 'the connection is switched off',
  SETTING: 'a setting or its table mapping is switched off',
} as const;

const REMEDIES = {
  PERSON: 'Release it first (jobResume).',
  CONNECTION: 'Switch the connection on (connectionEnable).',
  SETTING: 'Switch on what it belongs to (salesSettingsUpdate or tableMappingUpdate).',
} as const;
