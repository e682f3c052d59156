import type { Db } from '../../platform/database/db';

/** Reads the lists that an organization may extend. */
export class OptionValueStore {
  /** Values of each list; a list that nobody has described is missing. */
  async valuesBySets(db: Db, optionSets: readonly string[]): Promise<Map<string, Set<number>>> {
    const rows = await db.query<{ set: string; values: number[] }>(
      `/* crm.option_value.valuesBySets */
       SELECT option_set AS set, array_agg(value) AS values FROM crm.option_value
        WHERE option_set = ANY($1) GROUP BY option_set`,
      [optionSets],
    );
    return new Map(rows.map((row) => [row.set, new Set(row.values)]));
  }
}
