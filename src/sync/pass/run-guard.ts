/** Looks whether runs may go on, and ends all of them where they may not (S-27). */
export interface RunGuard {
  /** Refuses a run that could only fail, such as with a user that has lost its privileges. */
  before(): Promise<void>;
  /** Looks at what became of runs. */
  after(runIds: readonly string[]): Promise<void>;
}
