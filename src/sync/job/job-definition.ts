import type { MappingSet } from '../mapping/mapping-set';
import type { JobHold } from './job.entity';
import type { JobKindName } from './job-kinds';

/** One recurring job that a kind wants to exist. */
export interface JobSubject {
  /** Tells the jobs of a kind apart; `''` where there is one only. */
  readonly key: string;
  /** The table mapping it is about. */
  readonly mappingId: string | null;
  /** Why it may not run now; null: it may. One that a setting does not want is made when the setting first does. */
  readonly hold: Exclude<JobHold, 'PERSON'> | null;
  /** Category of its own; absent: the kind's (J-7). */
  readonly category?: string | null;
}

/** What is fixed for all jobs of a kind. */
export interface JobDefinition {
  readonly kind: JobKindName;
  /** Jobs of one category never run at the same time; null: it may run beside anything (J-7). */
  readonly category: string | null;
  /** Of a recurring job that is made; null: as its table mapping says, else 30. */
  readonly intervalMinutes: number | null;
  /** How long a recurring job sleeps after an execution that found nothing to do; null: as its mapping says, or it never sleeps. */
  readonly inactivityMinutes: number | null;
  /** After so many failures in a row it gives up, unless the connection was at fault (J-2). */
  readonly maxAttempts: number;
  /** The recurring jobs of this kind as the configuration wants them now; none for a kind that is started on demand. */
  readonly subjects: (set: MappingSet) => readonly JobSubject[];
}

/** What the process knows of kinds; filled once, when it is composed. */
export class JobDefinitions {
  private readonly byKind = new Map<JobKindName, JobDefinition>();

  /** Adds a kind; each once. */
  add(definition: JobDefinition): void {
    if (this.byKind.has(definition.kind))
      throw new Error(`There are two definitions of the job kind ${definition.kind}.`);
    this.byKind.set(definition.kind, definition);
  }

  /** All kinds, in the order in which they were added. */
  list(): JobDefinition[] {
    return [...this.byKind.values()];
  }

  /** A kind; throws when nothing runs it. */
  get(kind: JobKindName): JobDefinition {
    const definition = this.byKind.get(kind);
    if (!definition) throw new Error(`Nothing runs jobs of the kind ${kind}.`);
    return definition;
  }
}
