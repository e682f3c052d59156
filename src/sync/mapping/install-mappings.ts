import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import { changesOf } from '../configuration/changes-of';
import { checkAlone } from '../configuration/fields/check-field';
import type { MappingEditStore } from '../configuration/mapping-edit.store';
import { customised, mergedDefaults } from '../configuration/merged-defaults';
import { Refusal } from '../../platform/errors/refusal';
import type { SalesSettingsStore } from '../settings/sales-settings.store';
import type { InstallRules } from '../transformation/install-rules';
import {
  deliveredField,
  deliveredMapping,
  fieldKeys,
  fieldMappingOf,
  mappingId,
  tableMappingOf,
} from './delivered-mapping';
import type { FieldMapping } from './field-mapping.entity';
import type { MappingDefinition } from './mapping-definition';
import type { TableMapping } from './table-mapping.entity';
import type { TableMappingStore } from './table-mapping.store';

/** What an installation writes through. */
export interface InstallationStores {
  readonly mappings: TableMappingStore;
  readonly edits: MappingEditStore;
  readonly settings: SalesSettingsStore;
}

/**
 * Brings the delivered catalogue into the database: what is missing is added; of what is there, a property moves
 * to a new default only where it still has the old one (T-23), so nothing a person changed is lost. Mappings that
 * a setting excludes are installed too; they are active while their setting holds.
 */
export class InstallMappings {
  constructor(
    private readonly stores: InstallationStores,
    private readonly rules: InstallRules,
    private readonly definitions: readonly MappingDefinition[],
  ) {}

  /** Installs the catalogue and returns how many table mappings were added. */
  async run(tx: Tx): Promise<number> {
    const { mappings, settings } = this.stores;
    const now = await mappings.lockInstallation(tx);
    await settings.ensure(tx);
    await this.rules.run(tx);
    const rows = this.definitions.map((definition, at) => tableMappingOf(definition, at + 1, now));
    const added = await mappings.insertMissing(
      tx,
      rows.map((row) => ({ ...row, delivered: deliveredMapping(row) })),
    );
    const fresh = this.definitions.filter((definition) => added.has(mappingId(definition)));
    await mappings.insertFields(tx, fresh.flatMap(deliveredFields));
    const present = new Map((await mappings.list(tx)).map((row) => [keyOf(row), row]));
    for (const [at, definition] of this.definitions.entries()) {
      const row = present.get(`${definition.name}/${definition.variant ?? ''}`);
      const target = rows[at];
      if (!row || !target || added.has(row.id) || row.userDefined) continue;
      await this.update(tx, row, { definition, target: { ...row, ...target, id: row.id } });
    }
    return added.size;
  }

  private async update(
    tx: Tx,
    row: TableMapping,
    { definition, target }: { definition: MappingDefinition; target: TableMapping },
  ): Promise<void> {
    const { edits } = this.stores;
    const delivered = deliveredMapping(target);
    const merged = mergedDefaults<TableMapping>(row, row.delivered, delivered);
    // What no administrator may change follows the catalogue in any case.
    const { position, erpTable, crmTable } = target;
    const fixed = changesOf({ ...row }, { ...row, position, erpTable, crmTable });
    const fieldsChanged = await this.updateFields(tx, row, definition);
    if (merged || fieldsChanged || Object.keys(fixed).length > 0) {
      await edits.update(tx, row.id, { ...fixed, ...merged, ...(merged && { delivered }) });
    }
  }

  private async updateFields(
    tx: Tx,
    { id, name }: TableMapping,
    definition: MappingDefinition,
  ): Promise<boolean> {
    const { edits, mappings } = this.stores;
    const present = await edits.fieldsOf(tx, id);
    const own = fieldKeys(present.filter((row) => !row.userDefined));
    const wanted = fieldKeys(deliveredFields(definition));
    const order: string[] = [];
    const fresh: FieldMapping[] = [];
    let changed = false;
    for (const [key, offered] of wanted) {
      const row = own.get(key);
      const target = withFreeId(offered, present);
      order.push(row?.id ?? target.id);
      if (!row) fresh.push(withoutClash(name, { ...target, mappingId: id }, present));
      else changed = (await this.updateField(tx, row, target)) || changed;
    }
    const dropped = [...own].filter(([key]) => !wanted.has(key)).map(([, row]) => row);
    for (const row of dropped) order.push(...(await this.drop(tx, row)));
    order.push(...present.filter((row) => row.userDefined).map((row) => row.id));
    changed ||= fresh.length > 0 || dropped.length > 0;
    if (changed) {
      await edits.clearPositions(tx, id);
      await mappings.insertFields(tx, fresh);
      await edits.reorder(tx, order);
    }
    return changed;
  }

  private async updateField(tx: Tx, row: FieldMapping, target: FieldMapping): Promise<boolean> {
    const delivered = deliveredField(target);
    const merged = mergedDefaults<FieldMapping>(row, row.delivered, delivered);
    if (!merged) return false;
    const changes = excludesNothing({ ...row, ...merged }) ? merged : {};
    await this.stores.edits.updateField(tx, row.id, { ...changes, delivered });
    return true;
  }

  // A row that is delivered no more goes; one that a person changed stays as theirs.
  private async drop(tx: Tx, row: FieldMapping): Promise<string[]> {
    if (customised(row, row.delivered).length === 0 && row.delivered !== null) {
      await this.stores.edits.deleteFields(tx, [row.id]);
      return [];
    }
    await this.stores.edits.updateField(tx, row.id, { userDefined: true, delivered: null });
    return [row.id];
  }
}

/** The field rows of a definition as they are delivered, with what was delivered beside them. */
export function deliveredFields(definition: MappingDefinition): FieldMapping[] {
  return definition.fields.map((field, at) => {
    const row = fieldMappingOf(definition, field, at + 1);
    return { ...row, delivered: deliveredField(row) };
  });
}

function keyOf({ name, variant }: { name: string; variant: string }): string {
  return `${name}/${variant}`;
}

function excludesNothing(row: FieldMapping): boolean {
  return !(row.notNull && (row.clearOnFailedSync || row.onFailure === 'CLEAR'));
}

// Ids follow the place in the catalogue, which another row may have had before.
function withFreeId(row: FieldMapping, present: readonly FieldMapping[]): FieldMapping {
  return present.some((each) => each.id === row.id) ? { ...row, id: randomUUID() } : row;
}

// A new row that writes what a person's own row writes already arrives switched off.
function withoutClash(
  mapping: string,
  row: FieldMapping,
  present: readonly FieldMapping[],
): FieldMapping {
  try {
    checkAlone(mapping, row, present);
    return row;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ...row, enabled: false };
  }
}
