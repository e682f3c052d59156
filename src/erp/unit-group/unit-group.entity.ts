import { Check, Entity, Index, Unique } from 'typeorm';
import { Choice, Code, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** The units in which an item or resource is sold. */
@Entity({ schema: 'erp', name: 'unit_group' })
@Unique(['sourceType', 'sourceNo'])
@Check('ck_unit_group_source', 'source_type IN (1, 2)')
export class UnitGroup extends SideRecord {
  /** Kind of the record it belongs to. */
  @Choice({ required: true })
  sourceType: number;

  /** Number of the record it belongs to. */
  @Code(20, { required: true })
  sourceNo: string;

  /** Id of the record it belongs to. */
  @Index({ unique: true })
  @Ref({ required: true })
  sourceId: string;

  /** Code that identifies the record; unique. */
  @Index({ unique: true })
  @Code(40, { required: true })
  code: string;

  /** Source name. */
  @Text(100)
  sourceName: string | null;

  /** Code of the unit in which quantities are kept. */
  @Code(10)
  baseUnitOfMeasure: string | null;
}
