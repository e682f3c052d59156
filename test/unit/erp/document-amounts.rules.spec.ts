import { Decimal } from 'decimal.js';
import {
  documentAmounts,
  type DocumentLine,
} from '../../../src/erp/sales-document/document-amounts.rules';
import { lineAmounts } from '../../../src/erp/sales-document/line-amounts.rules';
import { roundTo } from '../../../src/erp/sales-document/rounding.rules';
import { Refusal } from '../../../src/platform/errors/refusal';

const line = (amount: string, vat: number, identifier = `VAT${vat}`): DocumentLine => ({
  lineAmount: new Decimal(amount),
  vatPercent: new Decimal(vat),
  vatIdentifier: identifier,
  discountable: true,
});
const terms = {
  precision: '0.01',
  vatBaseDiscountPercent: '0',
  pricesIncludingVat: false,
  invoiceDiscount: '0',
};
const shown = (lines: ReturnType<typeof documentAmounts>) =>
  lines.map((each) =>
    [each.invDiscountAmount, each.amount, each.amountIncludingVat].map((value) => value.toFixed(2)),
  );
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'none';
};

describe('rounding', () => {
  it('is half away from zero (R-1)', () => {
    expect(roundTo(new Decimal('2.345'), '0.01').toFixed()).toBe('2.35');
    expect(roundTo(new Decimal('-2.345'), '0.01').toFixed()).toBe('-2.35');
    expect(roundTo(new Decimal('2.5'), '1').toFixed()).toBe('3');
  });
});

describe('a line (R-4)', () => {
  it('computes discount percent and amount', () => {
    const amounts = lineAmounts(
      { lineNo: 10000, quantity: '3', unitPrice: '33.333', lineDiscountAmount: '10' },
      '0.01',
    );
    expect(amounts.lineAmount.toFixed()).toBe('90');
    expect(amounts.lineDiscountPercent.toFixed()).toBe('10');
  });

  it('refuses a discount below zero, above gross, without quantity or without price (OC-31)', () => {
    const of = (quantity: string, unitPrice: string, lineDiscountAmount: string) =>
      codeOf(() => lineAmounts({ lineNo: 10000, quantity, unitPrice, lineDiscountAmount }, '0.01'));
    expect(of('1', '10', '-1')).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
    expect(of('1', '10', '10.01')).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
    expect(of('0', '10', '1')).toBe('DISCOUNT_WITHOUT_QUANTITY');
    expect(of('1', '0', '1')).toBe('LINE_DISCOUNT_OUT_OF_RANGE');
    expect(of('1', '10', '10')).toBe('none');
  });
});

describe('a document', () => {
  it('is exact to the cent per VAT group while lines are entered (R-5)', () => {
    const taxed = documentAmounts([line('0.33', 25), line('0.33', 25), line('0.33', 25)], terms);
    expect(shown(taxed)).toEqual([
      ['0.00', '0.33', '0.41'],
      ['0.00', '0.33', '0.42'],
      ['0.00', '0.33', '0.41'],
    ]);
  });

  it('spreads an invoice discount that does not divide evenly with running remainders (R-6)', () => {
    const taxed = documentAmounts([line('100', 25), line('100', 25), line('100', 25)], {
      ...terms,
      invoiceDiscount: '10',
    });
    expect(shown(taxed).map(([discount]) => discount)).toEqual(['3.33', '3.34', '3.33']);
    const total = taxed.reduce((sum, each) => sum.plus(each.amountIncludingVat), new Decimal(0));
    expect(total.toFixed(2)).toBe('362.50');
  });

  it('spreads over VAT groups by their share (R-6/3)', () => {
    const taxed = documentAmounts([line('100', 25, 'HIGH'), line('50', 10, 'LOW')], {
      ...terms,
      invoiceDiscount: '15',
    });
    expect(shown(taxed)).toEqual([
      ['10.00', '90.00', '112.50'],
      ['5.00', '45.00', '49.50'],
    ]);
  });

  it('refuses a discount without base or above it (R-6/2)', () => {
    const of = (lines: DocumentLine[], invoiceDiscount: string) =>
      codeOf(() => documentAmounts(lines, { ...terms, invoiceDiscount }));
    expect(of([{ ...line('100', 25), discountable: false }], '5')).toBe('DISCOUNT_BASE_ZERO');
    expect(of([line('100', 25)], '100.01')).toBe('DISCOUNT_EXCEEDS_BASE');
    expect(of([line('100', 25)], '-0.01')).toBe('DISCOUNT_NEGATIVE');
    expect(of([line('-100', 25)], '0.01')).toBe('DISCOUNT_EXCEEDS_BASE');
    expect(of([line('-100', 25)], '-100.01')).toBe('DISCOUNT_EXCEEDS_BASE');
    expect(of([line('-100', 25)], '-10')).toBe('none');
  });

  it('takes VAT out of prices that include it, exact over the group (R-7)', () => {
    const taxed = documentAmounts([line('10', 25), line('10', 25), line('10', 25)], {
      ...terms,
      pricesIncludingVat: true,
    });
    expect(shown(taxed)).toEqual([
      ['0.00', '8.00', '10.00'],
      ['0.00', '8.00', '10.00'],
      ['0.00', '8.00', '10.00'],
    ]);
  });

  it('follows the precision of the currency (R-2)', () => {
    const [taxed] = documentAmounts([line('1001', 10)], { ...terms, precision: '1' });
    expect(taxed?.amountIncludingVat.toFixed()).toBe('1101');
  });
});
