const BUSY = new Set(['40001', '40P01', '55P03']);
const GONE = new Set(['57P01', '57P02', '57P03', '53300', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE']);
const CUT_OFF =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded)/;

/**
 * What to tell of an error that says nothing about the request: other work stood in the way, or the database
 * does not answer. The same request may succeed later. Null for every other error.
 */
export function passingTrouble(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { code?: unknown };
  const text = typeof code === 'string' ? code : '';
  if (BUSY.has(text)) return 'Other work on the same records stood in the way. Try again.';
  if (GONE.has(text) || text.startsWith('08') || CUT_OFF.test(error.message))
    return 'The database does not answer. Try again in a moment.';
  return null;
}
