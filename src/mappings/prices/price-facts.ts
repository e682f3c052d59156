import type { Db } from '../../platform/database/db';
import type { PriceModel } from './price-model';

/** What there is to know of a price on its way to the CRM. */
export interface PriceFacts {
  readonly id: string;
  /** Code of its list. */
  readonly list: string;
  /** Null: local currency. */
  readonly currency: string | null;
  readonly assetType: number;
  readonly assetNo: string;
  /** Item or resource; null when there is none of that number. */
  readonly assetId: string | null;
  /** Its product; null when it is not coupled. */
  readonly productId: string | null;
  /** The unit of the price, else the base unit. */
  readonly unitCode: string | null;
  /** The item or resource still has that unit. */
  readonly unitExists: boolean;
  /** The CRM unit; null when it is not known. */
  readonly unitId: string | null;
  /** The one price of its list, product and unit that applies today (PR-9). */
  readonly applies: boolean;
  /** The CRM list; null when the list is not coupled. */
  readonly listId: string | null;
  /** Its list is coupled, or may be. */
  readonly listOffered: boolean;
}

/** Id of a table mapping by its name, as SQL. */
export function mappingNamed(name: string): string {
  return `(SELECT id FROM sync.table_mapping WHERE name = '${name}')`;
}

const TODAY = `current_setting('tandem.now')::timestamptz::date`;

// By itself, so that it is looked up record by record also where the server believes that there are hardly any couplings.
function counterpart(alias: string, erpId: string, ofItems: string, ofResources: string): string {
  return `LEFT JOIN LATERAL (SELECT k.crm_id FROM sync.coupling k WHERE k.erp_id = ${erpId}
        AND k.mapping_id = CASE a.type WHEN 10 THEN ${mappingNamed(ofItems)} ELSE ${mappingNamed(ofResources)} END OFFSET 0) ${alias} ON true`;
}

// The unit itself is coupled while unit groups are mapped; else its code stands for a group of one unit.
const UNIT_OF = {
  groups: `${counterpart('ku', 'coalesce(iu.id, ru.id)', 'ITEM UOM', 'RESOURCE UOM')}
           LEFT JOIN crm.uom u ON u.id = ku.crm_id`,
  codes: `LEFT JOIN erp.unit_of_measure m ON m.code = unit.code
          LEFT JOIN sync.coupling ku ON ku.erp_id = m.id AND ku.mapping_id = ${mappingNamed('UNIT OF MEASURE')}
          LEFT JOIN crm.uom u ON u.uom_schedule_id = ku.crm_id AND u.is_schedule_base_uom`,
};

// The wanted prices come first and by themselves: joined with what they refer to at once, a server that has not analyzed
// the tables since a load reads all prices for every batch of 500, 260 ms of 50,000 instead of 20.
function wantedPrices({ list, assetNo, holds, lines }: PriceModel, ofPairs: boolean): string {
  if (!ofPairs) return `SELECT l.* FROM ${lines.table} l WHERE ${holds} AND ${list} = ANY($1)`;
  return `SELECT l.* FROM (SELECT DISTINCT w.list, w.no FROM unnest($1::text[], $2::text[]) AS w (list, no)) w
    CROSS JOIN LATERAL (SELECT l.* FROM ${lines.table} l WHERE ${holds} AND ${list} = w.list AND ${assetNo} = w.no OFFSET 0) l`;
}

/**
 * Reads the prices of lists with everything they refer to, in their order and in one statement; with numbers only those
 * of the item or resource that stands at the same place as the list. Without the pairs a batch of 500 prices out of ten
 * lists would read 5,000. Of prices that would be the same line of a CRM price list the one that
 * applies today counts, the newest first; a price of a variant is not that of the product.
 */
export function priceFacts(
  db: Db,
  model: PriceModel,
  { lists, assetNos = null }: { lists: readonly string[]; assetNos?: readonly string[] | null },
  unitGroups: boolean,
): Promise<PriceFacts[]> {
  const { list, assetType, assetNo, sequence, offered, headers, lines } = model;
  return db.query<PriceFacts & Record<string, unknown>>(
    `/* price.facts.${lines.table} */ WITH l AS MATERIALIZED (${wantedPrices(model, assetNos !== null)})
     SELECT l.id, a.list, l.currency_code AS currency, a.type AS "assetType", a.no AS "assetNo",
            coalesce(i.id, r.id) AS "assetId", p.id AS "productId", unit.code AS "unitCode",
            coalesce(iu.id, ru.id) IS NOT NULL AS "unitExists", u.id AS "unitId",
            valid.today AND row_number() OVER (PARTITION BY a.list, a.type, a.no, unit.code, valid.today
              ORDER BY l.minimum_quantity, l.starting_date DESC NULLS LAST, ${sequence} DESC) = 1 AS applies,
            kh.crm_id AS "listId", kh.id IS NOT NULL OR coalesce(${offered}, false) AS "listOffered"
       FROM l
       CROSS JOIN LATERAL (SELECT ${list} AS list, ${assetType} AS type, ${assetNo} AS no) a
       LEFT JOIN erp.item i ON a.type = 10 AND i.number = a.no
       LEFT JOIN erp.resource r ON a.type = 30 AND r.number = a.no
       CROSS JOIN LATERAL (SELECT coalesce(l.unit_of_measure_code, i.base_unit_of_measure, r.base_unit_of_measure) AS code) unit
       CROSS JOIN LATERAL (SELECT l.variant_code IS NULL AND coalesce(l.starting_date <= ${TODAY}, true)
              AND coalesce(l.ending_date >= ${TODAY}, true) AS today) valid
       ${counterpart('kp', 'coalesce(i.id, r.id)', 'ITEM-PRODUCT', 'RESOURCE-PRODUCT')}
       LEFT JOIN crm.product p ON p.id = kp.crm_id
       LEFT JOIN erp.item_unit_of_measure iu ON iu.item_no = i.number AND iu.code = unit.code
       LEFT JOIN erp.resource_unit_of_measure ru ON ru.resource_no = r.number AND ru.code = unit.code
       ${unitGroups ? UNIT_OF.groups : UNIT_OF.codes}
       LEFT JOIN ${headers.table} h ON h.code = a.list
       LEFT JOIN sync.coupling kh ON kh.erp_id = h.id AND kh.mapping_id = ${mappingNamed(headers.mapping)}
      ORDER BY a.list, ${sequence}`,
    assetNos === null ? [[...new Set(lists)]] : [lists, assetNos],
  );
}
