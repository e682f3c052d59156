import { Decimal } from 'decimal.js';
import type { FieldRule } from '../../sync/engine/mapping-behaviour';

/**
 * The discount of an order line as an amount (BI-6 mended): the ERP has one, the CRM what was typed and what a discount
 * list gives for each unit, which the CRM computes by itself.
 */
export const lineDiscountRule: FieldRule = {
  convert(value, { batch, source, destination }) {
    const crm = batch.direction === 'TO_CRM' ? (destination ?? {}) : source;
    const given = new Decimal(String(value ?? '0'));
    const ofList = new Decimal(String(source.quantity ?? '0')).times(
      String(crm.volumeDiscountAmount ?? '0'),
    );
    const amount = batch.direction === 'TO_CRM' ? given.minus(ofList) : given.plus(ofList);
    return { kind: 'value', value: Decimal.max(amount, 0).toFixed() };
  },
};
