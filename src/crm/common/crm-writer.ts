import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import { RecordWriter, type WriteResult } from '../../platform/database/record-writer';
import { checkRow } from '../../platform/database/row-checks';
import { sqlState } from '../../platform/database/sql-state';
import { Refusal } from '../../platform/errors/refusal';
import type { CrmWrite } from './crm-write';
import { fixedOnceSet, recordInUse } from './state.errors';
import { tidy } from './tidy';
import { settleStanding, transitionRefusal, type Transitions } from './transitions';
import { newId } from '../../platform/new-id';

/**
 * Writes records of a CRM noun. On top of what every writer does it tidies values, keeps the record's
 * life to its table of transitions, and hands the noun its records with their present rows at once.
 */
export abstract class CrmWriter extends RecordWriter {
  /** The life of the noun; null when it has no states. */
  protected readonly transitions: Transitions | null = null;
  /** Properties that keep their value once they have one. */
  protected readonly fixed: readonly string[] = [];

  override async insert(tx: Tx, drafts: readonly Row[]): Promise<WriteResult> {
    const writes = drafts.map((draft) => this.draftOf(draft));
    await this.judge(tx, writes);
    const accepted = writes.filter((write) => !write.refusal);
    const result = await super.insert(
      tx,
      accepted.map((write) => write.values),
    );
    return withRefusals(result, writes);
  }

  override async update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult> {
    const writes = await this.writesOf(tx, changes);
    await this.judge(tx, writes);
    const accepted = writes.filter((write) => !write.refusal);
    const changed = accepted.filter((write) => Object.keys(write.values).length > 0);
    const result = await super.update(
      tx,
      changed.map(({ id, version, values }) => ({ id, version, changes: values })),
    );
    await this.addUnchanged(
      tx,
      result,
      accepted.filter((write) => !changed.includes(write)),
    );
    return withRefusals(result, writes);
  }

  override async delete(tx: Tx, ids: readonly string[]): Promise<WriteResult> {
    const refused = new Map<string, Refusal>();
    try {
      await tx.savepoint(() => this.table.delete(tx, ids));
    } catch (error) {
      if (sqlState(error) !== '23503') throw error;
      if (ids.length > 1) {
        for (const id of ids) {
          for (const [key, value] of (await this.delete(tx, [id])).refused) refused.set(key, value);
        }
      } else {
        for (const id of ids)
          refused.set(id, recordInUse(this.noun, await this.nameOf(tx, id), error));
      }
    }
    return { versions: new Map(), refused };
  }

  /** Rules of the noun over well-formed records: defaults, derived values, refusals. */
  protected async complete(_tx: Tx, _writes: readonly CrmWrite[]): Promise<void> {}

  /** Whether the noun's rules need the present rows for these changes. */
  protected needsCurrent(changes: readonly RowChange[]): boolean {
    const watched = this.transitions ? [...this.fixed, 'stateCode', 'statusCode'] : this.fixed;
    return changesAny(changes, watched);
  }

  /** Reads and locks the present rows. */
  protected loadCurrent(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
    return this.table.rowsByIds(tx, ids, 'update');
  }

  /** How a message calls the record of a write. */
  protected nameOfWrite(write: CrmWrite): string {
    return String(write.current?.[this.key] ?? write.values[this.key] ?? write.id);
  }

  private draftOf(draft: Row): CrmWrite {
    const values = tidy(this.table, draft, 'insert');
    const id = typeof values.id === 'string' ? values.id : newId();
    values.id = id;
    return {
      id,
      current: null,
      isNew: true,
      saysState: true,
      version: null,
      values,
      refusal: null,
    };
  }

  // A row that is gone, or at another version than the caller saw, is left alone: no version comes back.
  private async writesOf(tx: Tx, changes: readonly RowChange[]): Promise<CrmWrite[]> {
    const needed = this.needsCurrent(changes);
    const rows = needed
      ? await this.loadCurrent(
          tx,
          changes.map(({ id }) => id),
        )
      : null;
    return changes.flatMap(({ id, version, changes: wanted }) => {
      const current = rows?.get(id) ?? null;
      if (rows && (!current || (version !== null && current.version !== version))) return [];
      const values = tidy(this.table, wanted, 'update');
      const saysState = values.stateCode !== undefined;
      return [{ id, current, isNew: false, saysState, version, values, refusal: null }];
    });
  }

  private async judge(tx: Tx, writes: readonly CrmWrite[]): Promise<void> {
    for (const write of writes) {
      write.refusal ??= checkRow(this.table, write.values, 'update');
      if (!write.refusal) this.keepFixed(write);
      if (!write.refusal) this.settleState(write);
    }
    await this.complete(
      tx,
      writes.filter((write) => !write.refusal),
    );
  }

  private keepFixed(write: CrmWrite): void {
    const { current, values } = write;
    if (!current) return;
    for (const property of this.fixed) {
      const present = current[property] ?? null;
      if (values[property] === undefined || present === null) continue;
      if (values[property] !== present) write.refusal ??= fixedOnceSet(this.noun, property);
      else delete values[property];
    }
  }

  private settleState(write: CrmWrite): void {
    const { transitions } = this;
    const { values, current } = write;
    if (!transitions || (values.stateCode === undefined && values.statusCode === undefined)) return;
    const present = {
      stateCode: (current?.stateCode ?? this.table.column('stateCode').defaultValue) as number,
      statusCode: (current?.statusCode ?? this.table.column('statusCode').defaultValue) as number,
    };
    const next = settleStanding(transitions, present, values);
    if (next instanceof Refusal) {
      write.refusal = next;
      return;
    }
    Object.assign(values, next);
    if (write.isNew) return;
    const name = this.nameOfWrite(write);
    write.refusal = transitionRefusal(transitions, name, present.stateCode, next.stateCode);
    if (next.stateCode === present.stateCode) delete values.stateCode;
    if (next.statusCode === present.statusCode) delete values.statusCode;
  }

  private async addUnchanged(tx: Tx, result: WriteResult, writes: CrmWrite[]): Promise<void> {
    if (writes.length === 0) return;
    const rows = await this.table.rowsByIds(
      tx,
      writes.map(({ id }) => id),
    );
    for (const { id, version } of writes) {
      const row = rows.get(id);
      if (!row || (version !== null && row.version !== version)) continue;
      result.versions.set(id, row.version as string);
      result.rows?.set(id, {});
    }
  }

  private async nameOf(tx: Tx, id: string): Promise<string> {
    const row = (await this.table.rowsByIds(tx, [id])).get(id);
    return String(row?.[this.key] ?? id);
  }
}

/** Whether changes touch one of the properties. */
export function changesAny(changes: readonly RowChange[], properties: readonly string[]): boolean {
  return changes.some(({ changes: to }) => properties.some((name) => to[name] !== undefined));
}

function withRefusals(result: WriteResult, writes: readonly CrmWrite[]): WriteResult {
  for (const { id, refusal } of writes) if (refusal) result.refused.set(id, refusal);
  return result;
}
