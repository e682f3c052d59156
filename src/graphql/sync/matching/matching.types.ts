import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { HasInt, HasText, May, MayInt } from '../../common/fields/field.decorators';
import { apiEnum } from '../../common/lists/filter.inputs';
import { SyncOutcomeType } from '../coupling/coupling.payloads';
import { FixType } from '../recovery/pair-state.types';
import { CouplingType } from '../coupling/coupling.type';
import { SyncRunType } from '../sync-run/sync-run.type';

/** What matching made of a record. */
export const MatchOutcomeKind = apiEnum(
  {
    COUPLED: 'COUPLED',
    MATCHED: 'MATCHED',
    CREATED: 'CREATED',
    UNMATCHED: 'UNMATCHED',
    SKIPPED: 'SKIPPED',
  } as const,
  'MatchOutcomeKind',
  'What match-based coupling made of a record (C-29, C-30).',
  {
    COUPLED: 'Exactly one free CRM record matches; the two are coupled.',
    MATCHED: 'A dry run: exactly one free CRM record matches; the two would be coupled.',
    CREATED: 'Nothing matches; a counterpart was created and coupled (in a dry run: would be).',
    UNMATCHED: 'Nothing, several or only taken CRM records match; the error says which.',
    SKIPPED: 'The record is coupled already.',
  },
);

/** Two fields whose values must be equal. */
@InputType('MatchCriterionInput', {
  description: 'Two fields whose values must be equal for records to match (C-27).',
})
export class MatchCriterionInput {
  @Field(() => String, { description: 'Field of the ERP record, such as phoneNo.' })
  @Length(1, 100)
  erpField: string;

  @Field(() => String, { description: 'Field of the CRM record, such as telephone1.' })
  @Length(1, 100)
  crmField: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Letter case of texts counts.' })
  caseSensitive: boolean;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'Criteria of one priority are tested together; lower numbers come first.',
  })
  @IsInt()
  @Min(0)
  priority: number;
}

/** Which uncoupled records to couple by comparing values. */
@InputType('CouplingMatchInput', {
  description: 'Which uncoupled ERP records to couple by comparing values, and what follows.',
})
export class CouplingMatchInput {
  @Field(() => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => [ID], {
    nullable: true,
    description:
      'ERP records, 1 to 1,000; left out: every uncoupled one inside the ERP filter of the mapping.',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(1_000)
  @IsUUID(undefined, { each: true })
  erpIds: string[] | null;

  @Field(() => [MatchCriterionInput], {
    nullable: true,
    description:
      'Criteria of this request, 1 to 20; left out: those of the field mappings (useForMatching).',
  })
  @IsOptional()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  criteria: MatchCriterionInput[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Create a counterpart for a record that nothing matches; never for an ambiguous one. Left out: as the mapping says.',
  })
  @IsOptional()
  createOnNoMatch: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Synchronize the new pairs at once (C-31). Left out: as the mapping says.',
  })
  @IsOptional()
  syncAfterCoupling: boolean | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Say what would be coupled, created and synchronized, but write nothing: all of it is done and rolled back.',
  })
  dryRun: boolean;
}

/** What matching made of one record. */
@ObjectType('MatchOutcome', {
  simpleResolvers: true,
  description: 'What match-based coupling made of one ERP record.',
})
export class MatchOutcomeType {
  @Field(() => MatchOutcomeKind, { description: 'What became of it.' })
  kind: string;

  @HasText('The ERP record as a person names it, such as `Customer 10000`.')
  record: string;

  @Field(() => ID, { description: 'Id of the ERP record.' })
  erpId: string;

  @May(() => ID, 'Id of the CRM record it belongs to; null when there is none.')
  crmId: string | null;

  @MayInt('Priority of the criteria that found the counterpart; null when none did.')
  priority: number | null;

  @May(() => CouplingType, 'The coupling; null when there is none.')
  coupling: unknown;

  @May(
    () => SyncOutcomeType,
    'What the creation or the synchronization after coupling did; null when nothing followed.',
  )
  synced: SyncOutcomeType | null;

  @May(
    () => UserError,
    'NO_MATCH, MULTIPLE_MATCHES with the candidates, or MATCH_ALREADY_COUPLED with the other record; null otherwise.',
  )
  error: UserError | null;

  @May(() => FixType, 'The mutation that ends it, ready to paste; null when there is none.')
  fix: unknown;
}

/** How many records ended how. */
@ObjectType('MatchCounts', { simpleResolvers: true, description: 'How many records ended how.' })
export class MatchCountsType {
  @HasInt('Records that were coupled.')
  coupled: number;

  @HasInt('Records that a dry run would couple.')
  matched: number;

  @HasInt('Records for which a counterpart was created.')
  created: number;

  @HasInt('Records without a counterpart.')
  unmatched: number;

  @HasInt('Records that were coupled already.')
  skipped: number;
}

/** Answer of couplingMatch. */
@ObjectType('CouplingMatchPayload', {
  simpleResolvers: true,
  description: 'Answer of couplingMatch.',
})
export class CouplingMatchPayload {
  @Field(() => [MatchOutcomeType], {
    nullable: true,
    description:
      'What became of each record; of a whole mapping the first 1,000. Null when errors is not empty.',
  })
  outcomes: MatchOutcomeType[] | null;

  @May(() => MatchCountsType, 'Counts over all records; null when errors is not empty.')
  counts: MatchCountsType | null;

  @May(
    () => SyncRunType,
    'The run, with an error for every record without a counterpart; null for a dry run.',
  )
  run: unknown;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
