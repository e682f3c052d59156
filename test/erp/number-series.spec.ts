import { DrawNumbers } from '../../src/erp/number-series/draw-numbers';
import { codesOf, Erp } from './erp';

describe('number series', () => {
  let erp: Erp;
  const drawNumbers = new DrawNumbers();
  const draw = (seriesCode: string, count: number): Promise<string[]> =>
    erp.run((tx) => drawNumbers.run(tx, { seriesCode, count, date: '2026-08-22' }));

  beforeAll(async () => {
    erp = await Erp.create();
  });
  afterAll(() => erp.drop());

  it('gives ten writers at once numbers without gaps or repeats', async () => {
    await erp.given('erp.number_series', { code: 'RACE', startingNo: '101001' });
    const drawn = (await Promise.all(Array.from({ length: 10 }, () => draw('RACE', 3)))).flat();
    expect([...drawn].sort()).toEqual(
      Array.from({ length: 30 }, (_, index) => String(101001 + index)),
    );
  });

  it('gives the numbers of a failed transaction again', async () => {
    await erp.given('erp.number_series', { code: 'UNDO', startingNo: 'U01' });
    const failed = erp.run(async (tx) => {
      await drawNumbers.run(tx, { seriesCode: 'UNDO', count: 2, date: '2026-08-22' });
      throw new Error('no');
    });
    await expect(failed).rejects.toThrow('no');
    expect(await draw('UNDO', 1)).toEqual(['U01']);
  });

  it('passes over numbers that were entered by hand', async () => {
    await erp.given('erp.number_series', { code: 'TAKEN', startingNo: 'T01' });
    await erp.insert('erp.vendor', { number: 'T01' }, { number: 'T02' }, { number: 'T04' });
    const usedIn = [{ table: 'erp.vendor', column: 'number' }];
    const drawn = await erp.run((tx) =>
      drawNumbers.run(tx, { seriesCode: 'TAKEN', count: 2, date: '2026-08-22', usedIn }),
    );
    expect(drawn).toEqual(['T03', 'T05']);
  });

  it('refuses a series that has too few numbers left, and takes none', async () => {
    await erp.given('erp.number_series', { code: 'SHORT', startingNo: 'S1', endingNo: 'S3' });
    await expect(draw('SHORT', 4)).rejects.toMatchObject({ code: 'NUMBER_SERIES_EXHAUSTED' });
    expect(await draw('SHORT', 3)).toEqual(['S1', 'S2', 'S3']);
  });

  it('refuses a series that does not exist', async () => {
    await expect(draw('NOWHERE', 1)).rejects.toMatchObject({ code: 'NUMBER_SERIES_NOT_FOUND' });
  });

  it('refuses a number entered by hand where the series forbids it', async () => {
    const [series] = await erp.list('erp.number_series', "t.code = 'ITEM'");
    await erp.update('erp.number_series', String(series?.id), { manualNos: false });
    const result = await erp.insert('erp.item', { number: 'MINE' }, { description: 'Theirs' });
    expect(codesOf(result)).toEqual(['MANUAL_NUMBER_REFUSED']);
    expect([...(result.rows?.values() ?? [])].map((row) => row.number)).toEqual(['1000']);
  });

  it('refuses a series without digits', async () => {
    const result = await erp.insert('erp.number_series', { code: 'BAD', startingNo: 'ABC' });
    expect(codesOf(result)).toEqual(['INVALID_INPUT']);
  });
});
