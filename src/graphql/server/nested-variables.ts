import {
  getNamedType,
  getVariableValues,
  isInputObjectType,
  Kind,
  typeFromAST,
  type DocumentNode,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';

/** Stands for a type whose values are taken as they are. */
const AS_IT_IS = { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: 'JSON' } } as const;

/** A document whose compiled form takes some variables ready made, and the definitions of these. */
export interface ReadyMade {
  readonly document: DocumentNode;
  readonly definitions: readonly VariableDefinitionNode[];
}

/**
 * Inputs that contain themselves, such as the `and` of a `where`, have no bound that a compiler could unroll:
 * compiling one as a variable would never end. Their variables are read by graphql itself, and the compiled
 * query takes what came out as it is.
 */
export function withReadyMade(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadyMade {
  const definitions = (operation.variableDefinitions ?? []).filter((definition) =>
    containsItself(schema, definition),
  );
  if (definitions.length === 0) return { document, definitions };
  const plain = (definition: VariableDefinitionNode): VariableDefinitionNode =>
    definitions.includes(definition)
      ? { kind: definition.kind, variable: definition.variable, type: AS_IT_IS }
      : definition;
  const rewritten = {
    ...operation,
    variableDefinitions: (operation.variableDefinitions ?? []).map(plain),
  };
  return {
    document: {
      ...document,
      definitions: document.definitions.map((each) => (each === operation ? rewritten : each)),
    },
    definitions,
  };
}

/** The variables with those of the definitions read by graphql; or what is wrong with them. */
export function readVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Readonly<Record<string, unknown>>,
): { values: Record<string, unknown> } | { errors: readonly GraphQLError[] } {
  const { coerced, errors } = getVariableValues(schema, definitions, variables);
  return errors ? { errors } : { values: { ...variables, ...coerced } };
}

function containsItself(schema: GraphQLSchema, { type }: VariableDefinitionNode): boolean {
  const input = typeFromAST(schema, type as never) as GraphQLInputType | undefined;
  return input !== undefined && reaches(input, new Set());
}

function reaches(type: GraphQLInputType, above: ReadonlySet<string>): boolean {
  const named = getNamedType(type);
  if (!isInputObjectType(named)) return false;
  if (above.has(named.name)) return true;
  const path = new Set([...above, named.name]);
  return Object.values(named.getFields()).some((field) => reaches(field.type, path));
}
