import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { parser } from 'stream-json';
import { pick } from 'stream-json/filters/Pick';
import { streamArray } from 'stream-json/streamers/StreamArray';
import { Refusal } from '../../platform/errors/refusal';

/** A record of a file with its place in it, from 0; it may be anything that JSON can say. */
export interface IndexedValue {
  readonly index: number;
  readonly value: unknown;
}

/** What the reader came across outside the list of records. */
interface Shape {
  top: string | null;
  value: string | null;
}

const REMEDY = 'Write the file as the API answers: { "value": [ {...}, {...} ] }.';

/**
 * Reads the records of a file shaped `{ "value": [...] }` in batches, never the whole file at once. Numbers stay
 * text, as they are written. A file of another shape, or one that is no JSON, is refused when that shows: the
 * records before it have been read by then.
 */
export async function* readBatches(path: string, size: number): AsyncGenerator<IndexedValue[]> {
  const shape: Shape = { top: null, value: null };
  const records = await recordsOf(path, shape);
  let batch: IndexedValue[] = [];
  let last = -1;
  try {
    for await (const { key, value } of records as AsyncIterable<{ key: number; value: unknown }>) {
      batch.push({ index: key, value });
      last = key;
      if (batch.length < size) continue;
      yield batch;
      batch = [];
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw explained(error, last);
  }
  if (batch.length > 0) yield batch;
  const complaint = complaintAbout(shape);
  if (complaint) throw new Refusal('INVALID_FILE', complaint, { remedy: REMEDY });
}

async function recordsOf(path: string, shape: Shape) {
  const source = createReadStream(path, { start: await startOf(path) });
  const records = streamArray({ numberAsString: true } as never);
  const list = pick({
    filter: (stack, token) => {
      const { name } = token as { name: string };
      if (stack.length === 0) shape.top ??= name;
      if (stack.length !== 1 || stack[0] !== 'value') return false;
      shape.value ??= name;
      return name === 'startArray';
    },
  });
  // What goes wrong anywhere ends the last of the streams, which is the one that is read.
  pipeline(
    source,
    parser({ packNumbers: true, streamNumbers: false }),
    list,
    records,
    () => undefined,
  );
  return records;
}

// Some programs begin a file with a byte order mark, which is no JSON.
async function startOf(path: string): Promise<number> {
  try {
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0);
      if (bytesRead === 0)
        throw new Refusal('INVALID_FILE', 'The file is empty.', { remedy: REMEDY });
      return bytesRead === 3 && buffer.equals(Buffer.from([0xef, 0xbb, 0xbf])) ? 3 : 0;
    } finally {
      await file.close();
    }
  } catch (error) {
    throw explained(error, -1);
  }
}

function explained(error: unknown, last: number): unknown {
  if (!(error instanceof Error)) return error;
  if ('code' in error && typeof error.code === 'string' && /^E[A-Z]+$/.test(error.code))
    return new Refusal('FILE_UNREADABLE', `The file cannot be read (${error.code}).`, {
      cause: error,
    });
  if (!/^Parser/.test(error.message)) return error;
  const place = last < 0 ? 'before its first record' : `after record ${last}`;
  return new Refusal(
    'INVALID_JSON',
    `The file is no JSON from some place ${place} on: ${error.message}.`,
    { cause: error, remedy: 'Export the file again and repeat the import.' },
  );
}

function complaintAbout({ top, value }: Shape): string | null {
  if (top === null) return 'The file is empty.';
  if (top !== 'startObject') return 'The file does not hold one object with the list "value".';
  if (value === null) return 'The object in the file has no list "value".';
  return value === 'startArray' ? null : '"value" is not a list of records.';
}
