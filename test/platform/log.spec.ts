import { createLog } from '../../src/platform/log';

function logged(level: string, write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level, format: 'json' }, { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

function databaseError(): Error {
  return Object.assign(
    new Error('duplicate key value violates unique constraint "uq_customer_number"'),
    {
      code: '23505',
      constraint: 'uq_customer_number',
      table: 'customer',
      detail: 'Key (email)=(ann@example.com) already exists.',
      parameters: ['Ann Example'],
      query: `INSERT INTO erp.customer VALUES ('Ann Example')`,
    },
  );
}

describe('the log', () => {
  it('masks secrets wherever they stand', () => {
    const line = logged('info', (log) => {
      log.info(
        { password: 'hush', connection: { token: 'hush', deep: { clientSecret: 'hush' } } },
        'x',
      );
      log.error({
        err: new Error('cannot reach postgres://tandem:hush@10.0.0.1/db with Bearer hush'),
      });
    });
    expect(line).not.toContain('hush');
    expect(line).toContain('postgres://tandem:***@10.0.0.1/db');
  });

  it('keeps a value that the database cannot read out of its complaint', () => {
    const complaint = Object.assign(new Error('invalid input syntax for type integer: "Ann"'), {
      code: '22P02',
    });
    expect(logged('info', (log) => log.error({ err: complaint }, 'failed'))).not.toContain('Ann');
    expect(logged('debug', (log) => log.error({ err: complaint }, 'failed'))).toContain('Ann');
  });

  it('keeps the values of rows out of an error of the database, and says which rule broke', () => {
    const line = logged('info', (log) => log.error({ err: databaseError() }, 'failed'));
    expect(line).not.toMatch(/ann@example|Ann Example/);
    expect(JSON.parse(line)).toMatchObject({
      level: 'error',
      msg: 'failed',
      err: { code: '23505', constraint: 'uq_customer_number', table: 'customer' },
    });
  });

  it('tells the detail when asked for with the level debug', () => {
    expect(logged('debug', (log) => log.error({ err: databaseError() }))).toContain(
      'ann@example.com',
    );
  });

  it('follows causes', () => {
    const error = new Error('outer', { cause: new Error('inner') });
    expect(logged('info', (log) => log.error({ err: error }))).toContain('inner');
  });
});
