import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';

/** What became of one CRM document. */
export interface ConvertedDocument<T> {
  readonly id: string;
  readonly outcome: T | Refusal;
}

/** How documents of a kind are converted. */
export interface BatchVerbs<T> {
  /** Converts documents in one transaction; an outcome each. */
  readonly attempt: (
    session: EngineSession,
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, T | Refusal>>;
  /** Remembers why a document could not be converted, after everything of it was rolled back. */
  readonly remember: (session: EngineSession, id: string, refusal: Refusal) => Promise<void>;
}

/** So many documents share a transaction as long as nothing goes wrong. */
const BATCH = 100;

/**
 * Converts many documents, each for itself (OC-54): a refused one does not hold up the others, and where a
 * transaction of several breaks, each is tried in its own.
 */
export class ConvertInBatches {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sessions: EngineSessions,
  ) {}

  /** Converts the documents and says what became of each, in their order. */
  async run<T>(
    ids: readonly string[],
    actor: string,
    verbs: BatchVerbs<T>,
  ): Promise<ConvertedDocument<T>[]> {
    const done: ConvertedDocument<T>[] = [];
    const broken: unknown[] = [];
    for (let start = 0; start < ids.length; start += BATCH)
      done.push(
        ...(await this.batch(ids.slice(start, start + BATCH), {
          actor,
          verbs,
          broken,
        })),
      );
    if (broken.length > 0) throw broken[0];
    return done;
  }

  private async batch<T>(ids: readonly string[], work: Work<T>): Promise<ConvertedDocument<T>[]> {
    try {
      return await this.attempt(ids, work);
    } catch (error) {
      const [only] = ids;
      if (only === undefined) return [];
      if (ids.length > 1) {
        const done: ConvertedDocument<T>[] = [];
        for (const id of ids) done.push(...(await this.batch([id], work)));
        return done;
      }
      if (error instanceof Refusal) return [await this.refused(only, error, work)];
      // The documents behind it are converted all the same; the first such error is thrown at the end.
      work.broken.push(error);
      return [];
    }
  }

  private attempt<T>(
    ids: readonly string[],
    { actor, verbs }: Work<T>,
  ): Promise<ConvertedDocument<T>[]> {
    return this.unitOfWork.run(
      (tx) =>
        this.sessions.within(tx, async (session) => {
          const outcomes = await verbs.attempt(session, ids);
          return ids.flatMap((id) => {
            const outcome = outcomes.get(id);
            return outcome === undefined ? [] : [{ id, outcome }];
          });
        }),
      { actor },
    );
  }

  private async refused<T>(
    id: string,
    refusal: Refusal,
    { actor, verbs }: Work<T>,
  ): Promise<ConvertedDocument<T>> {
    if (OF_THE_WHOLE.has(refusal.code)) return { id, outcome: refusal };
    await this.unitOfWork.run(
      (tx) => this.sessions.bookkeeping(tx, (session) => verbs.remember(session, id, refusal)),
      { actor },
    );
    return { id, outcome: refusal };
  }
}

// Says nothing of the document.
const OF_THE_WHOLE = new Set(['CONNECTION_DISABLED', 'TABLE_NOT_MAPPED']);

interface Work<T> {
  readonly actor: string;
  readonly verbs: BatchVerbs<T>;
  readonly broken: unknown[];
}
