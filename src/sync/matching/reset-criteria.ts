import type { Tx } from '../../platform/database/db';
import type { MappingEditStore } from '../configuration/mapping-edit.store';
import type { MappingRef, OpenMappings } from '../configuration/open-mapping';

/** Takes the criteria off all field mappings of a table mapping; their priorities stay (C-27). */
export class ResetCriteria {
  constructor(
    private readonly open: OpenMappings,
    private readonly edits: MappingEditStore,
  ) {}

  /** Resets them and says how many field mappings had one. */
  async run(tx: Tx, ref: MappingRef): Promise<{ mappingId: string; reset: number }> {
    const { mapping } = await this.open.byName(tx, ref);
    const reset = await this.edits.resetCriteria(tx, mapping.id);
    if (reset > 0) await this.edits.update(tx, mapping.id, {});
    return { mappingId: mapping.id, reset };
  }
}
