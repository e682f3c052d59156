import type { Page, PageQueue } from './page-queue';

/**
 * Works off the pages of a queue, several at once. The first page goes alone: small runs need no second
 * connection, and what a mapping makes on first use, such as the local currency, is then there for all.
 * When one lane fails the others end with the page they have, and the first error is thrown.
 */
export async function inLanes(
  queue: PageQueue,
  lanes: number,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  const lane = async (): Promise<void> => {
    try {
      for (let page = await queue.next(); page; page = await queue.next()) await work(page);
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
