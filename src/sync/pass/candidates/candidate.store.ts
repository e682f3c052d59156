import type { DbSession } from '../../../platform/database/session';
import type { Candidate } from '../pass';
import type { Statement } from './candidate-sql';

const CURSOR = 'pass_candidates';

/**
 * Reads candidates ahead while batches are written. The cursor is held by the connection: the set is read
 * once, in one sort, and stays what it is however many changes the run makes (S-11/4), without a
 * transaction that stays open meanwhile. Reading it page by page instead would sort again for every page,
 * as a load writes any number of records in one transaction.
 */
export class CandidateStore {
  /** Opens the candidates of a phase; one phase at a time on a connection. */
  async open(session: DbSession, { sql, values }: Statement): Promise<CandidateReader> {
    await session.query('/* pass.candidates.begin */ BEGIN READ ONLY');
    try {
      // All rows will be read, so the plan that is cheapest for all is wanted, not the one that starts first.
      await session.query('/* pass.candidates.plan */ SET LOCAL cursor_tuple_fraction = 1');
      await session.query(
        `/* pass.candidates.open */ DECLARE ${CURSOR} CURSOR WITH HOLD FOR ${sql}`,
        [...values],
      );
      await session.query('COMMIT');
    } catch (error) {
      await session.query('ROLLBACK');
      throw error;
    }
    return new CandidateReader(session);
  }
}

/** Pages of candidates, each read once. */
export class CandidateReader {
  constructor(private readonly session: DbSession) {}

  /** The next candidates; an empty page is the end. */
  next(size: number): Promise<Candidate[]> {
    return this.session.query<Candidate & Record<string, unknown>>(
      `/* pass.candidates.next */ FETCH FORWARD ${Math.trunc(size)} FROM ${CURSOR}`,
    );
  }

  /** Gives the cursor back; one that is lost with its connection is gone already. */
  async close(): Promise<void> {
    await this.session.query(`/* pass.candidates.close */ CLOSE ${CURSOR}`).catch(() => undefined);
  }
}
