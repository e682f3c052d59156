import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type { BatchContext, Conversion, FieldRule } from '../../sync/engine/mapping-behaviour';
import { codeOfFree, freeUnits, type FreeUnit } from './new-source-units';
import { valuesOf } from './reference.rules';

interface UnitRow {
  owner: string;
  code: string;
  crm_id: string | null;
}

/** Units of the items or resources of a batch, by owner and code, and by CRM unit. */
interface Units {
  crmIdOf: Map<string, string | null>;
  codeOf: Map<string, string>;
  /** CRM units that nothing is coupled to. */
  free: Map<string, FreeUnit>;
}

const KINDS = {
  'erp.item': {
    table: 'erp.item_unit_of_measure',
    owner: 'item_no',
    mapping: 'ITEM UOM',
    key: 'number',
  },
  'erp.resource': {
    table: 'erp.resource_unit_of_measure',
    owner: 'resource_no',
    mapping: 'RESOURCE UOM',
    key: 'number',
  },
} as const;

const known = new WeakMap<BatchContext, Units>();

/**
 * Base unit of an item or resource (T-UOM-ITEM, PR-03, PR-06): its own unit row must be coupled through ITEM UOM
 * or RESOURCE UOM. From the CRM it becomes the code of the coupled unit; a new item or resource may take a unit
 * that nothing is coupled to, where unit groups and units let new ones in (PR-11).
 */
export const itemUnitRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    if (!known.has(batch))
      known.set(batch, await readUnits(batch, sources, valuesOf(field, batch, sources)));
  },
  convert(value, { batch, field, source, destination }) {
    const units = known.get(batch);
    const { key, mapping, table } = kindOf(batch);
    if (batch.direction === 'TO_CRM') {
      if (value === null)
        return {
          kind: 'refused',
          refusal: baseUnitMissing(batch.source.noun, String(source[key])),
        };
      const crmId = units?.crmIdOf.get(`${String(source[key])}/${String(value)}`);
      if (crmId) return { kind: 'value', value: crmId };
    } else {
      if (value === null) return { kind: 'keep' };
      const code = units?.codeOf.get(String(value));
      if (code !== undefined) return { kind: 'value', value: code };
      const free = units?.free.get(String(value));
      if (destination === null && free?.allowed) return taken(codeOfFree(free));
      const unit = { value: free?.name ?? String(value), table: 'crm.uom', crmId: String(value) };
      return {
        kind: 'refused',
        refusal: referenceNotCoupled({ field: field.crmField ?? '', mapping, ...unit }),
      };
    }
    const reference = { field: field.erpField ?? '', value: String(value), table, mapping };
    return { kind: 'refused', refusal: referenceNotCoupled(reference) };
  },
};

function taken(code: string | Refusal): Conversion {
  return code instanceof Refusal
    ? { kind: 'refused', refusal: code }
    : { kind: 'value', value: code };
}

function kindOf(batch: BatchContext) {
  const kind = KINDS[batch.mapping.erpTable as keyof typeof KINDS];
  if (!kind) throw new Error(`Units of ${batch.mapping.erpTable} have no mapping.`);
  return kind;
}

async function readUnits(
  batch: BatchContext,
  sources: readonly Row[],
  values: readonly string[],
): Promise<Units> {
  const { table, owner, key, mapping } = kindOf(batch);
  const outgoing = batch.direction === 'TO_CRM';
  const rows = await batch.tx.query<UnitRow>(
    outgoing
      ? `/* unit.coupledOfOwners */ SELECT u.${owner} AS owner, u.code, k.crm_id FROM ${table} u
          LEFT JOIN sync.coupling k ON k.erp_id = u.id WHERE u.${owner} = ANY($1)`
      : `/* unit.coupledByCrmId */ SELECT u.${owner} AS owner, u.code, k.crm_id FROM sync.coupling k
           JOIN ${table} u ON u.id = k.erp_id WHERE k.crm_id = ANY($1::uuid[])`,
    [outgoing ? sources.map((row) => String(row[key])) : values],
  );
  return {
    free: outgoing ? new Map<string, FreeUnit>() : await freeUnits(batch, mapping, values),
    crmIdOf: new Map(rows.map((row) => [`${row.owner}/${row.code}`, row.crm_id])),
    codeOf: new Map(rows.flatMap((row) => (row.crm_id ? [[row.crm_id, row.code] as const] : []))),
  };
}

function baseUnitMissing(noun: string, number: string): Refusal {
  return new Refusal('BASE_UNIT_REQUIRED', `${noun} ${number} has no base unit of measure.`, {
    field: 'baseUnitOfMeasure',
    remedy: 'Give it a base unit (itemUpdate or resourceUpdate), then synchronize again.',
  });
}
