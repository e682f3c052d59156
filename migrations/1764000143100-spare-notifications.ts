import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * PostgreSQL lets commits that notify go one by one, each as long as the disk takes: 200 a second stood in line for
 * most of a second. So writers notify only when nobody is looking anyway. A server that looks every few
 * milliseconds holds this lock meanwhile; a writer that cannot share it keeps quiet.
 */
const UP = `
CREATE FUNCTION sync.wake_live(payload text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF pg_try_advisory_lock_shared(hashtextextended('sync.live.awake', 0)) THEN
    PERFORM pg_advisory_unlock_shared(hashtextextended('sync.live.awake', 0));
    PERFORM pg_notify('tandem_changed', payload);
  END IF;
END $$;
`;

const CALL = `PERFORM pg_notify('tandem_changed', woken.id::text);`;
const SPARING_CALL = `PERFORM sync.wake_live(woken.id::text);`;

/** Spares writers the notification of those who are awake. */
export class SpareNotifications1764000143100 implements MigrationInterface {
  readonly name = 'SpareNotifications1764000143100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(UP);
    await rewrite(runner, CALL, SPARING_CALL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewrite(runner, SPARING_CALL, CALL);
    await runner.query('DROP FUNCTION sync.wake_live(text)');
  }
}

// The function that notes changes stays what it is but for how it wakes.
async function rewrite(runner: QueryRunner, from: string, to: string): Promise<void> {
  const [row] = (await runner.query(
    `SELECT pg_get_functiondef('sync.note_changed_rows()'::regprocedure) AS text`,
  )) as { text: string }[];
  if (!row?.text.includes(from)) throw new Error('sync.note_changed_rows is not as it was made.');
  await runner.query(row.text.replace(from, to));
}
