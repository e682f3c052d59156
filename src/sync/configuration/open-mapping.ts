import type { Tx } from '../../platform/database/db';
import { recordNotFound, versionConflict } from '../../platform/errors/input.errors';
import type { SideColumns } from '../filters/side-columns';
import type { Side } from '../mapping/direction';
import type { FieldMapping } from '../mapping/field-mapping.entity';
import type { LiveMapping } from '../mapping/live-mapping';
import type { LiveMappings } from '../mapping/live-mappings';
import type { MappingSet } from '../mapping/mapping-set';
import type { TableMapping } from '../mapping/table-mapping.entity';
import type { MappableColumns } from '../user-field/mappable-columns';
import { mappingNotFound } from './configuration.errors';
import type { MappingEditStore } from './mapping-edit.store';

/** Names a table mapping, and the version the caller has seen; null: whatever is there. */
export interface MappingRef {
  mapping: string;
  /** Of two mappings of one name: which; null: the one whose setting holds. */
  variant?: string | null;
  version?: number | null;
}

/** A table mapping opened for a change: locked, with everything a check may ask for. */
export interface OpenMapping {
  readonly mapping: TableMapping;
  /** All rows, disabled ones too, in run order. */
  readonly fields: FieldMapping[];
  readonly live: LiveMapping;
  readonly set: MappingSet;
  readonly columns: Readonly<Record<Side, SideColumns>>;
}

/** Opens table mappings for changes. Two changes of one mapping wait for each other. */
export class OpenMappings {
  constructor(
    private readonly live: LiveMappings,
    private readonly columns: MappableColumns,
    private readonly store: MappingEditStore,
  ) {}

  /** The mapping of a name; refuses when there is none, or when it is at another version. */
  async byName(tx: Tx, ref: MappingRef): Promise<OpenMapping> {
    const set = await this.live.load(tx);
    const found =
      ref.variant == null
        ? set.findByName(ref.mapping)
        : set.all.find((each) => each.name === ref.mapping && each.variant === ref.variant);
    if (!found)
      throw mappingNotFound(ref.mapping, ref.variant ?? null, {
        known: set.all.map(({ name }) => name),
      });
    return this.open(tx, set, found, ref.version ?? null);
  }

  /** The mapping that a field row belongs to. */
  async ofField(tx: Tx, fieldId: string, version: number | null): Promise<OpenMapping> {
    const mappingId = await this.store.mappingOfField(tx, fieldId);
    const set = await this.live.load(tx);
    const found = mappingId === null ? null : set.findById(mappingId);
    if (!found) throw recordNotFound('FieldMapping', fieldId);
    return this.open(tx, set, found, version);
  }

  private async open(
    tx: Tx,
    set: MappingSet,
    live: LiveMapping,
    version: number | null,
  ): Promise<OpenMapping> {
    const mapping = await this.store.lock(tx, live.id);
    if (!mapping) throw mappingNotFound(live.name, live.variant);
    if (version !== null && version !== mapping.version) {
      throw versionConflict('TableMapping', live.name);
    }
    const fields = await this.store.fieldsOf(tx, live.id);
    const { userColumns } = live;
    return {
      mapping,
      fields,
      live,
      set,
      columns: {
        ERP: this.columns.side(mapping.erpTable, userColumns.ERP),
        CRM: this.columns.side(mapping.crmTable, userColumns.CRM),
      },
    };
  }
}
