import {
  getOperationAST,
  GraphQLError,
  OperationTypeNode,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import { checkQueryCost, type QueryLimits } from '../query-cost';

/** A document of more tokens than this is no subscription that a person wrote. */
const MOST_TOKENS = 5_000;

/** Reads what a client wants to subscribe to; says what is wrong with it where it cannot be served. */
export function readOperation(
  schema: GraphQLSchema,
  limits: QueryLimits,
  { query, operationName, variables }: SubscribePayload,
): { document: DocumentNode } | { errors: readonly GraphQLError[] } {
  try {
    const document = parse(query, { maxTokens: MOST_TOKENS });
    const errors = validate(schema, document, specifiedRules, { maxErrors: 20 });
    if (errors.length > 0) return { errors };
    const operation = getOperationAST(document, operationName);
    if (!operation) return refused('Say which operation of the document is meant.', 'BAD_REQUEST');
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION)
      return refused('Send queries and mutations over HTTP.', 'SUBSCRIPTIONS_ONLY');
    checkQueryCost({ schema, document, operation, variables: variables ?? {}, limits });
    return { document };
  } catch (error) {
    if (error instanceof GraphQLError) return { errors: [error] };
    throw error;
  }
}

/** An error that tells the client what to do otherwise. */
export function refused(message: string, code: string): { errors: readonly GraphQLError[] } {
  return { errors: [new GraphQLError(message, { extensions: { code } })] };
}
