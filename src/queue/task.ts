/** A kind of work that waits in the queue: its name, and how its payload is read. */
export interface Task<P extends object> {
  readonly name: string;
  /** The payload as it was written; throws when it is something else. */
  readonly parse: (payload: unknown) => P;
}

/** Declares a task. Its payload is parsed when it is written and when it is read. */
export function defineTask<P extends object>(
  name: string,
  parse: (payload: unknown) => P,
): Task<P> {
  return { name, parse };
}
