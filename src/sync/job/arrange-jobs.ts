import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import type { LiveMappings } from '../mapping/live-mappings';
import type { JobCalendar } from './job-calendar';
import type { JobDefinition, JobDefinitions } from './job-definition';
import type { MappingSet } from '../mapping/mapping-set';
import type { JobStore, WantedJob } from './job.store';

/** A released job starts after this time (J-11). */
const RELEASE_MS = 1_000;

/**
 * Makes the recurring jobs what the configuration wants (J-4): missing ones are added, those that the connection or a
 * setting forbids are held, those that are allowed again are released. What a person changed of a job stays (K-7).
 */
export class ArrangeJobs {
  constructor(
    private readonly jobs: JobStore,
    private readonly mappings: LiveMappings,
    private readonly definitions: JobDefinitions,
    private readonly calendar: JobCalendar,
  ) {}

  /** Arranges all jobs. Repeating it changes nothing more. */
  async run(tx: Tx): Promise<void> {
    await this.jobs.lockArranging(tx);
    const set = await this.mappings.load(tx);
    const wanted = this.definitions.list().flatMap((definition) => jobsOf(definition, set));
    const now = this.calendar.now();
    const at = {
      now: now.toISOString(),
      next: new Date(now.getTime() + RELEASE_MS).toISOString(),
    };
    const made = await this.jobs.insertMissing(
      tx,
      wanted.filter(({ hold }) => hold !== 'SETTING'),
      at.now,
    );
    await this.jobs.hold(tx, wanted);
    await this.calendar.note(tx, [...made, ...(await this.jobs.release(tx, wanted, at))]);
  }
}

function jobsOf(definition: JobDefinition, set: MappingSet): WantedJob[] {
  const { kind, intervalMinutes, inactivityMinutes, maxAttempts } = definition;
  return definition.subjects(set).map((subject) => ({
    ...{ kind, intervalMinutes, inactivityMinutes, maxAttempts },
    ...subject,
    id: randomUUID(),
    category: subject.category === undefined ? definition.category : subject.category,
  }));
}
