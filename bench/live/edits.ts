import { setTimeout as pause } from 'node:timers/promises';
import { performance } from 'node:perf_hooks';
import { Pool } from 'pg';

/** A coupled pair. */
export interface Pair {
  readonly erpId: string;
  readonly crmId: string;
}

/** One edit that was committed and is not on the other side yet. */
interface Edit {
  readonly sequence: number;
  readonly committedAt: number;
}

const EDITS = {
  ERP: 'UPDATE erp.customer SET phone_no = $2 WHERE id = $1',
  CRM: 'UPDATE crm.account SET fax = $2 WHERE id = $1',
} as const;

/** The side that is written when the other is edited, and the property that then holds the edit's value. */
const ARRIVES = { ERP: 'telephone1', CRM: 'faxNo' } as const;

type Side = keyof typeof EDITS;

/** People who edit both sides at random, and how long each edit takes to the other side. */
export class Edits {
  readonly tookMs: number[] = [];
  private readonly open = new Map<string, Edit[]>();
  private sequence = 0;
  private readonly people: Pool;

  constructor(
    url: string,
    private readonly pairs: readonly Pair[],
  ) {
    this.people = new Pool({ connectionString: url, max: 8 });
  }

  /** How many edits are not on the other side. */
  get waiting(): number {
    let count = 0;
    for (const edits of this.open.values()) count += edits.length;
    return count;
  }

  /** Edits each side so many times a second, evenly, whatever becomes of the edits before. */
  async run(perSecond: number, seconds: number): Promise<void> {
    const started = performance.now();
    const all: Promise<void>[] = [];
    const total = perSecond * seconds;
    for (let at = 0; at < total; at++) {
      const due = started + (at * 1000) / perSecond;
      const wait = due - performance.now();
      if (wait > 0) await pause(wait);
      all.push(this.edit('ERP'), this.edit('CRM'));
    }
    await Promise.all(all);
  }

  /** A write of the synchronization was committed: what it brought, and every earlier edit of the field, has arrived. */
  arrived(recordId: string, changes: Readonly<Record<string, readonly unknown[]>>): void {
    const now = performance.now();
    for (const property of Object.values(ARRIVES)) {
      const value = changes[property]?.[1];
      if (typeof value !== 'string') continue;
      const key = `${recordId}/${property}`;
      const reached = Number(value.slice(1));
      const left: Edit[] = [];
      for (const edit of this.open.get(key) ?? []) {
        if (edit.sequence > reached) left.push(edit);
        else this.tookMs.push(Math.max(0, now - edit.committedAt));
      }
      if (left.length > 0) this.open.set(key, left);
      else this.open.delete(key);
    }
  }

  /** Lets the people go. */
  close(): Promise<void> {
    return this.people.end();
  }

  private async edit(side: Side): Promise<void> {
    const pair = this.pairs[Math.floor(Math.random() * this.pairs.length)];
    if (!pair) throw new Error('There are no pairs.');
    const [own, other] = side === 'ERP' ? [pair.erpId, pair.crmId] : [pair.crmId, pair.erpId];
    const sequence = ++this.sequence;
    const edit = { sequence, committedAt: Infinity };
    const key = `${other}/${ARRIVES[side]}`;
    // Known before it is committed, as the other side may have it before the answer is here.
    this.open.set(key, [...(this.open.get(key) ?? []), edit]);
    await this.people.query(EDITS[side], [own, `+${sequence}`]);
    edit.committedAt = performance.now();
  }
}
