import {
  execute,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { operationOf, withDefaults } from './variable-defaults';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';
import { readVariables, withReadyMade } from './nested-variables';

/** One request as the executor gets it. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
  readonly context: unknown;
}

interface Compiled {
  readonly query: CompiledQuery;
  /** Variables that graphql reads before the compiled query gets them. */
  readonly definitions: readonly VariableDefinitionNode[];
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
    if (compiled) {
      const operation = operationOf(document, operationName);
      const complete = operation ? withDefaults(this.schema, operation, variables) : variables;
      const { query, definitions } = compiled;
      if (definitions.length === 0)
        return withPlainErrors(await query.query(undefined, context, complete));
      const read = readVariables(this.schema, definitions, complete);
      return 'errors' in read
        ? { errors: read.errors }
        : withPlainErrors(await query.query(undefined, context, read.values));
    }
    return execute({
      schema: this.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
    });
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
    const ready = operation
      ? withReadyMade(this.schema, document, operation)
      : { document, definitions: [] };
    const result = compileQuery(this.schema, ready.document, operationName ?? undefined);
    return isCompiledQuery(result) ? { query: result, definitions: ready.definitions } : null;
  }
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
