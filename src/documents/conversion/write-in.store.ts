import type { Db } from '../../platform/database/db';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { WriteInFacts } from './document-facts';

/** Finds what stands in the ERP for CRM lines without a product. */
export class WriteInStore {
  /** The item or resource that the settings name for lines without a product; null when they name none. */
  async find(
    db: Db,
    { writeInProductType, writeInProductNo }: SalesSettings,
  ): Promise<WriteInFacts | null> {
    if (writeInProductNo === null || writeInProductType === null) return null;
    const table = writeInProductType === 'ITEM' ? 'erp.item' : 'erp.resource';
    const [row] = await db.query<{ stocked: boolean; coupled: boolean }>(
      `/* conversion.writeIn */ SELECT ${writeInProductType === 'ITEM' ? 't.type = 0' : 'false'} AS stocked,
              EXISTS (SELECT 1 FROM sync.coupling k JOIN crm.product p ON p.id = k.crm_id WHERE k.erp_id = t.id) AS coupled
         FROM ${table} t WHERE t.number = $1`,
      [writeInProductNo],
    );
    return { exists: row !== undefined, stocked: false, coupled: false, ...row };
  }
}
