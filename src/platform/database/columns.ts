import 'reflect-metadata';
import { Column, type ColumnOptions } from 'typeorm';

const CODE = Symbol('code');

/**
 * The column kinds of both sides. An entity says what a value is (a code, an amount, a day); the
 * PostgreSQL type, the TypeScript type and the way it travels follow from that and stand here only.
 *
 * Optional is the rule: a column is nullable unless `required`; null is what the vendors call blank.
 */
export interface ColumnSettings {
  /** Not null. */
  required?: boolean;
  /** Default of the database, as a literal value. */
  default?: string | number | boolean;
}

/** Upper-case identifying text, such as a number or a currency code. Lives as string. */
export function Code(length: number, settings: ColumnSettings = {}): PropertyDecorator {
  const column = Column({ type: 'varchar', length, ...common(settings) });
  return (target, property) => {
    Reflect.defineMetadata(CODE, true, target, property);
    column(target, property);
  };
}

/** Whether a property of an entity is a code: compared and written trimmed and in upper case. */
export function isCode(prototype: object, property: string): boolean {
  return Reflect.hasMetadata(CODE, prototype, property);
}

/** Free text of limited length. Lives as string. */
export function Text(length: number, settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'varchar', length, ...common(settings) });
}

/** Text without limit: memo columns and work descriptions. Lives as string. */
export function Memo(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'text', ...common(settings) });
}

/** Amount, price, quantity, rate or percentage. Stored as numeric, lives as decimal text, never as a number. */
export function Decimal(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'numeric', ...common(settings) });
}

/** Whole number that fits 32 bits: line numbers, versions of a document. Lives as number. */
export function Int(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'integer', ...common(settings) });
}

/** Counter of 64 bits: entry numbers. Lives as decimal text. */
export function BigInteger(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'bigint', ...common(settings) });
}

/** A value of a closed vendor list, kept under the vendor's own number. Lives as number. */
export function Choice(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'integer', ...common(settings) });
}

/** Yes or no; required, false unless said otherwise. */
export function Flag(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'boolean', nullable: false, default: settings.default ?? false });
}

/** Calendar day without a zone. Lives as text, YYYY-MM-DD. */
export function Day(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'date', ...common(settings) });
}

/** Instant. Stored as timestamptz, lives as ISO 8601 text in UTC. */
export function Instant(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'timestamptz', ...common(settings) });
}

/** Reference by id to another row. Add `@ForeignKey` where the database shall hold it. */
export function Ref(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'uuid', ...common(settings) });
}

/** Structured value. Lives as plain JSON. */
export function Json(settings: ColumnSettings = {}): PropertyDecorator {
  return Column({ type: 'jsonb', ...common(settings) });
}

function common(settings: ColumnSettings): ColumnOptions {
  return {
    nullable: !settings.required,
    ...(settings.default === undefined ? {} : { default: settings.default }),
  };
}
