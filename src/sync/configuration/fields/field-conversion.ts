import type { RecordTable, TableColumn } from '../../../platform/database/record-table';
import { referenceNotMapped } from '../../engine/engine.errors';
import { kindOf, type ValueKind } from '../../engine/fields/value-kind';
import type { LiveMapping } from '../../mapping/live-mapping';
import type { MappingSet } from '../../mapping/mapping-set';
import { fieldTypesDiffer } from '../configuration.errors';

/** How the values of a pair go over: copied, or through a reference. */
export interface FieldConversion {
  rule: string | null;
  refersToMapping: string | null;
  refersToErpKey: string | null;
}

/** A pair of columns, and what a person said about how they go together. */
export interface FieldPair {
  erp: TableColumn;
  crm: TableColumn;
  /** Table mapping through which a reference goes; null: found by the keys of the tables. */
  refersToMapping: string | null;
  refersToErpKey: string | null;
  /** A transformation rule makes a text of any form out of a text. */
  transformed: boolean;
}

/** What a conversion is looked for in. */
export interface ConversionParts {
  /** The tables of the mapping, with their keys. */
  erp: RecordTable | undefined;
  crm: RecordTable | undefined;
  set: MappingSet;
  conversions: Conversions;
}

/** The conversions that code provides, by name. */
export interface Conversions {
  readonly names: readonly string[];
  /** The one that takes references through the couplings of a table mapping. */
  through(mapping: LiveMapping): string;
}

const COPIED: FieldConversion = { rule: null, refersToMapping: null, refersToErpKey: null };

/**
 * The conversion of a new pair (T-8): same kinds and texts are copied, a reference goes through the couplings
 * of its table mapping, an option through those of its option mapping. Refuses kinds that do not go together.
 */
export function conversionOf(pair: FieldPair, parts: ConversionParts): FieldConversion {
  const kinds: [ValueKind, ValueKind] = [kindOf(pair.erp), kindOf(pair.crm)];
  const reference = kinds[1] === 'id' && TEXTS.has(kinds[0]);
  const option = kinds[1] === 'integer' && TEXTS.has(kinds[0]) && !pair.transformed;
  if (reference || option) return throughCouplings(pair, parts, option);
  const [erp, crm] = kinds;
  const text = TEXTS.has(erp) && TEXTS.has(crm);
  const same = erp === crm && erp !== 'id' && erp !== 'json';
  const madeOfText = pair.transformed && erp !== 'json' && crm !== 'json';
  if (same || text || madeOfText) return COPIED;
  throw fieldTypesDiffer(
    { field: pair.erp.property, type: erp },
    { field: pair.crm.property, type: crm },
  );
}

function throughCouplings(
  pair: FieldPair,
  { erp, crm, set, conversions }: ConversionParts,
  option: boolean,
): FieldConversion {
  const referred = erp?.references.find((each) => each.property === pair.erp.property);
  const target = crm?.references.find((each) => each.property === pair.crm.property);
  const mapping =
    pair.refersToMapping !== null
      ? set.findByName(pair.refersToMapping)
      : mappingBetween(set, referred?.table, target?.table, option);
  if (!mapping) {
    if (pair.refersToMapping !== null) {
      throw referenceNotMapped(pair.refersToMapping, 'refersToMapping');
    }
    if (!referred && !target) {
      throw fieldTypesDiffer(
        { field: pair.erp.property, type: kindOf(pair.erp) },
        { field: pair.crm.property, type: kindOf(pair.crm) },
      );
    }
    throw referenceNotMapped(
      `between ${referred?.table ?? pair.erp.property} and ${target?.table ?? pair.crm.property}`,
      'crmField',
    );
  }
  return {
    rule: conversions.through(mapping),
    refersToMapping: mapping.name,
    refersToErpKey: pair.refersToErpKey ?? referred?.column ?? 'number',
  };
}

function mappingBetween(
  set: MappingSet,
  erpTable: string | undefined,
  crmTable: string | undefined,
  option: boolean,
): LiveMapping | undefined {
  const fitting = set.all.filter(
    (mapping) =>
      (erpTable === undefined || mapping.erpTable === erpTable) &&
      (option || crmTable === undefined || mapping.crmTable === crmTable) &&
      (mapping.definition.optionSet !== undefined) === option,
  );
  if (erpTable === undefined && (option || crmTable === undefined)) return undefined;
  return fitting.find((mapping) => mapping.enabled) ?? fitting[0];
}

const TEXTS: ReadonlySet<ValueKind> = new Set<ValueKind>(['text', 'code']);
