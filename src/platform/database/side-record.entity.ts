import { Column, Index, PrimaryColumn } from 'typeorm';
import { Instant } from './columns';

/**
 * What every row of both sides has. `version`, `changedXid`, `modifiedAt` and `modifiedBy` are written
 * by one trigger per side, never by a statement of ours.
 */
export abstract class SideRecord {
  /** Made by us before the insert. */
  @PrimaryColumn('uuid')
  id: string;

  @Instant({ required: true })
  createdAt: string;

  @Instant({ required: true })
  modifiedAt: string;

  /** Who wrote last: a person's name, or `integration` for the synchronization engine. */
  @Column({ type: 'varchar', length: 100, nullable: false })
  modifiedBy: string;

  /** Drawn from the side's sequence by every write; the stamp of a coupling. Decimal text. */
  @Column({ type: 'bigint', nullable: false })
  version: string;

  /** Transaction that wrote last; with it a change that commits late is still found. Decimal text. */
  @Index()
  @Column({ type: 'bigint', nullable: false })
  changedXid: string;
}
