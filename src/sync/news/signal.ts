/**
 * Says that something happened to one who waits for it; raised several times meanwhile, it counts once. It stays
 * up when whoever waits is told to stop.
 */
export class Signal {
  private up = false;
  private waiting: (() => void) | null = null;

  constructor(private readonly stopped: AbortSignal) {
    stopped.addEventListener('abort', () => this.raise(), { once: true });
  }

  /** Something happened. */
  raise(): void {
    this.up = true;
    this.waiting?.();
  }

  /** Waits until it is raised, and lowers it. */
  async raised(): Promise<void> {
    if (!this.up && !this.stopped.aborted)
      await new Promise<void>((resolve) => (this.waiting = resolve));
    this.waiting = null;
    this.up = false;
  }
}

/**
 * A generator that ends when it is told to, also while it waits: `return` of a plain one would wait with it, and
 * what it holds on to would never be given back.
 */
export function stoppable<T>(
  make: (stopped: AbortSignal) => AsyncGenerator<T, void, undefined>,
): AsyncGenerator<T, void, undefined> {
  const stopping = new AbortController();
  const generator = make(stopping.signal);
  return {
    next: () => generator.next(),
    return: (value) => {
      stopping.abort();
      return generator.return(value);
    },
    throw: (error) => {
      stopping.abort();
      return generator.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
    async [Symbol.asyncDispose]() {
      await this.return();
    },
  };
}
