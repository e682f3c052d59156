import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { Refusal } from '../../../platform/errors/refusal';
import { invalidInput } from '../../../platform/errors/input.errors';
import { connectionOf } from './connection.type';
import { AFTER_TEXT, FIRST, FIRST_TEXT, orderByOf, whereOf } from './list.args';
import type { Page, ReadRow } from '../read/reader';
import type { ReadableSettings } from '../read/readable';
import type { ReadContext } from '../read/attach';
import type { PageArguments } from '../read/statement';

/** How a noun is offered: its fields in the query root and the natural key of its singular. */
export interface NounQueries {
  readonly reads: ReadableSettings;
  readonly type: ClassType;
  /** Name of the singular query, such as `customer`. */
  readonly singular: string;
  /** Name of the list query, such as `customers`. */
  readonly plural: string;
  /** Property by which people name the record, such as `number`; null when there is only the id. */
  readonly key: string | null;
}

/** A resolver class with the singular and the list query of a noun. */
export function nounResolver({ reads, type, singular, plural, key }: NounQueries): ClassType {
  const Connection = connectionOf(reads.type, () => type);
  const Where = whereOf(reads.type, reads.filters);
  const OrderBy = orderByOf(reads.type, reads.orderings);
  const keyText = key ? ` Give exactly one of id and ${key}.` : '';

  @Resolver()
  class NounResolver {
    async one(
      id: string | null,
      natural: string | null,
      context: ReadContext,
      info: GraphQLResolveInfo,
    ): Promise<ReadRow | null> {
      if ((id === null) === (natural === null)) {
        throw invalidInput(key ?? 'id', `Give exactly one of id${key ? ` and ${key}` : ''}.`);
      }
      if (id !== null) return context.reader.byId(reads.type, id, info);
      return context.reader.one(reads.type, key ?? 'id', natural ?? '', info);
    }

    @Query(() => Connection, {
      name: plural,
      description: `A page of ${reads.type} records. Refuses with: INVALID_INPUT, INVALID_CURSOR.`,
    })
    async list(
      @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
      first: number,
      @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
      @Arg('where', () => Where, { nullable: true, description: 'Which records.' })
      where: PageArguments['where'],
      @Arg('orderBy', () => OrderBy, {
        nullable: true,
        description: `Sorting; by ${reads.orderings[0]} unless said otherwise.`,
      })
      orderBy: PageArguments['orderBy'],
      @Ctx() context: ReadContext,
      @Info() info: GraphQLResolveInfo,
    ): Promise<Page> {
      checkFirst(first);
      return context.reader.page(reads.type, { first, after, where, orderBy }, info);
    }
  }

  const description = `One ${reads.type} record; null when there is none.${keyText}`;
  singularQuery(NounResolver, { type, singular, key, description });
  return NounResolver;
}

interface Singular {
  type: ClassType;
  singular: string;
  key: string | null;
  description: string;
}

// Two shapes of one query: with a natural key beside the id, and without.
function singularQuery(target: ClassType, { type, singular, key, description }: Singular): void {
  const prototype = target.prototype as Record<string, unknown>;
  const find = prototype.one as (...args: unknown[]) => unknown;
  prototype.find = key
    ? function (this: unknown, id: unknown, natural: unknown, context: unknown, info: unknown) {
        return find.call(this, id ?? null, natural ?? null, context, info);
      }
    : function (this: unknown, id: unknown, context: unknown, info: unknown) {
        return find.call(this, id ?? null, null, context, info);
      };
  const descriptor: PropertyDescriptor = {
    value: prototype.find,
    writable: true,
    configurable: true,
  };
  Query(() => type, { name: singular, nullable: true, description })(prototype, 'find', descriptor);
  Arg('id', () => ID, { nullable: true, description: 'Opaque id of the record.' })(
    prototype,
    'find',
    0,
  );
  if (key)
    Arg(key, () => String, {
      nullable: true,
      description: `Natural key of the record: its ${key}.`,
    })(prototype, 'find', 1);
  Ctx()(prototype, 'find', key ? 2 : 1);
  Info()(prototype, 'find', key ? 3 : 2);
}

/** Refuses a page size that a list does not serve. */
export function checkFirst(first: number): void {
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
