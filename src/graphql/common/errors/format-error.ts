import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { Refusal } from '../../../platform/errors/refusal';
import { passingTrouble } from '../../../platform/errors/passing-trouble';
import { RetryableError } from '../../../platform/errors/retryable-error';

const INTERNAL = 'INTERNAL_SERVER_ERROR';

/**
 * What leaves the server for an error of a query: a refusal with its code and remedy, something passing
 * as UNAVAILABLE, the client's own mistakes as they are, and anything else masked.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  if (cause instanceof Refusal) {
    const { code, field, remedy, data } = cause;
    return { ...formatted, message: cause.message, extensions: { code, field, remedy, data } };
  }
  const passing = cause instanceof RetryableError ? cause.message : passingTrouble(cause);
  if (passing !== null)
    return { ...formatted, message: passing, extensions: { code: 'UNAVAILABLE' } };
  const code = formatted.extensions?.code;
  if (cause instanceof GraphQLError && code !== INTERNAL)
    return { ...formatted, extensions: { code } };
  return {
    ...formatted,
    message:
      'Something went wrong on our side. The request id in the response header x-request-id helps us find it.',
    extensions: { code: INTERNAL },
  };
}

/** What people who run the hub must see of an error; null when the error tells the client all there is. */
export function bugBehind(error: GraphQLError): unknown {
  const cause = unwrapResolverError(error);
  if (cause instanceof Refusal || cause instanceof RetryableError) return null;
  const code = error.extensions.code ?? INTERNAL;
  return cause instanceof GraphQLError && code !== INTERNAL ? null : cause;
}
