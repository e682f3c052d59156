import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { apiEnum } from '../../common/lists/filter.inputs';
import { Side } from '../sync.enums';

/** Records that one mutation may name. */
const MOST = 1_000;

/** Whether data travels when a pair is coupled. */
export const InitialSync = apiEnum(
  { NONE: 'NONE', TO_CRM: 'TO_CRM', FROM_CRM: 'FROM_CRM' } as const,
  'InitialSync',
  'Whether data travels at once when a pair is coupled (C-12).',
  {
    NONE: 'Only the coupling is stored; no data travels.',
    TO_CRM: 'The CRM record is made equal to the ERP record.',
    FROM_CRM: 'The ERP record is made equal to the CRM record.',
  },
);

/** Which way chosen pairs travel. */
export const SyncNowDirection = apiEnum(
  { TO_CRM: 'TO_CRM', FROM_CRM: 'FROM_CRM', MERGE: 'MERGE' } as const,
  'SyncNowDirection',
  'Which way chosen pairs travel (S-2).',
  {
    TO_CRM: 'The ERP wins: the CRM record is made equal to it.',
    FROM_CRM: 'The CRM wins: the ERP record is made equal to it.',
    MERGE:
      'Each field comes from the side that changed it since both last agreed; a field changed on both is a conflict.',
  },
);

/** Two existing records to couple. */
@InputType('CouplingCreateInput', { description: 'Two existing records to couple.' })
export class CouplingCreateInput {
  @Field(() => ID, { description: 'Id of the ERP record.' })
  @IsUUID()
  erpId: string;

  @Field(() => ID, { description: 'Id of the CRM record.' })
  @IsUUID()
  crmId: string;

  @Field(() => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => InitialSync, { defaultValue: 'NONE', description: 'Whether data travels at once.' })
  initialSync: 'NONE' | 'TO_CRM' | 'FROM_CRM';

  @Field(() => Side, {
    defaultValue: 'ERP',
    description: 'The side a person starts from; it decides who may be re-pointed.',
  })
  startFrom: 'ERP' | 'CRM';
}

/** A record that gets a new counterpart on the other side. */
@InputType('RecordToCoupleInput', {
  description: 'A record that gets a new counterpart on the other side.',
})
export class RecordToCoupleInput {
  @Field(() => ID, { description: 'Id of the record.' })
  @IsUUID()
  id: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the table mapping, such as CUSTOMER. Left out, the filters of the mappings of its table decide, such as the type of an account or a product (C-16).',
  })
  @IsOptional()
  @Length(1, 20)
  mapping?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Table of the record, such as crm.account; needed where no mapping is named.',
  })
  @IsOptional()
  @Length(1, 60)
  table?: string | null;
}

/** Records that get new counterparts. */
@InputType('CouplingCreateCounterpartsInput', {
  description: `Records that get new counterparts; 1 to ${MOST}.`,
})
export class CouplingCreateCounterpartsInput {
  @Field(() => [RecordToCoupleInput], { description: `The records; 1 to ${MOST}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: RecordToCoupleInput[];
}

/** Names a coupled pair: by its coupling, by the id of either record, or by an error entry. */
@InputType('CoupledRecordInput', {
  description:
    'Names a coupled pair: by its coupling, by the id of either record, or by an error entry about it; exactly one of the four.',
})
export class CoupledRecordInput {
  @Field(() => ID, { nullable: true, description: 'Id of the coupling.' })
  @IsOptional()
  @IsUUID()
  couplingId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the ERP record.' })
  @IsOptional()
  @IsUUID()
  erpId: string | null;

  @Field(() => ID, { nullable: true, description: 'Id of the CRM record.' })
  @IsOptional()
  @IsUUID()
  crmId: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the table mapping; needed only where a record is coupled through several.',
  })
  @IsOptional()
  @Length(1, 20)
  mapping: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Id of an error entry (syncRunErrors): the pair behind it. Synchronizing from an error entry brings a skipped pair back.',
  })
  @IsOptional()
  @IsUUID()
  errorId: string | null;
}

/** Pairs to uncouple. */
@InputType('CouplingDeleteInput', { description: `Pairs to uncouple; 1 to ${MOST}.` })
export class CouplingDeleteInput {
  @Field(() => [CoupledRecordInput], { description: `The pairs; 1 to ${MOST}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  records: CoupledRecordInput[];
}

/** Pairs to synchronize now. */
@InputType('CouplingSyncNowInput', { description: `Pairs to synchronize now; 1 to ${MOST}.` })
export class CouplingSyncNowInput {
  @Field(() => [CoupledRecordInput], { description: `The pairs; 1 to ${MOST}.` })
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
      'False: as a run would, only what changed since both last agreed travels, and the update policy of the mapping decides. Left out: with a direction the other side is made equal (S-9). A merge is never forced.',
  })
  @IsOptional()
  force: boolean | null;
}
