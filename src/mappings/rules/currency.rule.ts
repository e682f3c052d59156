import type { BatchContext, FieldRule } from '../../sync/engine/mapping-behaviour';
import { localCurrency, type LocalCurrency } from '../currencies';
import { lookupRule } from './reference.rules';

const known = new WeakMap<BatchContext, LocalCurrency>();

/**
 * Currency of a record (T-CURRENCY): blank in the ERP is the local currency, which the CRM knows by its ISO
 * code; it is made there when missing (CU-07). Any other currency goes through CURRENCY.
 */
export const currencyRule: FieldRule = {
  lookup: true,
  async prefetch(batch, field, sources) {
    await lookupRule.prefetch?.(batch, field, sources);
    if (!known.has(batch)) known.set(batch, await localCurrency(batch));
  },
  convert(value, context) {
    const local = known.get(context.batch);
    if (!local) throw new Error('The local currency was not read.');
    if (context.batch.direction === 'TO_CRM') {
      return value === null || value === local.code
        ? { kind: 'value', value: local.crmId }
        : lookupRule.convert(value, context);
    }
    return value === null || value === local.crmId
      ? { kind: 'value', value: null }
      : lookupRule.convert(value, context);
  },
};
