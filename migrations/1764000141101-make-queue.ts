import type { MigrationInterface, QueryRunner } from 'typeorm';
import PgBoss from 'pg-boss';

// The package brings its tables as one text with a transaction of its own; a migration has one already.
function tablesOfThePackage(): string {
  return PgBoss.getConstructionPlans('queue').replace(/^\s*BEGIN;|COMMIT;\s*$/g, '');
}

const QUEUE_OF_JOBS = `
SELECT queue.create_queue('job', '{"policy":"standard","retryLimit":3,"retryDelay":5,"expireInSeconds":82800,"retentionMinutes":20160}');
`;

/** Makes the schema of the queue, as its package wants it, and the queue through which jobs are woken. */
export class MakeQueue1764000141101 implements MigrationInterface {
  readonly name = 'MakeQueue1764000141101';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tablesOfThePackage());
    await runner.query(QUEUE_OF_JOBS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP SCHEMA queue CASCADE');
  }
}
