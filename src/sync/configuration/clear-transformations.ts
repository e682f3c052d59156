import type { Tx } from '../../platform/database/db';
import type { TransformationRuleStore } from '../transformation/transformation-rule.store';
import type { MappingEditStore } from './mapping-edit.store';
import type { MappingRef, OpenMappings } from './open-mapping';

/** Takes the transformations off all field mappings of a table mapping (T-19). */
export class ClearTransformations {
  constructor(
    private readonly open: OpenMappings,
    private readonly edits: MappingEditStore,
    private readonly rules: TransformationRuleStore,
  ) {}

  /** Clears them and says how many field mappings had one. */
  async run(tx: Tx, ref: MappingRef): Promise<{ mappingId: string; cleared: number }> {
    const { mapping } = await this.open.byName(tx, ref);
    const cleared = await this.rules.clearOf(tx, mapping.id);
    if (cleared > 0) await this.edits.update(tx, mapping.id, {});
    return { mappingId: mapping.id, cleared };
  }
}
