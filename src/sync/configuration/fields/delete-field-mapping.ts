import type { Tx } from '../../../platform/database/db';
import { deliveredFixed } from '../configuration.errors';
import type { BlueprintStore } from '../blueprint.store';
import type { MappingEditStore } from '../mapping-edit.store';
import type { OpenMappings } from '../open-mapping';
import type { FieldRef } from './update-field-mapping';

/** Removes a user-defined field row; delivered ones are switched off instead. */
export class DeleteFieldMapping {
  constructor(
    private readonly open: OpenMappings,
    private readonly store: MappingEditStore,
    private readonly blueprints: BlueprintStore,
  ) {}

  /** Removes the row and returns the id of its table mapping. */
  async run(tx: Tx, ref: FieldRef): Promise<string> {
    const opened = await this.open.ofField(tx, ref.id, ref.version ?? null);
    const row = opened.fields.find((field) => field.id === ref.id);
    if (row && !row.userDefined) {
      const name = `${row.erpField ?? row.constantValue ?? ''}/${row.crmField ?? row.constantValue ?? ''}`;
      throw deliveredFixed('Field mapping', name, 'Disable it instead (fieldMappingUpdate).');
    }
    await this.store.deleteFields(tx, [ref.id]);
    await this.store.update(tx, opened.mapping.id, {});
    if (opened.mapping.userDefined) {
      const left = opened.fields.filter((field) => field.id !== ref.id);
      await this.blueprints.saveFields(tx, opened.mapping.name, left);
    }
    return opened.mapping.id;
  }
}
