import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
  isInterfaceType,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';
import { newId } from '../../src/platform/new-id';

const SCALARS: Readonly<Record<string, unknown>> = {
  Boolean: true,
  Int: 1,
  Decimal: '1',
  Date: '2026-03-02',
  DateTime: '2026-03-02T08:00:00Z',
  JSON: {},
};

/** A value of the right form for an argument: of an input, what must be given. */
export function anyInput(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return anyInput(type.ofType);
  if (isListType(type)) return [anyInput(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (isInputObjectType(type))
    return Object.fromEntries(
      Object.values(type.getFields())
        .filter((field) => isNonNullType(field.type) && field.defaultValue === undefined)
        .map((field) => [field.name, anyInput(field.type)]),
    );
  return type.name === 'ID' ? newId() : (SCALARS[type.name] ?? 'text');
}

/** A mutation with everything that its payload has at the top, and the code of each refusal. */
export function wholeMutation({ name, type, args }: GraphQLField<unknown, unknown>): string {
  const payload = getNamedType(type);
  const fields = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const selected = fields.map((field) => {
    if (field.name === 'errors') return 'errors { code message path remedy data }';
    const inner = getNamedType(field.type);
    return isObjectType(inner) || isInterfaceType(inner)
      ? `${field.name} { __typename }`
      : field.name;
  });
  return `mutation ($input: ${String(args[0]?.type)}) { ${name}(input: $input) { ${selected.join(' ')} } }`;
}
