/** One variable whose value cannot be used. */
export interface ConfigProblem {
  readonly variable: string;
  /** What was found; null for a secret, which no message shows. */
  readonly value: string | null;
  /** What would be right. */
  readonly allowed: string;
}

/** The environment holds values that cannot be used; the message names each with what is allowed. */
export class ConfigError extends Error {
  readonly code = 'CONFIG_INVALID';

  constructor(readonly problems: readonly ConfigProblem[]) {
    super(problems.map(sentence).join('\n'));
    this.name = 'ConfigError';
  }
}

function sentence({ variable, value, allowed }: ConfigProblem): string {
  return value === null
    ? `${variable} has a value that cannot be used (it is secret and not shown). Allowed: ${allowed}.`
    : `${variable}=${value} cannot be used. Allowed: ${allowed}.`;
}
