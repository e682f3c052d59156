import {
  getNullableType,
  isInputObjectType,
  isListType,
  isLeafType,
  Kind,
  typeFromAST,
  valueFromASTUntyped,
  type DocumentNode,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * Fills in what a request left to the defaults of its document and of the schema's inputs, in the form in
 * which a client would have sent it. Compiled queries take a required value with a default for missing.
 */
export function withDefaults(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables {
  const definitions = operation.variableDefinitions ?? [];
  if (definitions.length === 0) return variables;
  const filled: Record<string, unknown> = { ...variables };
  for (const { variable, type, defaultValue } of definitions) {
    const name = variable.name.value;
    if (filled[name] === undefined && defaultValue)
      filled[name] = valueFromASTUntyped(defaultValue);
    const inputType = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
    if (inputType && filled[name] !== undefined) filled[name] = filledIn(inputType, filled[name]);
  }
  return filled;
}

/** The operation of a document that a request names; null when it names none and there are several. */
export function operationOf(
  document: DocumentNode,
  name: string | null,
): OperationDefinitionNode | null {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name === null) return operations.length === 1 ? (operations[0] ?? null) : null;
  return operations.find((operation) => operation.name?.value === name) ?? null;
}

function filledIn(type: GraphQLInputType, value: unknown): unknown {
  const nullable = getNullableType(type);
  if (value === null || value === undefined) return value;
  if (isListType(nullable)) {
    return Array.isArray(value) ? value.map((item) => filledIn(nullable.ofType, item)) : value;
  }
  if (!isInputObjectType(nullable) || typeof value !== 'object') return value;
  const given = value as Record<string, unknown>;
  const filled: Record<string, unknown> = { ...given };
  for (const field of Object.values(nullable.getFields())) {
    if (given[field.name] !== undefined)
      filled[field.name] = filledIn(field.type, given[field.name]);
    else if (field.defaultValue !== undefined)
      filled[field.name] = asSent(field.type, field.defaultValue);
  }
  return filled;
}

function asSent(type: GraphQLInputType, value: unknown): unknown {
  const nullable = getNullableType(type);
  return isLeafType(nullable) ? nullable.serialize(value) : value;
}
