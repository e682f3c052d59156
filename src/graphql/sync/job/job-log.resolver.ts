import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { JobCue, JobCueStore } from '../../../sync/job/log/job-cue.store';
import type { JobSettingsStore } from '../../../sync/job/log/job-settings.store';
import type { PurgeLogs } from '../../../sync/job/log/purge-logs';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import type { RequestContext } from '../../server/context';
import { JobCueResetInput, JobSettingsUpdateInput, LogPurgeInput } from './job.inputs';
import {
  JobCueResetPayload,
  JobCueType,
  JobSettingsType,
  JobSettingsUpdatePayload,
  LogPurgePayload,
} from './job.payloads';

const update = refuses(
  'Changes how fast changes wake jobs and how long logs are kept. Repeating it changes nothing more.',
);
const reset = refuses(
  'Sets the count of failed executions back: it starts from now, or from when a job that is still in error last became ready, so that what is not mended stays counted (J-19).',
);
const purge = refuses(
  'Removes runs with their errors, executions and finished jobs that are older than so many days (J-20). The runs that explain a pair or document that still fails stay; so does the journal.',
);

/** What this resolver calls. */
export interface JobLogVerbs {
  readonly db: Db;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly settings: JobSettingsStore;
  readonly cue: JobCueStore;
  readonly purge: PurgeLogs;
}

/** What jobs leave behind: the cue, how long logs are kept, and removing them. */
@Resolver()
export class JobLogResolver {
  constructor(private readonly verbs: JobLogVerbs) {}

  @Query(() => JobSettingsType, { description: 'Settings of jobs, and how long logs are kept.' })
  jobSettings() {
    return this.verbs.settings.get(this.verbs.db);
  }

  @Query(() => JobCueType, { description: 'What to look at first: failures of jobs and of pairs.' })
  async jobCue() {
    return shown(await this.verbs.cue.read(this.verbs.db));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => JobSettingsUpdatePayload, update)
  jobSettingsUpdate(
    @Arg('input', () => JobSettingsUpdateInput, { description: 'What to set.' })
    input: JobSettingsUpdateInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { settings, unitOfWork } = this.verbs;
    return answer(update, input, () =>
      unitOfWork.run(
        async (tx) => {
          await settings.update(tx, given(input));
          return { settings: await settings.get(tx) };
        },
        { actor },
      ),
    );
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => JobCueResetPayload, reset)
  jobCueReset(
    @Arg('input', () => JobCueResetInput, { description: 'The confirmation.' })
    input: JobCueResetInput,
    @Ctx() { actor }: RequestContext,
  ) {
    const { cue, unitOfWork, clock } = this.verbs;
    return answer(reset, input, () => {
      if (!input.seen) throw invalidInput('seen', 'Confirm with true.');
      return unitOfWork.run(
        async (tx) => {
          await cue.reset(tx, clock.now().toISOString());
          return { cue: shown(await cue.read(tx)) };
        },
        { actor },
      );
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => LogPurgePayload, purge)
  logPurge(
    @Arg('input', () => LogPurgeInput, { description: 'Up to where.' }) input: LogPurgeInput,
  ) {
    return answer(purge, input, async () => {
      const { runs, executions } = await this.verbs.purge.olderThan(input.olderThanDays);
      return { runs, executions };
    });
  }
}

function given(input: JobSettingsUpdateInput): Record<string, number> {
  const entries = Object.entries({ ...input }) as [string, number | null | undefined][];
  return Object.fromEntries(
    entries.flatMap(([name, value]) => (typeof value === 'number' ? [[name, value]] : [])),
  );
}

function shown(cue: JobCue): JobCueType {
  return { ...cue, message: `${cue.activeJobs} of ${cue.jobs} jobs are active.` };
}
