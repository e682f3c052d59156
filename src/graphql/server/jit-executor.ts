import {
  execute,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { operationOf, withDefaults } from './variable-defaults';
import { compileQuery, isCompiledQuery, type CompiledQuery } from 'graphql-jit';

/** One request as the executor gets it. */
export interface Execution {
  readonly document: DocumentNode;
  readonly operationName: string | null;
  readonly variables: Record<string, unknown>;
  readonly context: unknown;
}

/**
 * Runs documents as compiled functions: a document is compiled once and kept as long as the document
 * cache keeps it. What cannot be compiled runs through the ordinary executor.
 */
export class JitExecutor {
  private readonly compiled = new WeakMap<DocumentNode, Map<string, CompiledQuery | null>>();

  constructor(private readonly schema: GraphQLSchema) {}

  /** Executes a validated document. */
  async run({ document, operationName, variables, context }: Execution): Promise<ExecutionResult> {
    const query = this.queryOf(document, operationName);
    if (query) {
      const operation = operationOf(document, operationName);
      const complete = operation ? withDefaults(this.schema, operation, variables) : variables;
      return withPlainErrors(await query.query(undefined, context, complete));
    }
    return execute({
      schema: this.schema,
      document,
      operationName,
      variableValues: variables,
      contextValue: context,
    });
  }

  private queryOf(document: DocumentNode, operationName: string | null): CompiledQuery | null {
    let byOperation = this.compiled.get(document);
    if (!byOperation)
      this.compiled.set(document, (byOperation = new Map<string, CompiledQuery | null>()));
    const key = operationName ?? '';
    let query = byOperation.get(key);
    if (query === undefined) {
      const result = compileQuery(this.schema, document, operationName ?? undefined);
      byOperation.set(key, (query = isCompiledQuery(result) ? result : null));
    }
    return query;
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
