import { Refusal } from '../../platform/errors/refusal';
import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { valuesOf } from './reference.rules';

const LENGTH = 10;
const known = new WeakMap<BatchContext, Map<string, string>>();

/**
 * A country or region: free text of the CRM becomes an upper-case code of ten characters (T-COUNTRY). Where the row
 * validates what the ERP gets (T-COUNTRY-V), it is the code of a country that the ERP knows by this code, ISO code
 * or name, and anything else fails the record, unless the ERP has just that already.
 */
export const countryRule: FieldRule = {
  async prefetch(batch, field, sources) {
    if (batch.direction === 'TO_CRM' || !field.validateErp) return;
    const codes = known.get(batch) ?? new Map<string, string>();
    known.set(batch, codes);
    const texts = valuesOf(field, batch, sources).map(asKey);
    for (const { text, code } of await countries(batch, texts)) codes.set(text, code);
  },
  convert(value, { batch, field, destination }) {
    if (batch.direction === 'TO_CRM' || typeof value !== 'string') return { kind: 'value', value };
    const plain = value.trim().toUpperCase().slice(0, LENGTH) || null;
    if (plain === null || !field.validateErp) return { kind: 'value', value: plain };
    const code = known.get(batch)?.get(asKey(value));
    if (code !== undefined) return { kind: 'value', value: code };
    return destination?.[field.erpField ?? ''] === plain
      ? { kind: 'keep' }
      : { kind: 'refused', refusal: countryNotFound(field.crmField ?? '', value.trim()) };
  },
};

function countries(batch: BatchContext, texts: readonly string[]) {
  return batch.tx.query<{ text: string; code: string }>(
    `/* country.known */ SELECT DISTINCT ON (u.text) u.text, c.code FROM unnest($1::text[]) AS u(text)
       JOIN erp.country_region c ON u.text IN (lower(c.code), lower(c.iso_code), lower(c.name))
      ORDER BY u.text, lower(c.code) = u.text DESC, lower(c.iso_code) = u.text DESC NULLS LAST, c.code`,
    [texts],
  );
}

function asKey(text: string): string {
  return text.trim().toLowerCase();
}

function countryNotFound(field: string, country: string): Refusal {
  return new Refusal('REFERENCE_NOT_FOUND', `The ERP has no country or region ${country}.`, {
    field,
    remedy:
      'Give a code, an ISO code or a name of a country that the ERP knows, or let the field mapping take any text (fieldMappingUpdate with validateErp: false).',
    data: { field, value: country, table: 'erp.country_region' },
  });
}
