import type { ApolloServerPlugin } from '@apollo/server';
import { bugBehind } from '../common/errors/format-error';
import type { RequestContext } from './context';

/** Reports an error that is ours to mend, with the id of the request it happened in. */
export type ReportBug = (error: unknown, requestId: string) => void;

/** Reports what is masked in the answer. */
export function bugReportPlugin(report: ReportBug): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didEncounterErrors: ({ errors, contextValue }) => {
          for (const error of errors) {
            const bug = bugBehind(error);
            if (bug !== null) report(bug, contextValue.requestId);
          }
          return Promise.resolve();
        },
      }),
  };
}
