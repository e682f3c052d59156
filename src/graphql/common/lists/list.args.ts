import { Field, InputType, registerEnumType, type ClassType } from 'type-graphql';
import { Refusal } from '../../../platform/errors/refusal';
import type { FilterKind } from '../read/readable';
import { enumName, filterType } from './filter.inputs';

/** Ascending or descending. */
export enum SortDirection {
  ASC = 'ASC',
  DESC = 'DESC',
}

registerEnumType(SortDirection, {
  name: 'SortDirection',
  description: 'Whether a list goes up or down.',
  valuesConfig: {
    ASC: { description: 'Smallest first; blank values last.' },
    DESC: { description: 'Greatest first; blank values first.' },
  },
});

/** `first` of every list: how many by default and at most. */
export const FIRST = { default: 20, most: 100 } as const;

/** The sentence every `first` carries. */
export const FIRST_TEXT = `How many records the page holds: ${FIRST.default} unless said otherwise, at most ${FIRST.most}.`;
/** The sentence every `after` carries. */
export const AFTER_TEXT =
  'Cursor of the record before the page: `pageInfo.endCursor` of the page before.';

/** Refuses a page size that a list does not serve. */
export function checkFirst(first: number = FIRST.default): void {
  if (first >= 1 && first <= FIRST.most) return;
  throw new Refusal(
    'INVALID_INPUT',
    `first is ${first}; a page holds 1 to ${FIRST.most} records.`,
    {
      field: 'first',
      remedy: `Ask for at most ${FIRST.most} and go on with \`after\`.`,
    },
  );
}

const wheres = new Map<string, ClassType>();
const orders = new Map<string, ClassType>();

/** The `where` input of a noun, made once from its filters. */
export function whereOf(type: string, filters: Readonly<Record<string, FilterKind>>): ClassType {
  let where = wheres.get(type);
  if (!where) wheres.set(type, (where = makeWhere(type, filters)));
  return where;
}

function makeWhere(type: string, filters: Readonly<Record<string, FilterKind>>): ClassType {
  class Where {}
  InputType(`${type}Where`, {
    description: `Conditions on ${type} records; all that are given must hold.`,
  })(Where);
  const all: Readonly<Record<string, FilterKind>> = { id: 'id', ...filters };
  for (const [field, kind] of Object.entries(all)) {
    const filter = filterType(kind, typeof kind === 'string' ? '' : enumName(kind.enumeration));
    Field(() => filter, { nullable: true, description: `Conditions on \`${field}\`.` })(
      Where.prototype,
      field,
    );
  }
  Field(() => [Where], {
    nullable: true,
    description: 'All of these hold; at most 20, and at most 5 levels deep.',
  })(Where.prototype, 'and');
  Field(() => [Where], {
    nullable: true,
    description: 'At least one of these holds; at most 20, and at most 5 levels deep.',
  })(Where.prototype, 'or');
  return Where;
}

/** The `orderBy` input of a noun, made once from its orderings. */
export function orderByOf(type: string, orderings: readonly string[]): ClassType {
  let order = orders.get(type);
  if (!order) orders.set(type, (order = makeOrder(type, orderings)));
  return order;
}

function makeOrder(type: string, orderings: readonly string[]): ClassType {
  const fields = Object.fromEntries(
    orderings.map((property) => [constantCase(property), property]),
  );
  registerEnumType(fields, {
    name: `${type}OrderField`,
    description: `What a list of ${type} records may be sorted by.`,
    valuesConfig: Object.fromEntries(
      Object.entries(fields).map(([key, property]) => [
        key,
        { description: `By \`${property}\`.` },
      ]),
    ),
  });
  @InputType(`${type}Order`, {
    description: `How a list of ${type} records is sorted; the id breaks ties.`,
  })
  class Order {
    @Field(() => fields, { description: 'What to sort by.' })
    field: string;

    @Field(() => SortDirection, { defaultValue: SortDirection.ASC, description: 'Up or down.' })
    direction: SortDirection;
  }
  return Order;
}

/** `countryRegionCode` as `COUNTRY_REGION_CODE`. */
function constantCase(property: string): string {
  return property.replace(/([A-Z])/g, '_$1').toUpperCase();
}
