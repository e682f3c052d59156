import type { Tx } from '../../platform/database/db';
import type { RecordWriter } from '../../platform/database/record-writer';
import { Refusal } from '../../platform/errors/refusal';
import { timeOrderedId } from '../../platform/time-ordered-id';

const ACTIVE = { isActive: true, isWallEnabled: true };

/** Has the CRM show posts about the records of an entity, on a wall of their own (B-18). */
export class ActivatePosts {
  constructor(private readonly configurations: RecordWriter) {}

  /** Activates the entity; repeating it changes nothing. What the CRM objects stands in nobody's way. */
  async run(tx: Tx, entityName: string): Promise<void> {
    try {
      await tx.savepoint(() => this.activate(tx, entityName));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }

  private async activate(tx: Tx, entityName: string): Promise<void> {
    const { table } = this.configurations;
    const [known] = await table.rowsBy(tx, 'entityName', [entityName]);
    if (known?.isActive === true && known.isWallEnabled === true) return;
    const { refused } = known
      ? await this.configurations.update(tx, [
          { id: String(known.id), version: null, changes: ACTIVE },
        ])
      : await this.configurations.insert(tx, [{ id: timeOrderedId(), entityName, ...ACTIVE }]);
    for (const refusal of refused.values()) throw refusal;
  }
}
