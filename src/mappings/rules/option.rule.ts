import type { Db } from '../../platform/database/db';
import { referenceNotCoupled } from '../../sync/engine/engine.errors';
import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { referenceOf } from './reference.rules';

/** Couplings of one option mapping: code to option value, and label or value to code. */
interface Options {
  valueByCode: Map<string, number>;
  codeByValue: Map<number, string>;
  /** ERP records by code, coupled or not: an uncoupled one can be named to whoever couples it. */
  idByCode: Map<string, string>;
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
    const erpId = outgoing ? options?.idByCode.get(String(value)) : undefined;
    const refusal = referenceNotCoupled({
      field: (outgoing ? field.erpField : field.crmField) ?? '',
      value: String(value),
      table: outgoing ? (ERP_TABLES[mapping] ?? mapping) : 'crm.option_value',
      mapping,
      ...(erpId === undefined ? {} : { erpId }),
    });
    return { kind: 'refused', refusal };
  },
};

/** Reads the codes of an option mapping and what they are coupled with; a handful of rows. */
async function readOptions(db: Db, mapping: string): Promise<Options> {
  const rows = await db.query<{ id: string; code: string; value: number | null }>(
    `/* option.couplings */ SELECT e.id, e.code, o.value
       FROM ${ERP_TABLES[mapping] ?? 'erp.payment_terms'} e
       LEFT JOIN (sync.coupling k JOIN sync.table_mapping m ON m.id = k.mapping_id AND m.name = $1) ON k.erp_id = e.id
       LEFT JOIN crm.option_value o ON o.id = k.crm_id`,
    [mapping],
  );
  const options: Options = { valueByCode: new Map(), codeByValue: new Map(), idByCode: new Map() };
  for (const { id, code, value } of rows) {
    options.idByCode.set(code, id);
    if (value === null) continue;
    options.valueByCode.set(code, value);
    options.codeByValue.set(value, code);
  }
  return options;
}
