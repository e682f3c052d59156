import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import type { RecordWriter } from '../../platform/database/record-writer';
import { lockRecord, writtenVersion } from './single-write';
import { invalidState } from './state.errors';
import { nameOfState, type Transitions, transitionRefusal } from './transitions';

/** Names a record, and the version of it the caller read; no version: whatever is there. */
export interface RecordReference {
  readonly id: string;
  readonly version?: string | null;
}

/** A step in a record's life that a person takes. */
export interface StateStep {
  /** The states it may be taken from; null: all that the table of transitions allows. */
  readonly from: readonly number[] | null;
  readonly to: number;
  readonly statusCode: number;
}

/** Takes records from one state to another by the table of their life. */
export class ChangeState {
  constructor(
    private readonly writer: RecordWriter,
    private readonly transitions: Transitions,
  ) {}

  /** Reads and locks the record and makes sure that it stands where the step starts. */
  async begin(tx: Tx, reference: RecordReference, step: StateStep): Promise<Row> {
    const { table, noun, key } = this.writer;
    const row = await lockRecord(tx, table, noun, reference);
    const present = row.stateCode as number;
    const name = String(row[key] ?? row.id);
    const refusal = transitionRefusal(this.transitions, name, present, step.to);
    if (refusal) throw refusal;
    const starts = step.from?.includes(present) ?? present !== step.to;
    if (!starts) throw this.wrongStart(name, present, step);
    return row;
  }

  /** Writes the new state, with what else the step changes. */
  async finish(tx: Tx, id: string, step: StateStep, also: Row = {}): Promise<void> {
    const changes = { ...also, stateCode: step.to, statusCode: step.statusCode };
    const result = await this.writer.update(tx, [{ id, version: null, changes }]);
    writtenVersion(result, id, this.writer.noun);
  }

  private wrongStart(key: string, present: number, step: StateStep): Error {
    const name = (state: number): string => nameOfState(this.transitions, state);
    const next = this.transitions.allowed[present] ?? [];
    const { noun } = this.writer;
    return invalidState({
      noun,
      key,
      from: name(present),
      to: name(step.to),
      next: next.map(name),
    });
  }
}
