import {
  defaultFieldResolver,
  getNamedType,
  GraphQLInt,
  isNonNullType,
  isObjectType,
  type GraphQLSchema,
} from 'graphql';

/** Has the counts of a refused mutation be 0: its payload has nothing but errors, and a count is never null. */
export function countNothingWhereRefused(schema: GraphQLSchema): void {
  for (const { type } of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const payload = getNamedType(type);
    if (!isObjectType(payload)) continue;
    for (const field of Object.values(payload.getFields())) {
      if (!isNonNullType(field.type) || field.type.ofType !== GraphQLInt) continue;
      const own = field.resolve ?? defaultFieldResolver;
      field.resolve = (source: { errors?: readonly unknown[] }, args, context, info): unknown =>
        source.errors?.length ? 0 : own(source, args, context, info);
    }
  }
}
