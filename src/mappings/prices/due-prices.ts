import { mappingNamed } from './price-facts';
import type { PriceModel } from './price-model';

/**
 * Prices of coupled lists whose turn has come or is over, as SQL (PR-9, mended): the one that applies today has no
 * counterpart yet, or another one still has it. Only what has dates is looked at.
 */
export function duePrices(model: PriceModel): string {
  const { list, assetType, assetNo, sequence, holds, headers, lines } = model;
  return `SELECT d.id FROM (
      SELECT l.id, kl.id AS coupling, valid.today AND row_number() OVER (PARTITION BY a.list, a.type, a.no, unit.code, valid.today
               ORDER BY l.minimum_quantity, l.starting_date DESC NULLS LAST, ${sequence} DESC) = 1 AS applies
        FROM ${lines.table} l
       CROSS JOIN LATERAL (SELECT ${list} AS list, ${assetType} AS type, ${assetNo} AS no) a
        JOIN ${headers.table} h ON h.code = a.list
        JOIN sync.coupling kh ON kh.erp_id = h.id AND kh.mapping_id = ${mappingNamed(headers.mapping)}
        LEFT JOIN erp.item i ON a.type = 10 AND i.number = a.no
        LEFT JOIN erp.resource r ON a.type = 30 AND r.number = a.no
       CROSS JOIN LATERAL (SELECT coalesce(l.unit_of_measure_code, i.base_unit_of_measure, r.base_unit_of_measure) AS code) unit
       CROSS JOIN LATERAL (SELECT l.variant_code IS NULL AND coalesce(l.starting_date <= {today}, true)
              AND coalesce(l.ending_date >= {today}, true) AS today) valid
        LEFT JOIN sync.coupling kl ON kl.erp_id = l.id AND kl.mapping_id = ${mappingNamed(lines.mapping)}
       WHERE ${holds} AND (a.list, a.no) IN (SELECT ${list}, ${assetNo} FROM ${lines.table} l
              WHERE l.starting_date IS NOT NULL OR l.ending_date IS NOT NULL)) d
     WHERE d.applies <> (d.coupling IS NOT NULL)`;
}
