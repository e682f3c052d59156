import type { Row, RowValue } from '../../platform/database/record-table';
import {
  ownerIsATeam,
  ownerNotCoupled,
  referenceMissing,
  referenceNotCoupled,
} from '../../sync/engine/engine.errors';
import type { Conversion, FieldContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import type { BatchContext } from '../../sync/engine/mapping-behaviour';
import type { Resolved } from '../../sync/engine/reference-resolver';
import type { LiveField } from '../../sync/mapping/live-mapping';

/** A coupled-record lookup: an ERP key becomes the CRM id of its counterpart and back (T-LOOKUP, C-34). */
export const lookupRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    const { mapping, erpKey } = referenceOf(field);
    const values = valuesOf(field, batch, sources);
    if (batch.direction === 'TO_CRM')
      await batch.references.loadErpKeys(batch.tx, mapping, erpKey, values);
    else await batch.references.loadCrmIds(batch.tx, mapping, erpKey, values);
  },
  convert(value, context) {
    if (value === null) return { kind: 'value', value: null };
    const resolved = resolve(value, context);
    if (resolved.state === 'coupled') {
      return {
        kind: 'value',
        value: context.batch.direction === 'TO_CRM' ? resolved.crmId : resolved.erpKey,
      };
    }
    return unresolved(value, context, resolved);
  },
};

/**
 * The primary contact (T-PRIMARY): one that is not coupled is cleared in the CRM, as the row's own flag says, so that
 * it never blocks the account. The ERP keeps the one it has where the incoming one is not coupled, and where an empty
 * value would blank one that is not coupled itself.
 */
export const primaryContactRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    await lookupRule.prefetch?.(batch, field, sources);
    if (batch.direction === 'FROM_CRM') await prefetchKept(batch, field, sources);
  },
  convert(value, context) {
    if (context.batch.direction === 'TO_CRM') return lookupRule.convert(value, context);
    const present = context.destination?.[context.field.erpField ?? ''];
    if (value === null && present != null) {
      const { mapping, erpKey } = referenceOf(context.field);
      const { state } = context.batch.references.byErpKey(mapping, erpKey, String(present));
      return state === 'coupled' ? { kind: 'value', value: null } : { kind: 'keep' };
    }
    const converted = lookupRule.convert(value, context);
    return converted.kind === 'refused' && context.field.clearOnFailedSync
      ? { kind: 'keep' }
      : converted;
  },
};

// Which ERP values would be blanked, to tell those that are coupled.
async function prefetchKept(
  batch: BatchContext,
  field: LiveField,
  sources: readonly Row[],
): Promise<void> {
  const blank = sources.filter((row) => row[field.crmField ?? ''] == null);
  if (blank.length === 0 || field.erpField === null) return;
  const { mapping, erpKey } = referenceOf(field);
  const column = batch.destination.table.column(field.erpField).column;
  const rows = await batch.tx.query<{ key: string }>(
    `/* reference.kept */ SELECT DISTINCT e.${column} AS key FROM sync.coupling k
       JOIN ${batch.mapping.erpTable} e ON e.id = k.erp_id
      WHERE k.mapping_id = $1 AND k.crm_id = ANY($2::uuid[]) AND e.${column} IS NOT NULL`,
    [batch.mapping.id, blank.map((row) => row.id)],
  );
  const keys = rows.map(({ key }) => key);
  await batch.references.loadErpKeys(batch.tx, mapping, erpKey, keys);
}

/**
 * The owner follows the salesperson (T-OWNER, K-12): blank leaves it, an uncoupled salesperson fails the record.
 * From the CRM a user becomes the salesperson; the company's owning team stands for none (GEN-05) and leaves the
 * salesperson alone, any other team cannot become one.
 */
export const ownerRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    await lookupRule.prefetch?.(batch, field, sources);
  },
  convert(value, context) {
    const { settings, direction } = context.batch;
    if (value === null || settings.ownershipModel !== 'PERSON') return { kind: 'keep' };
    if (direction === 'FROM_CRM' && context.source.ownerIdType === 'team') {
      if (value === settings.defaultOwningTeamId) return { kind: 'keep' };
      return {
        kind: 'refused',
        refusal: ownerIsATeam(context.field.crmField ?? '', String(value)),
      };
    }
    const converted = lookupRule.convert(value, context);
    if (converted.kind !== 'refused') return converted;
    // An unknown salesperson leaves the owner as it is; an uncoupled one is a matter for a person.
    if (converted.refusal.data.missing === true) return { kind: 'keep' };
    return { kind: 'refused', refusal: ownerNotCoupled(converted.refusal) };
  },
};

function resolve(value: RowValue, { batch, field }: FieldContext): Resolved {
  const { mapping, erpKey } = referenceOf(field);
  return batch.direction === 'TO_CRM'
    ? batch.references.byErpKey(mapping, erpKey, String(value))
    : batch.references.byCrmId(mapping, erpKey, String(value));
}

function unresolved(
  value: RowValue,
  { batch, field }: FieldContext,
  resolved: Resolved,
): Conversion {
  const outgoing = batch.direction === 'TO_CRM';
  const reference = {
    field: (outgoing ? field.erpField : field.crmField) ?? '',
    value: String(value),
    table:
      TABLES[referenceOf(field).mapping]?.[outgoing ? 0 : 1] ??
      referenceOf(field).mapping.toLowerCase(),
    mapping: referenceOf(field).mapping,
    ...(outgoing ? {} : { crmId: String(value) }),
  };
  return resolved.state === 'uncoupled'
    ? {
        kind: 'refused',
        refusal: referenceNotCoupled({
          ...reference,
          ...(resolved.erpId ? { erpId: resolved.erpId } : {}),
        }),
      }
    : { kind: 'refused', refusal: referenceMissing(reference) };
}

/** Values of a field in the source rows of a batch, each once. */
export function valuesOf(field: LiveField, batch: BatchContext, sources: readonly Row[]): string[] {
  const property = batch.direction === 'TO_CRM' ? field.erpField : field.crmField;
  if (property === null) return [];
  return [
    ...new Set(sources.flatMap((row) => (row[property] == null ? [] : [String(row[property])]))),
  ];
}

/** What a lookup row refers to; a row without it is a mistake of the configuration. */
export function referenceOf(field: LiveField): { mapping: string; erpKey: string } {
  if (!field.refersToMapping || !field.refersToErpKey) {
    throw new Error(`Field mapping ${field.erpField ?? ''} is a lookup without a table mapping.`);
  }
  return { mapping: field.refersToMapping, erpKey: field.refersToErpKey };
}

// Tables that lookups refer to, for messages.
const TABLES: Readonly<Record<string, readonly [erp: string, crm: string]>> = {
  SALESPEOPLE: ['erp.salesperson', 'crm.system_user'],
  CURRENCY: ['erp.currency', 'crm.transaction_currency'],
  CONTACT: ['erp.contact', 'crm.contact'],
  CUSTOMER: ['erp.customer', 'crm.account'],
  'ITEM-PRODUCT': ['erp.item', 'crm.product'],
  'CUSTPRCGRP-PRICE': ['erp.customer_price_group', 'crm.price_list'],
  'PLHEADER-PRICE': ['erp.price_list', 'crm.price_list'],
  OPPORTUNITY: ['erp.opportunity', 'crm.opportunity'],
};
