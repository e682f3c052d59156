import { Field, ID, InputType, Int, registerEnumType, type ClassType } from 'type-graphql';
import type { FilterKind } from '../read/readable';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../fields/scalars';

const EQUAL = 'The value equals this one.';
const UNEQUAL = 'The value differs from this one; blank values never match.';
const AMONG = 'The value is one of these; at most 1,000.';
const BLANK = 'True: the value is blank. False: it is not.';
const LESS = 'The value is less than this one.';
const LESS_OR_EQUAL = 'The value is at most this one.';
const GREATER = 'The value is greater than this one.';
const GREATER_OR_EQUAL = 'The value is at least this one.';

@InputType('StringFilter', {
  description: 'Conditions on a text; all that are given must hold. Comparison is exact.',
})
class StringFilter {
  @Field(() => String, { nullable: true, description: EQUAL }) eq?: string;
  @Field(() => String, { nullable: true, description: UNEQUAL }) ne?: string;
  @Field(() => [String], { nullable: true, description: AMONG }) in?: string[];
  @Field(() => String, { nullable: true, description: 'The text begins with this one.' })
  startsWith?: string;
  @Field(() => Boolean, { nullable: true, description: BLANK }) isNull?: boolean;
}

@InputType('IdFilter', { description: 'Conditions on a reference; all that are given must hold.' })
class IdFilter {
  @Field(() => ID, { nullable: true, description: EQUAL }) eq?: string;
  @Field(() => [ID], { nullable: true, description: AMONG }) in?: string[];
  @Field(() => Boolean, { nullable: true, description: BLANK }) isNull?: boolean;
}

@InputType('DecimalFilter', {
  description: 'Conditions on an amount or quantity; all that are given must hold.',
})
class DecimalFilter {
  @Field(() => DecimalScalar, { nullable: true, description: EQUAL }) eq?: string;
  @Field(() => DecimalScalar, { nullable: true, description: LESS }) lt?: string;
  @Field(() => DecimalScalar, { nullable: true, description: LESS_OR_EQUAL }) lte?: string;
  @Field(() => DecimalScalar, { nullable: true, description: GREATER }) gt?: string;
  @Field(() => DecimalScalar, { nullable: true, description: GREATER_OR_EQUAL }) gte?: string;
  @Field(() => Boolean, { nullable: true, description: BLANK }) isNull?: boolean;
}

@InputType('IntFilter', {
  description: 'Conditions on a whole number; all that are given must hold.',
})
class IntFilter {
  @Field(() => Int, { nullable: true, description: EQUAL }) eq?: number;
  @Field(() => [Int], { nullable: true, description: AMONG }) in?: number[];
  @Field(() => Int, { nullable: true, description: LESS }) lt?: number;
  @Field(() => Int, { nullable: true, description: LESS_OR_EQUAL }) lte?: number;
  @Field(() => Int, { nullable: true, description: GREATER }) gt?: number;
  @Field(() => Int, { nullable: true, description: GREATER_OR_EQUAL }) gte?: number;
}

@InputType('BooleanFilter', { description: 'Condition on a yes-or-no value.' })
class BooleanFilter {
  @Field(() => Boolean, { nullable: true, description: EQUAL }) eq?: boolean;
}

@InputType('DateFilter', {
  description: 'Conditions on a calendar day; all that are given must hold.',
})
class DateFilter {
  @Field(() => DateScalar, { nullable: true, description: EQUAL }) eq?: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day is before this one.' })
  lt?: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day is this one or before.' })
  lte?: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day is after this one.' })
  gt?: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day is this one or after.' })
  gte?: string;
  @Field(() => Boolean, { nullable: true, description: BLANK }) isNull?: boolean;
}

@InputType('DateTimeFilter', {
  description: 'Conditions on an instant; all that are given must hold.',
})
class DateTimeFilter {
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant is before this one.' })
  lt?: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant is this one or before.',
  })
  lte?: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant is after this one.' })
  gt?: string;
  @Field(() => DateTimeScalar, { nullable: true, description: 'The instant is this one or after.' })
  gte?: string;
  @Field(() => Boolean, { nullable: true, description: BLANK }) isNull?: boolean;
}

const BY_KIND = {
  string: StringFilter,
  id: IdFilter,
  decimal: DecimalFilter,
  int: IntFilter,
  boolean: BooleanFilter,
  date: DateFilter,
  dateTime: DateTimeFilter,
} as const;

const enumFilters = new Map<object, ClassType>();

/** The filter input of a kind of field. An enum gets one input of its own, made once. */
export function filterType(kind: FilterKind, name: string): ClassType {
  if (typeof kind === 'string') return BY_KIND[kind];
  let filter = enumFilters.get(kind.enumeration);
  if (!filter) enumFilters.set(kind.enumeration, (filter = enumFilter(kind.enumeration, name)));
  return filter;
}

function enumFilter(enumeration: object, name: string): ClassType {
  @InputType(`${name}Filter`, {
    description: `Conditions on a ${name}; all that are given must hold.`,
  })
  class EnumFilter {
    @Field(() => enumeration, { nullable: true, description: EQUAL }) eq?: unknown;
    @Field(() => [enumeration], { nullable: true, description: AMONG }) in?: unknown[];
  }
  return EnumFilter;
}

const enumNames = new Map<object, string>();

/** A value as the API shows it, under the name of an enum's key. */
type ApiValues = Readonly<Record<string, string | number>>;

/**
 * Registers an enum for the API, once, and returns it with its keys in capitals as GraphQL writes them.
 * The vendors' numbers stay what they are. Every value needs a description.
 */
export function apiEnum<E extends object>(
  enumeration: E,
  name: string,
  description: string,
  values: Record<Exclude<keyof E, number>, string>,
): ApiValues {
  const texts = Object.entries(values as Record<string, string>);
  const raw = enumeration as Record<string, string | number>;
  const shown = Object.fromEntries(texts.map(([key]) => [constantCase(key), raw[key] ?? key]));
  enumNames.set(shown, name);
  registerEnumType(shown, {
    name,
    description,
    valuesConfig: Object.fromEntries(
      texts.map(([key, text]) => [constantCase(key), { description: text }]),
    ),
  });
  return shown;
}

/** `InProgress` and `inProgress` as `IN_PROGRESS`; what is in capitals stays. */
function constantCase(key: string): string {
  return key === key.toUpperCase() ? key : key.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toUpperCase();
}

/** The API name under which an enum was registered. */
export function enumName(enumeration: object): string {
  const name = enumNames.get(enumeration);
  if (name === undefined) throw new Error('An enum is used before it is registered.');
  return name;
}
