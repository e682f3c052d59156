import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { PauseJob } from '../../../sync/job/change/pause-job';
import type { RestartJob } from '../../../sync/job/change/restart-job';
import type { ResumeJob } from '../../../sync/job/change/resume-job';
import type { RunJobNow } from '../../../sync/job/change/run-job-now';
import type { UpdateJob } from '../../../sync/job/change/update-job';
import { answer, refuses, type Refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import type { RequestContext } from '../../server/context';
import { JobInput, JobUpdateInput } from './job.inputs';
import { JobPayload } from './job.payloads';

const pause = refuses(
  'Puts a job on hold until it is resumed; one that is running runs to its end. Repeating it changes nothing more.',
  'JOB_NOT_FOUND',
  'JOB_FINISHED',
);
const resume = refuses(
  'Releases a job that a person paused, that sleeps or that gave up; it runs at once. Where the connection or a setting does not want it, it stays on hold for that reason. Repeating it changes nothing more.',
  'JOB_NOT_FOUND',
  'JOB_FINISHED',
);
const runNow = refuses(
  'Has a job run now instead of at its hour; one that is running runs once more as soon as it has ended.',
  'JOB_NOT_FOUND',
  'JOB_FINISHED',
  'JOB_ON_HOLD',
);
const restart = refuses(
  'Starts a job again that has given up, with all its attempts.',
  'JOB_NOT_FOUND',
  'JOB_FINISHED',
  'JOB_NOT_FAILED',
);
const update = refuses(
  'Changes how often a job runs and whether changes wake it. Repeating it changes nothing more.',
  'JOB_NOT_FOUND',
  'JOB_FINISHED',
);

/** The verbs this resolver calls. */
export interface JobVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly pause: PauseJob;
  readonly resume: ResumeJob;
  readonly runNow: RunJobNow;
  readonly restart: RestartJob;
  readonly update: UpdateJob;
}

/** Changes single jobs. */
@Resolver()
export class JobResolver {
  constructor(private readonly verbs: JobVerbs) {}

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => JobPayload, pause)
  jobPause(
    @Arg('input', () => JobInput, { description: 'Which job.' }) input: JobInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(pause, input, context, (tx) => this.verbs.pause.run(tx, input.id));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => JobPayload, resume)
  jobResume(
    @Arg('input', () => JobInput, { description: 'Which job.' }) input: JobInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(resume, input, context, (tx) => this.verbs.resume.run(tx, input.id));
  }

  @CallableBy('USER')
  @Mutation(() => JobPayload, runNow)
  jobRun(
    @Arg('input', () => JobInput, { description: 'Which job.' }) input: JobInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(runNow, input, context, (tx) => this.verbs.runNow.run(tx, input.id));
  }

  @CallableBy('USER')
  @Mutation(() => JobPayload, restart)
  jobRestart(
    @Arg('input', () => JobInput, { description: 'Which job.' }) input: JobInput,
    @Ctx() context: RequestContext,
  ) {
    return this.changed(restart, input, context, (tx) => this.verbs.restart.run(tx, input.id));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => JobPayload, update)
  jobUpdate(
    @Arg('input', () => JobUpdateInput, { description: 'Which job, and what to set.' })
    input: JobUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    const { id, intervalMinutes, inactivityMinutes, maxAttempts, wakes } = input;
    const changes = {
      ...(intervalMinutes !== undefined && { intervalMinutes }),
      ...(inactivityMinutes !== undefined && { inactivityMinutes }),
      ...(typeof maxAttempts === 'number' && { maxAttempts }),
      ...(typeof wakes === 'boolean' && { wakes }),
    };
    return this.changed(update, input, context, (tx) => this.verbs.update.run(tx, id, changes));
  }

  private changed(
    declared: Refuses,
    input: JobInput,
    { actor }: RequestContext,
    work: (tx: Tx) => Promise<void>,
  ) {
    return answer(declared, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => {
          await work(tx);
          return { job: input.id };
        },
        { actor },
      ),
    );
  }
}
