import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash, randomInt, randomUUID } from 'node:crypto';

/** Ids and random numbers that follow from a seed, one after the other. */
class SeededChance {
  private drawn = 0;

  constructor(private readonly seed: string) {}

  newId(): string {
    return seededId(`${this.seed}/${this.drawn++}`);
  }

  below(limit: number): number {
    return this.digest().readUIntBE(0, 6) % limit;
  }

  private digest(): Buffer {
    return createHash('sha1').update(`${this.seed}/${this.drawn++}`).digest();
  }
}

const seeded = new AsyncLocalStorage<SeededChance>();

/** A new id for a record. */
export function newId(): string {
  return seeded.getStore()?.newId() ?? randomUUID();
}

/** The next id of the seed that is at work; null where ids are random. */
export function nextSeededId(): string | null {
  return seeded.getStore()?.newId() ?? null;
}

/** A random number from 0 up to, but not including, the limit. */
export function chanceBelow(limit: number): number {
  return seeded.getStore()?.below(limit) ?? randomInt(limit);
}

/** Runs work whose new ids and random numbers follow from a seed: the same work makes the same records. */
export function withSeed<T>(seed: string, work: () => Promise<T>): Promise<T> {
  return seeded.run(new SeededChance(seed), work);
}

/** The id that a text always has (UUID version 5 in form). */
export function seededId(text: string): string {
  const hex = createHash('sha1').update(text).digest('hex');
  const variant = ((parseInt(hex.slice(16, 18), 16) & 0x3f) | 0x80).toString(16).padStart(2, '0');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-${variant}${hex.slice(18, 20)}-${hex.slice(20, 32)}`;
}
