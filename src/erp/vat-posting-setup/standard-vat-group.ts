import type { Db } from '../../platform/database/db';

/**
 * The product posting group of the standard VAT rate, which is the highest there is; null while no VAT is
 * set up. New products take it, so that they can be sold at once.
 */
export async function standardVatGroup(db: Db): Promise<string | null> {
  const [row] = await db.query<{ group: string }>(
    `/* vat-posting-setup.standardGroup */ SELECT vat_prod_posting_group AS "group" FROM erp.vat_posting_setup
      ORDER BY vat_percent DESC, vat_prod_posting_group LIMIT 1`,
  );
  return row?.group ?? null;
}
