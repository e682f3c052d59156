import type { Tx } from '../../../platform/database/db';
import { below } from '../../../platform/errors/below';
import { changesOf } from '../changes-of';
import { checkAlone, checkField, withOptionNumber } from './check-field';
import {
  fieldWarnings,
  mappingWarnings,
  type ConfigurationWarning,
} from '../configuration-warning';
import { effectWarnings } from './effect-warnings';
import { transformationOf } from './field-choices';
import { plainSettings, type FieldSettings } from './field-settings';
import type { MappingEditStore } from '../mapping-edit.store';
import type { OpenMapping, OpenMappings } from '../open-mapping';

/** Which row, and the version of its table mapping that the caller has seen; null: whatever is there. */
export interface FieldRef {
  id: string;
  version?: number | null;
}

/** The row that was changed, its table mapping, and what a person should know. */
export interface FieldUpdated {
  mappingId: string;
  fieldId: string;
  warnings: ConfigurationWarning[];
}

/** Changes a field row, delivered or user-defined; its two fields stay what they are. */
export class UpdateFieldMapping {
  constructor(
    private readonly open: OpenMappings,
    private readonly store: MappingEditStore,
  ) {}

  /**
   * Checks and saves. Saying what is so already changes nothing, not even the version. A refusal names its field
   * below `place`, where the request has the changes.
   */
  async run(
    tx: Tx,
    ref: FieldRef,
    settings: FieldSettings,
    place: string | null = 'changes',
  ): Promise<FieldUpdated> {
    const opened = await this.open.ofField(tx, ref.id, ref.version ?? null);
    return below(place, () => this.apply(tx, opened, ref, settings));
  }

  private async apply(
    tx: Tx,
    opened: OpenMapping,
    ref: FieldRef,
    settings: FieldSettings,
  ): Promise<FieldUpdated> {
    const before = opened.fields.find((field) => field.id === ref.id);
    if (!before) throw new Error(`Field mapping ${ref.id} vanished while it was changed.`);
    const after = withOptionNumber({ ...before, ...plainSettings(settings) }, opened.columns);
    await transformationOf(tx, after);
    checkField(after, opened.columns, before);
    const changes = changesOf(before, after);
    if (changes.enabled || changes.direction) {
      checkAlone(opened.mapping.name, after, opened.fields);
    }
    if (Object.keys(changes).length > 0) {
      await this.store.updateField(tx, ref.id, changes);
      await this.store.update(tx, opened.mapping.id, {});
    }
    const fields = opened.fields.map((field) => (field.id === ref.id ? after : field));
    const left = mappingWarnings(opened.mapping, fields).filter(
      (warning) => warning.code === 'NO_FIELD_LEFT',
    );
    const scope = { mapping: opened.mapping, settings: opened.set.settings };
    const effect = after.enabled || changes.direction ? effectWarnings(after, scope) : [];
    return {
      mappingId: opened.mapping.id,
      fieldId: ref.id,
      warnings: [
        ...fieldWarnings(after, opened.mapping, changes.enabled === true),
        ...effect,
        ...left,
      ],
    };
  }
}
