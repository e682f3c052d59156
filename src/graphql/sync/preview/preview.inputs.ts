import { ArrayMaxSize, ArrayMinSize, IsOptional, ValidateNested } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { CoupledRecordInput, SyncNowDirection } from '../coupling/coupling.inputs';

/** Records that one preview may name. */
const MOST = 1_000;

/** What to preview. */
@InputType('SyncPreviewInput', {
  description: `Chosen records to preview; the same as couplingSyncNow takes, 1 to ${MOST}.`,
})
export class SyncPreviewInput {
  @Field(() => [CoupledRecordInput], {
    description: `The records; 1 to ${MOST}. One that is not coupled is named by its own id and the table mapping.`,
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: CoupledRecordInput[];

  @Field(() => SyncNowDirection, {
    nullable: true,
    description:
      'Which way; left out, a one-way mapping goes its own way and a two-way one merges.',
  })
  @IsOptional()
  direction: 'TO_CRM' | 'FROM_CRM' | 'MERGE' | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Overwrite records that are newer than the last agreement (S-6). Left out: only for a single record with a direction.',
  })
  @IsOptional()
  overwriteNewer: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'False: as a scheduled run would decide. Left out: a direction makes the destination equal to the source (S-9).',
  })
  @IsOptional()
  force: boolean | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Uncoupled records get a counterpart, as couplingCreateInCrm and couplingCreateInErp would create it.',
  })
  createMissing: boolean;
}
