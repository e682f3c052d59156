import type { RecordSide } from './record-side';

/** Where the engine finds the side of a mapped table. */
export interface RecordSides {
  /** The side of a schema-qualified table; throws when the table has none, which is a mistake in the wiring. */
  get(table: string): RecordSide;
  /** The side whose links use this entity name, in whatever case; null when there is none. */
  findByEntityName(entityName: string): RecordSide | null;
}

/** Record sides by their tables. */
export class RecordSideMap implements RecordSides {
  private readonly byTable: ReadonlyMap<string, RecordSide>;

  private readonly byEntityName: ReadonlyMap<string, RecordSide>;

  constructor(sides: readonly RecordSide[]) {
    this.byTable = new Map(sides.map((side) => [side.table.name, side]));
    this.byEntityName = new Map(
      sides.flatMap((side) => (side.entityName === null ? [] : [[side.entityName, side] as const])),
    );
  }

  findByEntityName(entityName: string): RecordSide | null {
    return this.byEntityName.get(entityName.trim().toLowerCase()) ?? null;
  }

  get(table: string): RecordSide {
    const side = this.byTable.get(table);
    if (!side) throw new Error(`No side is registered for the table ${table}.`);
    return side;
  }
}
