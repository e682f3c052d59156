/** What the log keeps of an error. */
export interface LoggedError {
  type: string;
  message: string;
  code?: string;
  constraint?: string;
  table?: string;
  detail?: string;
  stack?: string;
  cause?: LoggedError;
}

const DEPTH = 4;

/**
 * Picks what may be logged of an error. The database's `detail` and the parameters of a statement hold
 * values of rows, which can be personal data: they are left out, `detail` is kept only when `verbose`.
 */
export function describeError(error: unknown, verbose: boolean, depth = DEPTH): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const hides = !verbose && quotesValues(error);
  const described: LoggedError = {
    type: error.name,
    message: hides ? withoutQuotes(error.message) : error.message,
  };
  const source = error as Error & Readonly<Record<string, unknown>>;
  for (const key of ['code', 'constraint', 'table'] as const) {
    const value = source[key];
    if (typeof value === 'string') described[key] = value;
  }
  if (verbose && typeof source['detail'] === 'string') described.detail = source['detail'];
  if (error.stack !== undefined) described.stack = hides ? withoutQuotes(error.stack) : error.stack;
  if (error.cause !== undefined && depth > 0) {
    described.cause = describeError(error.cause, verbose, depth - 1);
  }
  return described;
}

// What the database says of a value that it cannot take quotes the value (SQLSTATE class 22).
function quotesValues(error: Error): boolean {
  return /^22[0-9A-Z]{3}$/.test(String((error as { code?: unknown }).code));
}

function withoutQuotes(text: string): string {
  return text.replace(/"(?:[^"\\]|\\.)*"/g, '"***"');
}

/** Masks passwords in addresses and bearer tokens in a text that is about to be shown. */
export function withoutSecrets(text: string): string {
  return text
    .replace(/(\w:\/\/[^\s:/@"\\]*:)[^\s/@"\\]+@/g, '$1***@')
    .replace(/(bearer\s+)[\w.~+/=-]+/gi, '$1***');
}
