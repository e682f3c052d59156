import type { Tx } from '../../platform/database/db';

/** A column that holds another record's key without a foreign key, and so has to follow when it is renamed. */
export interface KeyFollower {
  /** Schema-qualified table. */
  table: string;
  column: string;
  /** Which rows mean this kind of record, where the column can mean several; refers to the table as `t`. */
  where?: string;
}

/** A key before and after. */
export interface Rename {
  before: string;
  after: string;
}

/** Lets columns follow renamed keys, one statement a column; keys that swap are no problem. */
export async function followRenames(
  tx: Tx,
  followers: readonly KeyFollower[],
  renames: readonly Rename[],
): Promise<void> {
  if (renames.length === 0) return;
  for (const { table, column, where } of followers) {
    await tx.execute(
      `/* ${table}.follow.${column} */ UPDATE ${table} t SET ${column} = r.after
         FROM json_to_recordset($1::json) AS r(before text, after text)
        WHERE t.${column} = r.before${where ? ` AND ${where}` : ''}`,
      [JSON.stringify(renames)],
    );
  }
}

/** The same column in several tables. */
export function inTables(tables: readonly string[], column: string, where?: string): KeyFollower[] {
  return tables.map((table) => ({ table, column, ...(where === undefined ? {} : { where }) }));
}

/** Tables of sales document headers. */
export const DOCUMENT_TABLES = [
  'erp.sales_quote',
  'erp.sales_order',
  'erp.sales_document_archive',
  'erp.sales_shipment',
  'erp.sales_invoice',
  'erp.sales_credit_memo',
] as const;

/** Tables of sales document lines. */
export const DOCUMENT_LINE_TABLES = [
  'erp.sales_quote_line',
  'erp.sales_order_line',
  'erp.sales_document_archive_line',
  'erp.sales_shipment_line',
  'erp.sales_invoice_line',
  'erp.sales_credit_memo_line',
] as const;
