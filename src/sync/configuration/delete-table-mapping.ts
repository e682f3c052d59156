import type { Tx } from '../../platform/database/db';
import type { BlueprintStore } from './blueprint.store';
import { deliveredFixed, mappingInUse } from './configuration.errors';
import type { MappingEditStore } from './mapping-edit.store';
import type { MappingRef, OpenMappings } from './open-mapping';

/** Removes a user-defined table mapping with its field rows and templates (T-5). */
export class DeleteTableMapping {
  constructor(
    private readonly open: OpenMappings,
    private readonly edits: MappingEditStore,
    private readonly blueprints: BlueprintStore,
  ) {}

  /**
   * Removes the mapping and returns its id; its definition stays unless it is to go too (T-27). Refused while
   * records are coupled through it, so that no coupling is left that nothing explains.
   */
  async run(tx: Tx, ref: MappingRef, withDefinition: boolean): Promise<string> {
    const { mapping, set } = await this.open.byName(tx, ref);
    if (!mapping.userDefined) {
      const remedy = 'Disable it instead (tableMappingUpdate).';
      throw deliveredFixed('Table mapping', mapping.name, remedy);
    }
    const coupled = await this.edits.countCouplings(tx, mapping.id);
    if (coupled > 0) throw mappingInUse(mapping.name, coupled);
    const dependents = set.all.filter((each) => each.dependsOn.includes(mapping.name));
    for (const { id, dependsOn } of dependents) {
      await this.edits.update(tx, id, {
        dependsOn: dependsOn.filter((name) => name !== mapping.name),
      });
    }
    await this.edits.delete(tx, mapping.id);
    if (withDefinition) await this.blueprints.delete(tx, mapping.name);
    return mapping.id;
  }
}
