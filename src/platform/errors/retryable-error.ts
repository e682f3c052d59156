/** Something passing stood in the way: a lock, a deadlock, a remote system that throttles. Worth trying again. */
export class RetryableError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'RetryableError';
  }
}
