import { randomUUID } from 'node:crypto';
import type { Tx } from '../../../platform/database/db';
import { below } from '../../../platform/errors/below';
import type { Direction } from '../../mapping/direction';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import type { TableMappingStore } from '../../mapping/table-mapping.store';
import type { MappableColumns } from '../../user-field/mappable-columns';
import { checkAlone, checkField, mappableColumn, withOptionNumber } from './check-field';
import { fieldWarnings, type ConfigurationWarning } from '../configuration-warning';
import { effectWarnings } from './effect-warnings';
import { conversionOf, type Conversions } from './field-conversion';
import { chosenConversion, transformationOf } from './field-choices';
import type { FieldSettings } from './field-settings';
import { plainSettings } from './field-settings';
import type { BlueprintStore } from '../blueprint.store';
import type { MappingEditStore } from '../mapping-edit.store';
import type { MappingRef, OpenMapping, OpenMappings } from '../open-mapping';

/** A new pair of fields. */
export interface FieldDraft extends FieldSettings {
  erpField?: string | null;
  crmField?: string | null;
  /** Conversion by name; null: found by the kinds of the two fields. */
  rule?: string | null;
  refersToMapping?: string | null;
  refersToErpKey?: string | null;
}

/** The rows that were made, in the order of the request, and what a person should know. */
export interface FieldsCreated {
  mappingId: string;
  fieldIds: string[];
  warnings: ConfigurationWarning[];
}

/** What changes of field rows write through. */
export interface FieldStores {
  readonly edits: MappingEditStore;
  readonly mappings: TableMappingStore;
  readonly blueprints: BlueprintStore;
}

/** Adds pairs of fields to a table mapping; they arrive disabled unless asked otherwise (T-25). */
export class CreateFieldMappings {
  constructor(
    private readonly open: OpenMappings,
    private readonly stores: FieldStores,
    private readonly columns: MappableColumns,
    private readonly conversions: Conversions,
  ) {}

  /**
   * Checks all pairs, then adds them; one that is refused keeps the others out too. A refusal names its field below
   * the place of the pair in the request.
   */
  async run(
    tx: Tx,
    ref: MappingRef,
    drafts: readonly FieldDraft[],
    placeOf: (at: number) => string | null = (at) => `fields.${at}`,
  ): Promise<FieldsCreated> {
    const opened = await this.open.byName(tx, ref);
    const rows = [...opened.fields];
    const added: FieldMapping[] = [];
    for (const [at, draft] of drafts.entries()) {
      const row = await below(placeOf(at), () => this.checkedRow(tx, opened, draft, rows));
      rows.push(row);
      added.push(row);
    }
    await this.stores.mappings.insertFields(tx, added);
    await this.stores.edits.update(tx, opened.mapping.id, {});
    if (opened.mapping.userDefined) {
      await this.stores.blueprints.saveFields(tx, opened.mapping.name, rows);
    }
    return {
      mappingId: opened.mapping.id,
      fieldIds: added.map((row) => row.id),
      warnings: added.flatMap((row) => [
        ...fieldWarnings(row, opened.mapping, true),
        ...effectWarnings(row, { mapping: opened.mapping, settings: opened.set.settings }),
      ]),
    };
  }

  private async checkedRow(
    tx: Tx,
    opened: OpenMapping,
    draft: FieldDraft,
    rows: readonly FieldMapping[],
  ): Promise<FieldMapping> {
    const made = this.rowOf(opened, draft, nextPosition(rows));
    const row = withOptionNumber(made, opened.columns);
    await transformationOf(tx, row);
    checkField(row, opened.columns);
    checkAlone(opened.mapping.name, row, rows);
    return row;
  }

  private rowOf(opened: OpenMapping, draft: FieldDraft, position: number): FieldMapping {
    const { mapping, columns, set } = opened;
    const named = (name: string | null | undefined, side: 'ERP' | 'CRM') =>
      name ? mappableColumn(columns[side], name, side === 'ERP' ? 'erpField' : 'crmField') : null;
    const [erp, crm] = [named(draft.erpField, 'ERP'), named(draft.crmField, 'CRM')];
    const plain = plainSettings(draft);
    const row: FieldMapping = {
      ...FRESH,
      ...plain,
      id: randomUUID(),
      mappingId: mapping.id,
      position,
      erpField: erp?.property ?? null,
      crmField: crm?.property ?? null,
      direction: plain.direction ?? defaultDirection(mapping.direction, erp !== null, crm !== null),
    };
    if (draft.rule != null || erp === null || crm === null) {
      return { ...row, ...chosenConversion(draft, set, this.conversions) };
    }
    const pair = {
      erp,
      crm,
      refersToMapping: draft.refersToMapping ?? null,
      refersToErpKey: draft.refersToErpKey ?? null,
      transformed: row.transformationRule !== null,
    };
    const tables = this.columns.sides;
    const conversion = conversionOf(pair, {
      erp: tables.get(mapping.erpTable),
      crm: tables.get(mapping.crmTable),
      set,
      conversions: this.conversions,
    });
    return { ...row, ...conversion };
  }
}

/** A row before anything is said about it. */
const FRESH = {
  constantValue: null,
  rule: null,
  refersToMapping: null,
  refersToErpKey: null,
  transformationRule: null,
  transformationDirection: null,
  clearOnFailedSync: false,
  onFailure: 'FAIL',
  updatePolicy: null,
  notNull: false,
  validateErp: true,
  validateCrm: false,
  enabled: false,
  activeWhen: null,
  crmAccess: null,
  mergeUnit: null,
  useForMatching: false,
  matchCaseSensitive: false,
  matchPriority: 0,
  userDefined: true,
  delivered: null,
} as const;

function nextPosition(rows: readonly FieldMapping[]): number {
  return rows.reduce((most, row) => Math.max(most, row.position), 0) + 1;
}

function defaultDirection(own: Direction, erp: boolean, crm: boolean): Direction {
  if (erp && crm) return own;
  return erp ? 'FROM_CRM' : 'TO_CRM';
}
