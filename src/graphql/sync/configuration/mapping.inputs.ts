import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import type {
  DeletionPolicy as DeletionPolicyName,
  NumberPolicy as NumberPolicyName,
  UpdatePolicy as UpdatePolicyName,
} from '../../../sync/mapping/mapping-definition';
import type { Direction as DirectionName } from '../../../sync/mapping/direction';
import { DeletionPolicy, Direction, NumberPolicy, UpdatePolicy } from '../sync.enums';

/** Text that tells callers how the optimistic version works. */
export const VERSION_TEXT =
  'Version of the table mapping that the caller has read; refused with VERSION_CONFLICT when it has moved on. Null: whatever is there.';

const AS_DATA =
  'a list of conditions { field, operator, value } and groups { any: [...] } or { all: [...] }, all of which hold';
const AS_TEXT =
  'in its readable form, such as `blocked = NO and (city = "Hill" or countryRegionCode in (DE, AT))`; an empty text takes every record';

/** What of a table mapping is to be changed. */
@InputType('TableMappingChangesInput', {
  description: 'What of a table mapping is to be changed; what is left out stays.',
})
export class TableMappingChangesInput {
  @Field(() => String, {
    nullable: true,
    description: 'What people call it. At most 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  title?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'False: nothing of this mapping runs.' })
  enabled?: boolean | null;

  @Field(() => Direction, {
    nullable: true,
    description:
      'Which way records travel; needs an enabled field mapping of exactly that direction.',
  })
  direction?: DirectionName | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'True: runs touch coupled records only.',
  })
  onlyCoupled?: boolean | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `Which ERP records take part: ${AS_DATA}.`,
  })
  erpFilter?: unknown;

  @Field(() => String, {
    nullable: true,
    description: `Which ERP records take part, ${AS_TEXT}. Instead of erpFilter.`,
  })
  erpFilterText?: string | null;

  @Field(() => JsonScalar, {
    nullable: true,
    description: `Which CRM records take part: ${AS_DATA}.`,
  })
  crmFilter?: unknown;

  @Field(() => String, {
    nullable: true,
    description: `Which CRM records take part, ${AS_TEXT}. Instead of crmFilter.`,
  })
  crmFilterText?: string | null;

  @Field(() => DeletionPolicy, {
    nullable: true,
    description: 'What happens when a coupled counterpart is gone.',
  })
  deletionPolicy?: DeletionPolicyName | null;

  @Field(() => UpdatePolicy, {
    nullable: true,
    description: 'What happens when both sides changed.',
  })
  updatePolicy?: UpdatePolicyName | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Match-based coupling synchronizes what it has coupled.',
  })
  syncAfterCoupling?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Match-based coupling creates a counterpart where none matches.',
  })
  createOnNoMatch?: boolean | null;

  @Field(() => NumberPolicy, {
    nullable: true,
    description:
      'How records that the mapping creates in the ERP get their numbers. KEEP needs a field mapping, enabled or not, that pairs `number` with a field of the CRM.',
  })
  numberPolicy?: NumberPolicyName | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Several companies share the CRM: documents are taken of this company alone, master data of all; sets the condition on the company in crmFilter (K-20).',
  })
  multiCompany?: boolean | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Names of the mappings that come first in a full synchronization; at most 50.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @Length(1, 20, { each: true })
  dependsOn?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes between scheduled runs, 1 to 10,080; null: not scheduled.',
  })
  intervalMinutes?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Minutes a scheduled run sleeps after it found nothing, 1 to 10,080.',
  })
  inactivityMinutes?: number | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'Whether a change of a record is carried over at once; true unless said otherwise.',
  })
  eventWakeup?: boolean | null;
}

/** Names a table mapping. */
@InputType({ description: 'Shared by other inputs.' })
export abstract class MappingRefInput {
  @Field(() => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => String, {
    nullable: true,
    description:
      'Which of two mappings of one name: `legacy` or `bidirectional`. Left out: the one whose setting holds.',
  })
  @IsOptional()
  @MaxLength(20)
  variant?: string | null;

  @Field(() => Int, { nullable: true, description: VERSION_TEXT })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** A table mapping and what is to be changed of it. */
@InputType('TableMappingUpdateInput', {
  description: 'A table mapping and what is to be changed of it.',
})
export class TableMappingUpdateInput extends MappingRefInput {
  @Field(() => TableMappingChangesInput, { description: 'The changes.' })
  @ValidateNested()
  changes: TableMappingChangesInput;
}

/** Names a field row. */
@InputType({ description: 'Shared by other inputs.' })
export abstract class FieldRefInput {
  @Field(() => ID, { description: 'Id of the field mapping.' })
  @IsUUID()
  id: string;

  @Field(() => Int, { nullable: true, description: VERSION_TEXT })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** The table mapping whose field mappings lose their criteria. */
@InputType('TableMappingResetCriteriaInput', {
  description: 'The table mapping whose field mappings are no criteria of matching any more.',
})
export class TableMappingResetCriteriaInput extends MappingRefInput {}
