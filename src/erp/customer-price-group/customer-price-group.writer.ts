import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { DOCUMENT_TABLES, inTables } from '../common/key-followers';

/** Writes customer price groups; their prices go with them. */
export class CustomerPriceGroupWriter extends ErpWriter {
  protected override readonly followers = [
    ...inTables(['erp.sales_price'], 'sales_code', 't.sales_type = 1'),
    ...inTables(['erp.price_list', 'erp.price_list_line'], 'source_no', 't.source_type = 12'),
    ...inTables(DOCUMENT_TABLES, 'customer_price_group'),
  ];

  constructor(tables: RecordTables) {
    super(tables.get('erp.customer_price_group'), 'Customer price group', 'code');
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* sales-price.removeOfGroups */ DELETE FROM erp.sales_price p USING erp.customer_price_group g
        WHERE g.id = ANY($1::uuid[]) AND p.sales_type = 1 AND p.sales_code = g.code`,
      [ids],
    );
  }
}
