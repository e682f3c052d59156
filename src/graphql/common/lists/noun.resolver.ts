import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Int, Query, Resolver, type ClassType } from 'type-graphql';
import { connectionOf } from './connection.type';
import { AFTER_TEXT, FIRST, FIRST_TEXT, orderByOf, whereOf } from './list.args';
import { singularQuery } from './singular.query';
import type { KeyFields } from './key.inputs';
import type { Page } from '../read/reader';
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
  /** Properties by which people name the record, such as `number`; any one of them finds it. */
  readonly keys?: readonly string[];
  /** Properties that name the record together. */
  readonly compositeKey?: KeyFields;
  /** Property whose greatest value picks one of several records with a key. */
  readonly latestBy?: string;
}

/** A resolver class with the singular and the list query of a noun. */
export function nounResolver({
  reads,
  type,
  singular,
  plural,
  keys,
  compositeKey,
  latestBy,
}: NounQueries): ClassType {
  const Connection = connectionOf(reads.type, () => type);
  const Where = whereOf(reads.type, reads.filters);
  const OrderBy = orderByOf(reads.type, reads.orderings);

  @Resolver()
  class NounResolver {
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
      return context.reader.page(reads.type, { first, after, where, orderBy }, info);
    }
  }

  singularQuery(NounResolver, { reads, type, singular, keys: keys ?? [], compositeKey, latestBy });
  return NounResolver;
}
