import { JOB_KINDS } from '../../../sync/job/job-kinds';
import { apiEnum } from '../../common/lists/filter.inputs';

const names = Object.fromEntries(Object.keys(JOB_KINDS).map((kind) => [kind, kind])) as {
  readonly [kind in keyof typeof JOB_KINDS]: kind;
};

/** What a job does. */
export const JobKind = apiEnum(names, 'JobKind', 'What a job does.', JOB_KINDS);

/** Where a job stands. */
export const JobStatus = apiEnum(
  {
    READY: 'READY',
    IN_PROCESS: 'IN_PROCESS',
    ERROR: 'ERROR',
    ON_HOLD: 'ON_HOLD',
    ON_HOLD_INACTIVE: 'ON_HOLD_INACTIVE',
    WAITING: 'WAITING',
    FINISHED: 'FINISHED',
  } as const,
  'JobStatus',
  'Where a job stands.',
  {
    READY: 'It runs at its hour; after a failure it tries again.',
    IN_PROCESS: 'It is running.',
    ERROR: 'It gave up after its attempts; a person restarts it with jobRestart.',
    ON_HOLD: 'It does not run until it is released; the hold reason says who holds it.',
    ON_HOLD_INACTIVE: 'It found nothing to do and sleeps until its hour, or until it is woken.',
    WAITING: 'It is due, but another job of its category runs, or one that it must come after.',
    FINISHED: 'It has done its work; only jobs that run once finish.',
  },
);

/** Who holds a job. */
export const JobHoldReason = apiEnum(
  { PERSON: 'PERSON', CONNECTION: 'CONNECTION', SETTING: 'SETTING' } as const,
  'JobHoldReason',
  'Who holds a job.',
  {
    PERSON: 'A person paused it; jobResume releases it.',
    CONNECTION: 'The connection is switched off; switching it on releases the job.',
    SETTING:
      'Its setting or its table mapping is switched off; switching that on releases the job.',
  },
);

/** How an execution ended. */
export const JobOutcome = apiEnum(
  { SUCCESS: 'SUCCESS', ERROR: 'ERROR', STOPPED: 'STOPPED' } as const,
  'JobOutcome',
  'How an execution of a job ended.',
  {
    SUCCESS: 'It came to its end; single records may have failed, see the counts.',
    ERROR: 'It failed as a whole; the error says why.',
    STOPPED:
      'It gave way: its process was told to end, or somebody else was at work on the same subject.',
  },
);
