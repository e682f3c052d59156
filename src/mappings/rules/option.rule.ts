import type { Db } from '../../platform/database/db';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { referenceOf } from './reference.rules';

/** Couplings of one option mapping: code to option value, and label or value to code. */
interface Options {
  valueByCode: Map<string, number>;
  codeByValue: Map<number, string>;
}

const ERP_TABLES: Readonly<Record<string, string>> = {
  'PAYMENT TERMS': 'erp.payment_terms',
  'SHIPMENT METHOD': 'erp.shipment_method',
  'SHIPPING AGENT': 'erp.shipping_agent',
};

const known = new WeakMap<BatchContext, Map<string, Options>>();

/** A code becomes the number of its coupled option value and back (T-OPTION). */
export const optionRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field) {
    const { mapping } = referenceOf(field);
    const options = known.get(batch) ?? new Map<string, Options>();
    known.set(batch, options);
    if (!options.has(mapping)) options.set(mapping, await readOptions(batch.tx, mapping));
  },
  convert(value, { batch, field }) {
    if (value === null) return { kind: 'value', value: null };
    const { mapping } = referenceOf(field);
    const options = known.get(batch)?.get(mapping);
    const outgoing = batch.direction === 'TO_CRM';
    const found = outgoing
      ? options?.valueByCode.get(String(value))
      : options?.codeByValue.get(Number(value));
    if (found !== undefined) return { kind: 'value', value: found };
    const refusal = referenceNotCoupled({
      field: (outgoing ? field.erpField : field.crmField) ?? '',
      value: String(value),
      table: outgoing ? (ERP_TABLES[mapping] ?? mapping) : 'crm.option_value',
      mapping,
    });
    return { kind: 'refused', refusal };
  },
};

/** Reads the couplings of an option mapping; a handful of rows. */
async function readOptions(db: Db, mapping: string): Promise<Options> {
  const rows = await db.query<{ code: string; value: number }>(
    `/* option.couplings */ SELECT e.code, o.value
       FROM sync.coupling k
       JOIN sync.table_mapping m ON m.id = k.mapping_id
       JOIN ${ERP_TABLES[mapping] ?? 'erp.payment_terms'} e ON e.id = k.erp_id
       JOIN crm.option_value o ON o.id = k.crm_id
      WHERE m.name = $1`,
    [mapping],
  );
  return {
    valueByCode: new Map(rows.map((row) => [row.code, row.value])),
    codeByValue: new Map(rows.map((row) => [row.value, row.code])),
  };
}
