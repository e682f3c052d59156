import type { UnitOfWork } from '../platform/database/unit-of-work';
import type { EngineSession, EngineSessions } from '../sync/engine/session/engine-session';

/** What runs of the statistics stand on. */
export interface RunGround {
  readonly unitOfWork: UnitOfWork;
  readonly sessions: EngineSessions;
}

/** A run of the statistics, in batches of which each is a transaction of its own. */
export class StatisticsRun {
  private constructor(
    private readonly ground: RunGround,
    readonly actor: string,
    readonly id: string,
    readonly mappingId: string,
  ) {}

  /** Opens a run of a mapping; refuses while the connection or the mapping is switched off. */
  static async open(
    ground: RunGround,
    mappingName: string,
    {
      actor,
      scope,
      kind = 'STATISTICS',
    }: { actor: string; scope: object; kind?: 'STATISTICS' | 'SYNCHRONIZE' },
  ): Promise<StatisticsRun> {
    const { id, mappingId } = await ground.unitOfWork.run(
      (tx) =>
        ground.sessions.within(tx, async (session) => {
          const mapping = session.mappings.active(mappingName);
          const subject = { direction: 'TO_CRM', forced: true, scope } as const;
          const run = await session.startRun({ mapping, kind, ...subject });
          return { id: run, mappingId: mapping.id };
        }),
      { actor },
    );
    return new StatisticsRun(ground, actor, id, mappingId);
  }

  /** One batch of the run. */
  step<T>(work: (session: EngineSession) => Promise<T>): Promise<T> {
    const { unitOfWork, sessions } = this.ground;
    return unitOfWork.run((tx) => sessions.within(tx, work), { actor: this.actor });
  }

  /** Does the work and closes the run; one that cannot go on says why. */
  async finish<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      await this.step((session) => session.closeRun(this.id, {}));
      return result;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      const { unitOfWork, sessions } = this.ground;
      await unitOfWork.run((tx) => sessions.abandonRun(tx, this.id, message), {
        actor: this.actor,
      });
      throw error;
    }
  }
}

/** Parts of a list, each of at most so many. */
export function* chunksOf<T>(list: readonly T[], size: number): Generator<T[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
