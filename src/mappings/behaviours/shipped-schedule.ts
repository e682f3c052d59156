import type { Db } from '../../platform/database/db';
import {
  recommendationFor,
  type Recommendation,
} from '../../sync/full-synchronization/review/recommendation';
import type { SideCounts } from '../../sync/full-synchronization/review/side-counts';

/** A CRM comes with one unit group, so one does not count as records of its own (F-3). */
export async function recommendsByGroups(
  db: Db,
  { erp, crm }: SideCounts,
): Promise<Recommendation> {
  const groups = await db.query('/* unit-group.some */ SELECT 1 FROM crm.uom_schedule LIMIT 2');
  return recommendationFor({ erp, crm: groups.length > 1 ? crm : 0 });
}
