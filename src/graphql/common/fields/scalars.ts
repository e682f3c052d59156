import { Decimal as DecimalValue } from 'decimal.js';
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

const DECIMAL = /^-?\d{1,20}(\.\d{1,20})?$/;
// Without its zone an instant would be read in the zone of this machine.
const INSTANT = /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:?\d{2})$/i;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Exact decimal number; travels as a string so that no client rounds it. Lives as decimal text. */
export const DecimalScalar = new GraphQLScalarType<string, string>({
  name: 'Decimal',
  description:
    'Exact decimal number as a string, such as "1250.50": amounts, prices, quantities, rates. At most 20 digits before and 20 after the point.',
  serialize: (value) => plain(value as string),
  parseValue: (value) => parseDecimal(value),
  parseLiteral: (node) => parseDecimal(literal(node)),
});

/** Calendar day; a string end to end. */
export const DateScalar = new GraphQLScalarType<string, string>({
  name: 'Date',
  description: 'Calendar day without a time zone, YYYY-MM-DD, such as "2026-01-31".',
  serialize: (value) => value as string,
  parseValue: (value) => parseDay(value),
  parseLiteral: (node) => parseDay(literal(node)),
});

/** Instant in UTC; text end to end. */
export const DateTimeScalar = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description: 'Instant in UTC, ISO 8601, such as "2026-01-31T09:30:00.000Z".',
  serialize: (value) => (value as string).replace('+00:00', 'Z'),
  parseValue: (value) => parseInstant(value),
  parseLiteral: (node) => parseInstant(literal(node)),
});

/** Free JSON: values whose shape depends on the record, such as user-defined fields. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'Plain JSON value: user-defined fields, filter values, and what an error carries.',
  serialize: (value) => value,
  parseValue: (value) => value,
});

// Trailing zeros of a stored numeric say nothing; 12.500 and 12.5 are one value and look alike.
function plain(value: string): string {
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value;
}

function parseDecimal(value: unknown): string {
  const text = typeof value === 'number' && Number.isInteger(value) ? String(value) : value;
  if (typeof text !== 'string' || !DECIMAL.test(text)) {
    throw new GraphQLError('A Decimal is a string of digits such as "1250.50".');
  }
  return new DecimalValue(text).toFixed();
}

function parseDay(value: unknown): string {
  const day = typeof value === 'string' && DAY.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  if (
    !day ||
    Number.isNaN(day.getTime()) ||
    day.getUTCFullYear() < 1 ||
    !day.toISOString().startsWith(value as string)
  ) {
    throw new GraphQLError('A Date is a calendar day such as "2026-01-31".');
  }
  return value as string;
}

function parseInstant(value: unknown): string {
  const instant = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : null;
  if (!instant || Number.isNaN(instant.getTime()) || instant.getUTCFullYear() < 1) {
    throw new GraphQLError('A DateTime is an instant such as "2026-01-31T09:30:00Z".');
  }
  return instant.toISOString();
}

function literal(node: ValueNode): unknown {
  return node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT
    ? node.value
    : null;
}
