import { Decimal } from 'decimal.js';
import type { TransformationType } from '../transformation-type';

const DIRECTIONS = {
  NEAREST: Decimal.ROUND_HALF_UP,
  UP: Decimal.ROUND_CEIL,
  DOWN: Decimal.ROUND_FLOOR,
} as const;

/** Numbers: as a culture writes them, and rounded. What is no number is passed on as it is. */
export const numberTypes: Readonly<Record<string, TransformationType>> = {
  DECIMAL_FORMATTING: {
    parameters: { culture: { kind: 'culture', required: true } },
    build: ({ culture }) => decimalReader(String(culture)),
  },
  ROUND: {
    parameters: {
      precision: { kind: 'decimal', required: true },
      direction: { kind: 'choice', choices: Object.keys(DIRECTIONS) },
    },
    complaint: ({ precision }) =>
      new Decimal(String(precision)).gt(0)
        ? null
        : { parameter: 'precision', message: 'The precision is greater than zero.' },
    build: ({ precision, direction = 'NEAREST' }) => {
      const step = new Decimal(String(precision));
      const mode = DIRECTIONS[direction as keyof typeof DIRECTIONS];
      return (text) =>
        NUMBER.test(text.trim())
          ? Exact.div(text.trim(), step).toDecimalPlaces(0, mode).mul(step).toFixed()
          : text;
    },
  },
};

const NUMBER = /^-?\d{1,30}(\.\d{1,30})?$/;

// Amounts have up to twenty digits on either side of the point; dividing must not lose any.
const Exact = Decimal.clone({ precision: 80 });

function decimalReader(culture: string): (text: string) => string {
  const parts = new Intl.NumberFormat(culture, { numberingSystem: 'latn' }).formatToParts(
    -1234567.5,
  );
  const sign = (type: Intl.NumberFormatPartTypes, otherwise: string) =>
    parts.find((part) => part.type === type)?.value ?? otherwise;
  const [point, minus] = [sign('decimal', '.'), sign('minusSign', '-')];
  const group = sign('group', point === ',' ? '.' : ',').replace('’', "'");
  const spaced = group.trim() === '';
  return (text) => {
    const bare = text.trim().replaceAll(minus, '-').replaceAll('−', '-').replaceAll('’', "'");
    const parted = spaced ? bare.split(/[\s\u00a0\u202f]/) : bare.split(group);
    const [whole = '', fraction, ...more] = parted.join('').split(point);
    if (more.length > 0 || !grouped(parted, point)) return text;
    const plain = fraction === undefined ? whole : `${whole}.${fraction}`;
    return NUMBER.test(plain) ? new Decimal(plain).toFixed() : text;
  };
}

// Groups after the first hold two or three digits; a separator elsewhere belongs to another culture.
function grouped(parted: readonly string[], point: string): boolean {
  return parted.slice(1).every((part, at, all) => {
    const [whole = ''] = at === all.length - 1 ? part.split(point) : [part];
    return at === all.length - 1 ? /^\d{3}$/.test(whole) : /^\d{2,3}$/.test(whole);
  });
}
