import { Field, InputType, type ClassType } from 'type-graphql';
import { Int } from 'type-graphql';
import { DateScalar, DecimalScalar } from '../fields/scalars';

/** Kind of one value of a composite key. */
export type KeyKind = 'text' | 'int' | 'date' | 'decimal' | { readonly enumeration: object };

/** The values that name a record together; `blank` may be left out, which means that the record has none. */
export type KeyFields = Readonly<
  Record<string, { readonly kind: KeyKind; readonly blank?: boolean; readonly description: string }>
>;

/** The input that names a record of a noun by its composite key. */
export function keyInput(type: string, fields: KeyFields): ClassType {
  class Key {}
  InputType(`${type}Key`, { description: `What names one ${type} record.` })(Key);
  for (const [property, { kind, blank, description }] of Object.entries(fields)) {
    Field(() => scalarOf(kind), { nullable: blank === true, description })(Key.prototype, property);
  }
  return Key;
}

function scalarOf(kind: KeyKind) {
  if (typeof kind === 'object') return kind.enumeration;
  return { text: String, int: Int, date: DateScalar, decimal: DecimalScalar }[kind];
}
