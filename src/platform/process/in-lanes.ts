/** Work that several take from, one piece at a time. */
export interface WorkQueue<T> {
  /** The next piece; null when there is none, or nothing more is wanted. */
  next(): Promise<T | null>;
  /** Gives out nothing more. */
  stop(): void;
}

/** The pieces of a list as a queue; those of a generator are made when they are asked for. */
export function queueOf<T>(pieces: Iterable<T>): WorkQueue<T> {
  const iterator = pieces[Symbol.iterator]();
  let stopped = false;
  return {
    next: () => {
      const step = stopped ? null : iterator.next();
      return Promise.resolve(step && !step.done ? step.value : null);
    },
    stop: () => {
      stopped = true;
    },
  };
}

/**
 * Works off the pieces of a queue, several at once. The first piece goes alone: small runs need no second
 * connection, and what a mapping makes on first use, such as the local currency, is then there for all.
 * When one lane fails the others end with the piece they have, and the first error is thrown.
 */
export async function inLanes<T>(
  queue: WorkQueue<T>,
  lanes: number,
  work: (piece: T) => Promise<void>,
): Promise<void> {
  const lane = async (): Promise<void> => {
    try {
      for (let piece = await queue.next(); piece; piece = await queue.next()) await work(piece);
    } catch (error) {
      queue.stop();
      throw error;
    }
  };
  const first = await queue.next();
  if (first) await work(first);
  const ended = await Promise.allSettled(Array.from({ length: lanes }, lane));
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
}
