import { randomUUID } from 'node:crypto';
import { copyRows } from '../../src/platform/database/copy-rows';
import { startApi, type TestApi } from '../support/api';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

const table = () => api.composition.tables.get('erp.customer');
const copy = (rows: Record<string, string | boolean | object | null>[]) =>
  api.composition.unitOfWork.run((tx) => copyRows(tx, table(), rows), { actor: 'loader' });

describe('loading rows by COPY', () => {
  it('keeps every character of a text, blanks, flags and structured values', async () => {
    const [one, two] = [randomUUID(), randomUUID()];
    const name = 'a\tb\nc\rd\\e\\N "quoted" åß漢😀';
    const written = await copy([
      { id: one, number: 'A', name, privacyBlocked: true, userFields: { note: 'x\ny\\z' } },
      { id: two, number: 'B', city: null },
    ]);
    expect(written).toBe(2);
    const rows = await table().rowsByIds(api.composition.db, [one, two]);
    expect(rows.get(one)).toMatchObject({
      number: 'A',
      name,
      privacyBlocked: true,
      userFields: { note: 'x\ny\\z' },
      creditLimitLcy: '0',
      modifiedBy: 'loader',
      modifiedAt: '2026-08-22T09:30:00Z',
    });
    expect(rows.get(two)).toMatchObject({
      number: 'B',
      name: null,
      city: null,
      privacyBlocked: false,
      userFields: {},
    });
  });

  it('writes none of the rows when one breaks a rule of the table, and the connection goes on', async () => {
    const id = randomUUID();
    await expect(
      copy([
        { id, number: 'C' },
        { id: randomUUID(), number: 'C' },
      ]),
    ).rejects.toMatchObject({ code: '23505' });
    expect((await table().rowsByIds(api.composition.db, [id])).size).toBe(0);
    expect(await copy([{ id, number: 'C' }])).toBe(1);
  });

  it('writes nothing when there is nothing to write', async () => {
    expect(await copy([])).toBe(0);
  });
});
