import type { Tx } from '../../platform/database/db';
import { numberSeriesExhausted, numberSeriesNotFound } from './number-series.errors';
import { numbersFrom, type SeriesState } from './number-series.rules';

/** Which numbers are wanted. */
export interface DrawNumbersInput {
  seriesCode: string;
  count: number;
  /** Day of the draw, YYYY-MM-DD. */
  date: string;
  /** Tables the numbers are for; a number one of them has already, entered by hand, is passed over. */
  usedIn?: readonly NumberedTable[];
}

/** A table and its column of numbers, as the database names them. */
export interface NumberedTable {
  table: string;
  column: string;
}

interface SeriesRow extends SeriesState {
  id: string;
}

const LARGEST_BATCH = 10_000;

/**
 * Draws the next numbers of a series, without gaps and without repeats: the series' row stays locked until
 * the transaction ends, and a transaction that fails gives its numbers back.
 */
export class DrawNumbers {
  /** The numbers, in order; all of them or a refusal. */
  async run(tx: Tx, input: DrawNumbersInput): Promise<string[]> {
    if (input.count <= 0) return [];
    const series = await this.lock(tx, input.seriesCode);
    const drawn: string[] = [];
    let { lastNoUsed } = series;
    let batch = input.count;
    while (drawn.length < input.count) {
      const candidates = numbersFrom({ ...series, lastNoUsed }, batch);
      if (candidates.length === 0) throw numberSeriesExhausted(input.seriesCode, series.endingNo);
      const used = await usedNumbers(tx, candidates, input.usedIn ?? []);
      for (const number of candidates) {
        if (drawn.length === input.count) break;
        lastNoUsed = number;
        if (!used.has(number)) drawn.push(number);
      }
      // Whole ranges may be taken by numbers entered by hand: look further ahead each time.
      batch = Math.min(batch * 4, LARGEST_BATCH);
    }
    await this.advance(tx, series.id, lastNoUsed, input.date);
    return drawn;
  }

  private async lock(tx: Tx, seriesCode: string): Promise<SeriesRow> {
    const [series] = await tx.prepared<SeriesRow>(
      'number-series.lock',
      `/* number-series.lock */ SELECT id, starting_no AS "startingNo", ending_no AS "endingNo",
              last_no_used AS "lastNoUsed", increment_by_no AS "incrementByNo"
         FROM erp.number_series WHERE code = $1 FOR UPDATE`,
      [seriesCode],
    );
    if (!series) throw numberSeriesNotFound(seriesCode);
    return series;
  }

  private async advance(
    tx: Tx,
    id: string,
    lastNoUsed: string | null,
    date: string,
  ): Promise<void> {
    await tx.prepared(
      'number-series.advance',
      `/* number-series.advance */ UPDATE erp.number_series
          SET last_no_used = $2, last_date_used = GREATEST(last_date_used, $3::date) WHERE id = $1`,
      [id, lastNoUsed, date],
    );
  }
}

async function usedNumbers(
  tx: Tx,
  numbers: readonly string[],
  tables: readonly NumberedTable[],
): Promise<Set<string>> {
  const used = new Set<string>();
  for (const { table, column } of tables) {
    const rows = await tx.query<{ number: string }>(
      `/* number-series.used */ SELECT ${column} AS number FROM ${table} WHERE ${column} = ANY($1::varchar[])`,
      [numbers],
    );
    for (const row of rows) used.add(row.number);
  }
  return used;
}
