import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, ValidateNested } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { FIRST } from '../../common/lists/list.args';
import { CoupledRecordInput, SyncNowDirection } from '../coupling/coupling.inputs';
import { SyncOutcomeKind } from '../coupling/coupling.payloads';

/** Records that one preview may name. */
const MOST = 1_000;

/** What to preview. */
@InputType('SyncPreviewInput', {
  description: `What to preview: chosen records as couplingSyncNow takes them, or the run of a whole table mapping as tableMappingSync starts it. Give exactly one of records and mapping.`,
})
export class SyncPreviewInput {
  @Field(() => [CoupledRecordInput], {
    nullable: true,
    description: `Chosen records; 1 to ${MOST}. One that is not coupled is named by its own id and the table mapping.`,
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: CoupledRecordInput[] | null;

  @Field(() => String, {
    nullable: true,
    description: 'Name of a table mapping, such as CUSTOMER: the run over its modified records.',
  })
  @IsOptional()
  @Length(1, 20)
  mapping: string | null;

  @Field(() => SyncNowDirection, {
    nullable: true,
    description:
      'Which way. Left out, chosen records of a one-way mapping go its own way and those of a two-way one merge, and a run goes every way its mapping does; to a run MERGE says the same.',
  })
  @IsOptional()
  direction: 'TO_CRM' | 'FROM_CRM' | 'MERGE' | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Chosen records: overwrite those that are newer than the last agreement (S-6). Left out: only for a single record with a direction.',
  })
  @IsOptional()
  overwriteNewer: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Chosen records: false decides as a scheduled run would. Left out: a direction makes the destination equal to the source (S-9).',
  })
  @IsOptional()
  force: boolean | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Chosen records: uncoupled ones get a counterpart, as couplingCreateInCrm and couplingCreateInErp would create it.',
  })
  createMissing: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A run: every record inside the filters is looked at again.',
  })
  full: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'A run: every pair is compared field by field, also where nothing changed.',
  })
  unconditional: boolean;

  @Field(() => [SyncOutcomeKind], {
    nullable: true,
    description: 'A run: lists only outcomes of these kinds. All are counted. Left out: all.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  kinds: string[] | null;

  @Field(() => Int, {
    defaultValue: FIRST.default,
    description: `A run: how many outcomes are listed, at most ${FIRST.most}.`,
  })
  first: number;

  @Field(() => String, {
    nullable: true,
    description: 'A run: cursor of the outcome before the page, `pageInfo.endCursor`.',
  })
  @IsOptional()
  after: string | null;
}
