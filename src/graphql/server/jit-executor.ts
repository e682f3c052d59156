import {
  execute,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
} from 'graphql';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { JsonScalar } from '../common/fields/scalars';

/** One request as the executor gets it. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
  readonly context: unknown;
}

interface Compiled {
  readonly query: CompiledQuery;
  readonly operation: OperationDefinitionNode;
}

/**
 * Runs documents as compiled functions: a document is compiled once and kept as long as the document
 * cache keeps it. What cannot be compiled runs through the ordinary executor.
 */
export class JitExecutor {
  private readonly compiled = new WeakMap<DocumentNode, Map<string, Compiled | null>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Executes a validated document. */
  async run({ document, operationName, variables, context }: Execution): Promise<ExecutionResult> {
    const compiled = this.compiledOf(document, operationName);
    if (!compiled) {
      return execute({
        schema: this.schema,
        document,
        operationName,
        variableValues: variables,
        contextValue: context,
      });
    }
    const definitions = compiled.operation.variableDefinitions ?? [];
    if (definitions.length === 0)
      return withPlainErrors(await compiled.query.query(undefined, context, {}));
    const { errors, coerced } = getVariableValues(this.schema, definitions, variables, {
      maxErrors: 50,
    });
    if (errors) return { errors };
    return withPlainErrors(await compiled.query.query(undefined, context, coerced));
  }

  private compiledOf(document: DocumentNode, operationName: string | null): Compiled | null {
    let byOperation = this.compiled.get(document);
    if (!byOperation)
      this.compiled.set(document, (byOperation = new Map<string, Compiled | null>()));
    const key = operationName ?? '';
    let compiled = byOperation.get(key);
    if (compiled === undefined)
      byOperation.set(key, (compiled = this.compile(document, operationName)));
    return compiled;
  }

  private compile(document: DocumentNode, operationName: string | null): Compiled | null {
    const operation = operationOf(document, operationName);
    if (!operation) return null;
    const result = compileQuery(
      this.schema,
      withValuesAsTheyAre(document, operation),
      operationName ?? undefined,
    );
    return isCompiledQuery(result) ? { query: result, operation } : null;
  }
}

function operationOf(document: DocumentNode, name: string | null): OperationDefinitionNode | null {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (name === null) return operations.length === 1 ? (operations[0] ?? null) : null;
  return operations.find((operation) => operation.name?.value === name) ?? null;
}

const AS_IT_IS: TypeNode = {
  kind: Kind.NAMED_TYPE,
  name: { kind: Kind.NAME, value: JsonScalar.name },
};

/**
 * The document for the compiler. Its own reading of variables never ends for an input that contains itself,
 * as every `where` does, and misses defaults inside inputs; variables are read before, by graphql's own
 * rules, and pass it as plain values.
 */
function withValuesAsTheyAre(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): DocumentNode {
  const variableDefinitions = operation.variableDefinitions?.map((definition) =>
    // The compiler insists on seeing that a condition's variable is a Boolean.
    isBoolean(definition.type)
      ? definition
      : { ...definition, type: AS_IT_IS, defaultValue: undefined },
  );
  return {
    ...document,
    definitions: document.definitions.map((definition) =>
      definition === operation ? { ...operation, variableDefinitions } : definition,
    ),
  };
}

function isBoolean(type: TypeNode): boolean {
  const named = type.kind === Kind.NON_NULL_TYPE ? type.type : type;
  return named.kind === Kind.NAMED_TYPE && named.name.value === 'Boolean';
}

// The compiled query's errors lack what the server reads of an error of graphql.
function withPlainErrors(result: ExecutionResult): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map(plainError) };
}

function plainError({ message, path, originalError, locations }: GraphQLError): GraphQLError {
  const error = new GraphQLError(message, { path, originalError });
  return locations
    ? Object.defineProperty(error, 'locations', { value: locations, enumerable: true })
    : error;
}
