import { createReadStream } from 'node:fs';
import { parser } from 'stream-json';
import { pick } from 'stream-json/filters/Pick';
import { streamArray } from 'stream-json/streamers/StreamArray';
import type { Payload } from '../translation';

/** A record of a file with its place in it, from 0. */
export interface IndexedPayload {
  readonly index: number;
  readonly payload: Payload;
}

/**
 * Reads the records of a file shaped `{ "value": [...] }` in batches, never the whole file at once. Numbers stay
 * text, as they are written.
 */
export async function* readBatches(path: string, size: number): AsyncGenerator<IndexedPayload[]> {
  const records = createReadStream(path)
    .pipe(parser({ packNumbers: true, streamNumbers: false }))
    .pipe(pick({ filter: 'value' }))
    .pipe(streamArray({ numberAsString: true } as never));
  let batch: IndexedPayload[] = [];
  for await (const { key, value } of records as AsyncIterable<{ key: number; value: Payload }>) {
    batch.push({ index: key, payload: value });
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
