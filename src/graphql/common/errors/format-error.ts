import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { Refusal } from '../../../platform/errors/refusal';
import { RetryableError } from '../../../platform/errors/retryable-error';

/** Reports an error that is ours to mend. */
export type ReportBug = (error: unknown) => void;

/**
 * What leaves the server for an error of a query: a refusal with its code and remedy, something passing
 * as UNAVAILABLE, the client's own mistakes as they are, and anything else masked.
 */
export function formatErrorWith(report: ReportBug) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const cause = unwrapResolverError(error);
    if (cause instanceof Refusal) {
      const { code, field, remedy, data } = cause;
      return { ...formatted, message: cause.message, extensions: { code, field, remedy, data } };
    }
    if (cause instanceof RetryableError) {
      return { ...formatted, message: cause.message, extensions: { code: 'UNAVAILABLE' } };
    }
    const code = formatted.extensions?.code;
    if (cause instanceof GraphQLError && code !== 'INTERNAL_SERVER_ERROR') {
      return { ...formatted, extensions: { code } };
    }
    report(cause);
    return {
      ...formatted,
      message:
        'Something went wrong on our side. The request id in the response header x-request-id helps us find it.',
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    };
  };
}
