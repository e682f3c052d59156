import type { RecordTable } from '../../../platform/database/record-table';

/** How a filter operator input of a field is called, and what it may hold. */
export type FilterKind =
  | 'string'
  | 'id'
  | 'decimal'
  | 'int'
  | 'boolean'
  | 'date'
  | 'dateTime'
  | { readonly enumeration: object };

/** A field that leads to records of another noun. */
export interface Relation {
  /** `one`: at most one record. `list`: bounded by nature. `connection`: paged, takes arguments. */
  readonly kind: 'one' | 'list' | 'connection';
  /** Name of the noun's type. */
  readonly to: string;
  /** SQL that ties a record of the other noun (`child`) to this one (`parent`); both are table aliases. */
  readonly on: (child: string, parent: string) => string;
  /** What stands in FROM to reach `child`, when the way leads through a table between; `on` may refer to it. */
  readonly from?: (child: string, table: string) => string;
  /** Property by which a list is sorted; the noun's default order when absent. */
  readonly orderBy?: string;
  /** A connection whose last records come first unless the query sorts it. */
  readonly newestFirst?: boolean;
}

/** SQL of one value over a table alias, and whether it must be cast to text inside JSON. */
export interface Computed {
  readonly sql: (alias: string) => string;
  readonly exact?: boolean;
  /**
   * What also holds for rows whose value is one of these, in the words of a partial index; null: nothing.
   * With it the index is found whatever the value, as a kept plan knows none.
   */
  readonly implies?: (alias: string, values: readonly unknown[]) => string | null;
}

/** Sub-object made of columns of the same row: field name to property or computed value. */
export type Embedded = Readonly<Record<string, string | Computed>>;

/** What the API may read of one noun, and how it becomes SQL. One declaration per type. */
export interface ReadableSettings {
  /** Name of the GraphQL type. */
  readonly type: string;
  /** Schema-qualified table. */
  readonly table: string;
  /** Fields a list may be filtered by; each has an index. */
  readonly filters: Readonly<Record<string, FilterKind>>;
  /** Properties a list may be sorted by; the first is the default. */
  readonly orderings: readonly [string, ...string[]];
  readonly computed?: Readonly<Record<string, Computed>>;
  readonly embedded?: Readonly<Record<string, Embedded>>;
  readonly relations?: Readonly<Record<string, Relation>>;
  /** A fixed condition over the table alias, for nouns that share a table. */
  readonly only?: (alias: string) => string;
}

/** A readable noun bound to its table. */
export interface Readable extends ReadableSettings {
  readonly columns: RecordTable;
}

/** At most one record of another noun whose `key` equals this record's `property`. */
export function one(to: string, property: string, key = 'id'): Relation {
  return { kind: 'one', to, on: (c, p) => `${c}.${snake(key)} = ${p}.${snake(property)}` };
}

/** As `one`, for a property that names records of several nouns: `when` says which of this noun's records name that one. */
export function oneWhen(
  to: string,
  property: string,
  key: string,
  when: (parent: string) => string,
): Relation {
  const { on } = one(to, property, key);
  return { kind: 'one', to, on: (c, p) => `${on(c, p)} AND ${when(p)}` };
}

/** Records of another noun that refer to this one, few by nature. */
export function list(to: string, property: string, key = 'id', orderBy?: string): Relation {
  const on: Relation['on'] = (c, p) => `${c}.${snake(property)} = ${p}.${snake(key)}`;
  return orderBy ? { kind: 'list', to, on, orderBy } : { kind: 'list', to, on };
}

/** Records of another noun that refer to this one, paged. */
export function connection(to: string, property: string, key = 'id'): Relation {
  return { kind: 'connection', to, on: (c, p) => `${c}.${snake(property)} = ${p}.${snake(key)}` };
}

/** The CRM record coupled to this ERP record. */
export function crmCounterpart(to: string): Relation {
  return counterpart(to, 'erp_id', 'crm_id');
}

/** The ERP record coupled to this CRM record. */
export function erpCounterpart(to: string): Relation {
  return counterpart(to, 'crm_id', 'erp_id');
}

/** The quote of the other side; quotes are tied by being processed, not by a table mapping. */
export function quoteCounterpart(to: string, own: string, other: string): Relation {
  return {
    kind: 'one',
    to,
    from: (c, table) => `sync.processed_quote ${c}k JOIN ${table} ${c} ON ${c}.id = ${c}k.${other}`,
    on: (c, p) => `${c}k.${own} = ${p}.id`,
  };
}

// From the coupling to the record: as `id IN (SELECT ...)` the planner removes duplicates first, which for
// 50 records costs a sixth of the whole statement.
function counterpart(to: string, own: string, other: string): Relation {
  return {
    kind: 'one',
    to,
    from: (c, table) => `sync.coupling ${c}k JOIN ${table} ${c} ON ${c}.id = ${c}k.${other}`,
    on: (c, p) => `${c}k.${own} = ${p}.id`,
  };
}

/** The coupling that an ERP or CRM record takes part in. */
export function couplingOf(side: 'erp' | 'crm'): Relation {
  return { kind: 'one', to: 'Coupling', on: (c, p) => `${c}.${side}_id = ${p}.id` };
}

/** An amount with its currency, from an amount property and SQL of a currency code. */
export function money(property: string, currency: (alias: string) => string): Embedded {
  return { amount: property, currencyCode: { sql: currency } };
}

/** snake_case of a property, as the naming strategy makes it. */
export function snake(property: string): string {
  return property.replace(/([A-Z])/g, (letter) => `_${letter.toLowerCase()}`);
}
