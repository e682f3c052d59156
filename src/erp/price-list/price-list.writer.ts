import type { Tx } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { inTables } from '../common/key-followers';
import { inOrder, oneOf } from '../common/row-rules';
import { PriceStatus } from './price-list.options';

/** Writes price lists; their lines go with them. */
export class ErpPriceListWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('status', [PriceStatus.Draft, PriceStatus.Active, PriceStatus.Inactive]),
    inOrder('startingDate', 'endingDate'),
  ];
  protected override readonly followers = inTables(['erp.sales_setup'], 'default_price_list_code');

  constructor(tables: RecordTables) {
    super(tables.get('erp.price_list'), 'Price list', 'code');
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await tx.execute(
      `/* price-list-line.removeOfLists */ DELETE FROM erp.price_list_line l USING erp.price_list p
        WHERE p.id = ANY($1::uuid[]) AND l.price_list_code = p.code`,
      [ids],
    );
  }
}
