import type { SideCounts } from './side-counts';

/** What a full synchronization advises for a mapping (F-3). */
export type Recommendation = 'FULL' | 'COUPLE' | 'NO_RECORDS';

/** What a line is to do: as recommended, as a person chose, or nothing. */
export type LineChoice = Recommendation | 'LEAVE_OUT';

/** Both sides have records: couple them first. One side has: create the counterparts. None: nothing to do. */
export function recommendationFor({ erp, crm }: Pick<SideCounts, 'erp' | 'crm'>): Recommendation {
  if (erp === 0 && crm === 0) return 'NO_RECORDS';
  return erp > 0 && crm > 0 ? 'COUPLE' : 'FULL';
}

/** Whether a line with this choice has something to run. */
export function runs(choice: LineChoice): boolean {
  return choice === 'FULL' || choice === 'COUPLE';
}
