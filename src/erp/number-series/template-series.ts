import type { Db } from '../../platform/database/db';

/** Tables whose new records take a number from a series, and so from the one that their template names (T-16). */
export const NUMBERED_TABLES: ReadonlySet<string> = new Set([
  'erp.contact',
  'erp.customer',
  'erp.item',
  'erp.opportunity',
  'erp.resource',
  'erp.vendor',
]);

/** Whether there is a number series of that code. */
export async function isNumberSeries(db: Db, code: string): Promise<boolean> {
  const rows = await db.query(
    '/* number-series.exists */ SELECT 1 FROM erp.number_series WHERE code = $1',
    [code],
  );
  return rows.length > 0;
}
