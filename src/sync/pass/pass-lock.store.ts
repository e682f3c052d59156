import type { DbSession } from '../../platform/database/session';

/**
 * Who may run a mapping. The locks belong to a connection, so that a process that dies frees them; no
 * row is locked and no lease has to be renewed.
 */
export class PassLockStore {
  /** Takes the mapping; false when somebody else has it (J-3). */
  tryMapping(session: DbSession, mappingId: string): Promise<boolean> {
    return take(session, `sync.pass.mapping/${mappingId}`);
  }

  /** Takes the category of a mapping; false when another mapping of it is being run (J-7). */
  tryCategory(session: DbSession, category: string): Promise<boolean> {
    return take(session, `sync.pass.category/${category}`);
  }

  /** Gives everything back that the connection has taken. */
  async releaseAll(session: DbSession): Promise<void> {
    await session.query('/* pass-lock.releaseAll */ SELECT pg_advisory_unlock_all()');
  }
}

async function take(session: DbSession, key: string): Promise<boolean> {
  const [row] = await session.query<{ taken: boolean }>(
    '/* pass-lock.take */ SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS taken',
    [key],
  );
  return row?.taken ?? false;
}
