import type { RecordSide } from './record-side';

/** Where the engine finds the side of a mapped table. */
export interface RecordSides {
  /** The side of a schema-qualified table; throws when the table has none, which is a mistake in the wiring. */
  get(table: string): RecordSide;
}

/** Record sides by their tables. */
export class RecordSideMap implements RecordSides {
  private readonly byTable: ReadonlyMap<string, RecordSide>;

  constructor(sides: readonly RecordSide[]) {
    this.byTable = new Map(sides.map((side) => [side.table.name, side]));
  }

  get(table: string): RecordSide {
    const side = this.byTable.get(table);
    if (!side) throw new Error(`No side is registered for the table ${table}.`);
    return side;
  }
}
