import type { TableColumn } from '../../platform/database/record-table';
import type { Side } from './direction';
import type { FieldMapping } from './field-mapping.entity';
import type { TableMapping } from './table-mapping.entity';
import type { MappingDefinition } from './mapping-definition';

/** One field row as configured now, with its place in the run order. */
export type LiveField = Readonly<FieldMapping>;

/** A table mapping as configured now, its active field rows, and the definition it came from. */
export interface LiveMapping extends Readonly<TableMapping> {
  /** Rows that are enabled and whose setting holds, in run order. */
  readonly fields: readonly LiveField[];
  /** CRM property that holds the number of the ERP record, which a new one may keep; null: none. */
  readonly numberField: string | null;
  readonly definition: MappingDefinition;
  /** User-defined fields of either side's table, by property, such as `userFields.shoeSize`. */
  readonly userColumns: Readonly<Record<Side, ReadonlyMap<string, TableColumn>>>;
}
