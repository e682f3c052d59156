import type { Candidate, PassCursor } from '../pass';
import type { CandidateReader } from './candidate.store';

/** A page of candidates and its place among the pages of its phase. */
export interface Page {
  readonly index: number;
  readonly candidates: readonly Candidate[];
}

/**
 * Hands out pages of candidates, one read ahead, and knows where a restart would go on: at the end of the
 * last page before which nothing is open. Pages that are done beyond it would be read again, and found done.
 */
export class PageQueue {
  private ahead: Promise<Candidate[]>;
  private count = 0;
  private settled = 0;
  private readonly ends = new Map<number, PassCursor>();
  private stopped = false;

  constructor(
    private readonly reader: CandidateReader,
    private readonly size: number,
  ) {
    this.ahead = reader.next(size);
  }

  /** The next page; null at the end, and after `stop`. */
  async next(): Promise<Page | null> {
    const reading = this.ahead;
    const index = this.count++;
    this.ahead = reading.then((page) =>
      page.length < this.size ? [] : this.reader.next(this.size),
    );
    // Whoever reads this page meets the error as well.
    this.ahead.catch(() => undefined);
    const candidates = await reading;
    return this.stopped || candidates.length === 0 ? null : { index, candidates };
  }

  /** Hands out no more pages. */
  stop(): void {
    this.stopped = true;
  }

  /** Waits until nothing is being read. */
  async idle(): Promise<void> {
    await this.ahead.catch(() => undefined);
  }

  /** Where the run stands once this page is committed; null while earlier ones are open. */
  cursorAfter(page: Page): PassCursor | null {
    if (page.index !== this.settled) return null;
    let cursor = endOf(page);
    for (let index = page.index + 1; this.ends.has(index); index++)
      cursor = this.ends.get(index) ?? cursor;
    return cursor;
  }

  /** The page is committed. */
  done(page: Page): void {
    this.ends.set(page.index, endOf(page));
    while (this.ends.delete(this.settled)) this.settled++;
  }
}

function endOf({ candidates }: Page): PassCursor {
  const last = candidates.at(-1);
  return { xid: last?.xid ?? null, id: last?.position ?? null };
}
