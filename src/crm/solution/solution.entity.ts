import { Check, Entity, Index } from 'typeorm';
import { Flag, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';

/** A solution that is installed in the CRM (solution): tables, columns and roles that come as one. */
@Entity({ schema: 'crm', name: 'solution' })
@Check('ck_solution_version', `solution_version ~ '^[0-9]+([.][0-9]+){1,3}$'`)
export class Solution extends SideRecord {
  /** Name by which programs know it. */
  @Index({ unique: true })
  @Text(65, { required: true })
  uniqueName: string;

  @Text(256)
  friendlyName: string | null;

  /** Two to four numbers, as in 1.2.0.3. */
  @Text(50, { required: true })
  solutionVersion: string;

  /** Comes from somebody else and cannot be edited. */
  @Flag()
  isManaged: boolean;
}
