import type { ClassType } from 'type-graphql';
import { JobLogResolver } from '../../graphql/sync/job/job-log.resolver';
import { JobResolver } from '../../graphql/sync/job/job.resolver';
import type { Clock } from '../../platform/clock';
import type { Db } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { PauseJob } from '../../sync/job/change/pause-job';
import { RestartJob } from '../../sync/job/change/restart-job';
import { ResumeJob } from '../../sync/job/change/resume-job';
import { RunJobNow } from '../../sync/job/change/run-job-now';
import { UpdateJob } from '../../sync/job/change/update-job';
import { JobCueStore } from '../../sync/job/log/job-cue.store';
import type { JobDesk } from './jobs';

/** The API's doors to jobs. */
export function jobResolvers(
  ground: { readonly db: Db; readonly unitOfWork: UnitOfWork; readonly clock: Clock },
  desk: JobDesk,
): Map<ClassType, object> {
  const parts = { jobs: desk.store, calendar: desk.calendar, arrange: desk.arrange };
  return new Map<ClassType, object>([
    [
      JobResolver as ClassType,
      new JobResolver({
        unitOfWork: ground.unitOfWork,
        pause: new PauseJob(parts),
        resume: new ResumeJob(parts),
        runNow: new RunJobNow(parts),
        restart: new RestartJob(parts),
        update: new UpdateJob(parts),
      }),
    ],
    [
      JobLogResolver as ClassType,
      new JobLogResolver({
        ...ground,
        settings: desk.settings,
        cue: new JobCueStore(),
        purge: desk.purge,
      }),
    ],
  ]);
}
