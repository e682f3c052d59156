import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import { deliveredMapping, tableMappingOf } from '../mapping/delivered-mapping';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import { deliveredFields } from '../mapping/install-mappings';
import type { MappingDefinition } from '../mapping/mapping-definition';
import type { TableMapping } from '../mapping/table-mapping.entity';
import type { SalesSettingsStore } from '../settings/sales-settings.store';
import type { TemplateStore } from '../template/template.store';
import type { Blueprint } from './blueprint.store';
import { changesOf } from './changes-of';
import { mappingNotFound } from './configuration.errors';
import type { MappingStores } from './create-table-mapping';
import { compareConfigurations, type ConfigurationChange } from './document/compare-configurations';
import type { ReadConfiguration } from './document/configuration-document';
import { checkFingerprint } from './document/import-configuration';

/** What is reset, and how. */
export interface ResetRequest {
  /** Names of table mappings; null: all, and the settings that the reset of all takes back (T-21). */
  mappings: readonly string[] | null;
  /** User-defined field rows of delivered mappings stay; otherwise they go. */
  keepUserDefined: boolean;
  /** Fingerprint of the configuration that the caller has seen; null: whatever is there. */
  fingerprint?: string | null;
}

/** What a reset writes through. */
export interface ResetStores extends MappingStores {
  readonly templates: TemplateStore;
  readonly settings: SalesSettingsStore;
}

/**
 * Brings table mappings back to what was delivered, or to the definition of a user-defined one (T-21, T-22).
 * Only on request: neither an installation nor enabling the connection does it (T-23). Couplings stay.
 */
export class ResetMappings {
  constructor(
    private readonly stores: ResetStores,
    private readonly read: ReadConfiguration,
    private readonly definitions: readonly MappingDefinition[],
  ) {}

  /** Resets, and says what changed; run it in a transaction that is rolled back to see what it would do. */
  async run(tx: Tx, request: ResetRequest): Promise<ConfigurationChange[]> {
    const now = await this.stores.mappings.lockInstallation(tx);
    const before = await this.read.run(tx);
    checkFingerprint(before, request.fingerprint ?? null);
    const blueprints = await this.stores.blueprints.list(tx);
    const present = await this.stores.mappings.list(tx);
    for (const [at, name] of (request.mappings ?? []).entries())
      if (!blueprints.has(name) && !present.some((row) => row.name === name))
        throw mappingNotFound(name, null, {
          field: `mappings.${at}`,
          known: [...present.map((row) => row.name), ...blueprints.keys()],
        });
    const chosen = (name: string) => request.mappings?.includes(name) ?? true;
    for (const [at, definition] of this.definitions.entries()) {
      const row = present.find(
        (each) => each.name === definition.name && each.variant === (definition.variant ?? ''),
      );
      if (!row || !chosen(row.name)) continue;
      const target = { ...row, ...tableMappingOf(definition, at + 1, now), id: row.id };
      await this.delivered(tx, row, { definition, target, keep: request.keepUserDefined });
    }
    for (const [name, blueprint] of blueprints)
      if (chosen(name))
        await this.userDefined(tx, blueprint, present.find((row) => row.name === name) ?? null);
    if (request.mappings === null) {
      // The default price list is looked up again by its name; no second one is made.
      await this.stores.settings.update(tx, { defaultPriceListId: null });
    }
    return compareConfigurations(before, await this.read.run(tx));
  }

  private async delivered(
    tx: Tx,
    row: TableMapping,
    to: { definition: MappingDefinition; target: TableMapping; keep: boolean },
  ): Promise<void> {
    const delivered = deliveredMapping(to.target);
    const changes = changesOf(row, { ...row, ...delivered, delivered });
    const fields = deliveredFields(to.definition).map((field) => ({ ...field, mappingId: row.id }));
    const fieldsChanged = await this.fields(tx, row.id, fields, to.keep);
    const templates = await this.clearTemplates(tx, row.id);
    if (fieldsChanged || templates || Object.keys(changes).length > 0) {
      await this.stores.edits.update(tx, row.id, changes);
    }
  }

  private async userDefined(
    tx: Tx,
    { mapping, fields }: Blueprint,
    row: TableMapping | null,
  ): Promise<void> {
    if (!row) {
      await this.stores.mappings.insertMissing(tx, [mapping]);
      await this.stores.mappings.insertFields(tx, fields);
      return;
    }
    const { id, version, modifiedAt } = row;
    const changes = changesOf(row, { ...row, ...mapping, id, version, modifiedAt });
    const own = fields.map((field) => ({ ...field, mappingId: row.id }));
    const fieldsChanged = await this.fields(tx, row.id, own, false);
    const templates = await this.clearTemplates(tx, row.id);
    if (fieldsChanged || templates || Object.keys(changes).length > 0) {
      await this.stores.edits.update(tx, row.id, changes);
    }
  }

  // Rows are made anew in the order of the catalogue; equal ones are left as they are.
  private async fields(
    tx: Tx,
    mappingId: string,
    wanted: readonly FieldMapping[],
    keep: boolean,
  ): Promise<boolean> {
    const { edits, mappings } = this.stores;
    const present = await edits.fieldsOf(tx, mappingId);
    const kept = keep ? present.filter((row) => row.userDefined) : [];
    const same =
      present.length === wanted.length + kept.length &&
      wanted.every((row, at) => {
        const found = present[at];
        if (!found) return false;
        const { id, position } = found;
        return Object.keys(changesOf(found, { ...found, ...row, id, position })).length === 0;
      });
    if (same) return false;
    const keptIds = new Set(kept.map((row) => row.id));
    const gone = present.filter((row) => !keptIds.has(row.id)).map((row) => row.id);
    await edits.deleteFields(tx, gone);
    await edits.clearPositions(tx, mappingId);
    const fresh = wanted.map((row) => (keptIds.has(row.id) ? { ...row, id: randomUUID() } : row));
    await mappings.insertFields(tx, fresh);
    await edits.reorder(
      tx,
      [...fresh, ...kept].map((row) => row.id),
    );
    return true;
  }

  private async clearTemplates(tx: Tx, mappingId: string): Promise<boolean> {
    const { templates } = this.stores;
    const uses = await templates.offered(tx, mappingId);
    for (const side of ['ERP', 'CRM'] as const)
      if (uses.some((use) => use.side === side))
        await templates.replaceUses(tx, mappingId, side, []);
    return uses.length > 0;
  }
}
