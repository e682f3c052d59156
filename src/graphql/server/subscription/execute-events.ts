import {
  createSourceEventStream,
  execute,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';

/** What an event is answered in: made anew for each, so that nothing is remembered from the one before. */
export type FreshContext = () => unknown;

/** Subscribes, and answers each event in a context of its own. */
export async function executeEvents(
  args: ExecutionArgs,
  fresh: FreshContext,
): Promise<AsyncGenerator<ExecutionResult, void, undefined> | ExecutionResult> {
  const events = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in events)) return events;
  const source = events[Symbol.asyncIterator]();
  const answers: AsyncGenerator<ExecutionResult, void, undefined> = {
    async next() {
      const event = await source.next();
      if (event.done === true) return { value: undefined, done: true };
      const value = await execute({ ...args, rootValue: event.value, contextValue: fresh() });
      return { value, done: false };
    },
    async return() {
      await source.return?.();
      return { value: undefined, done: true };
    },
    async throw(error: unknown) {
      await source.throw?.(error);
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await source.return?.();
    },
  };
  return answers;
}
