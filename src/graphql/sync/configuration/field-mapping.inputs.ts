import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Direction as DirectionName } from '../../../sync/mapping/direction';
import type {
  FieldFailurePolicy as FieldFailurePolicyName,
  FieldUpdatePolicy as FieldUpdatePolicyName,
} from '../../../sync/mapping/mapping-definition';
import { Direction } from '../sync.enums';
import { FieldRefInput, MappingRefInput } from './mapping.inputs';
import { FieldFailurePolicy, FieldUpdatePolicy } from './field-mapping.enums';

/** Pairs that one request may add. */
const MOST = 100;

/** Settings of a field row. */
@InputType('FieldMappingChangesInput', {
  description: 'Settings of a field mapping; what is left out stays as it is.',
})
export class FieldMappingChangesInput {
  @Field(() => Boolean, { nullable: true, description: 'False: the row does nothing.' })
  enabled?: boolean | null;

  @Field(() => Direction, { nullable: true, description: 'Which way this field travels.' })
  direction?: DirectionName | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Written instead of a source value, where one of the two fields is left out. At most 100 characters.',
  })
  @IsOptional()
  @MaxLength(100)
  constantValue?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Code of the transformation rule that the source value goes through first; null: none.',
  })
  @IsOptional()
  @MaxLength(30)
  transformationRule?: string | null;

  @Field(() => Direction, {
    nullable: true,
    description:
      'Which way the transformation applies, of a field that goes both ways; both unless said otherwise.',
  })
  transformationDirection?: DirectionName | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'An unresolved reference empties the destination instead of failing the record.',
  })
  clearOnFailedSync?: boolean | null;

  @Field(() => FieldFailurePolicy, {
    nullable: true,
    description: 'What a value that cannot be taken over does to its record.',
  })
  onFailure?: FieldFailurePolicyName | null;

  @Field(() => Boolean, { nullable: true, description: 'An empty result is not written.' })
  notNull?: boolean | null;

  @Field(() => FieldUpdatePolicy, {
    nullable: true,
    description:
      'Who wins when both sides changed the field; null: as the update policy of the table mapping says.',
  })
  updatePolicy?: FieldUpdatePolicyName | null;

  @Field(() => String, {
    nullable: true,
    description: 'Fields of one unit are merged together; null: on its own. At most 40 characters.',
  })
  @IsOptional()
  @MaxLength(40)
  mergeUnit?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description:
      'The ERP checks more of the value than it always does: a country has to be one it knows, by code, ISO code or name.',
  })
  validateErp?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The CRM validates the value when it is written there.',
  })
  validateCrm?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'The field takes part in match-based coupling.',
  })
  useForMatching?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Matching of texts minds letter case.' })
  matchCaseSensitive?: boolean | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Fields of one priority are matched together; lower numbers come first. 0 to 1,000.',
  })
  @IsOptional()
  @Min(0)
  @Max(1000)
  matchPriority?: number | null;
}

/** A new pair of fields. */
@InputType('FieldMappingDraftInput', {
  description:
    'A new pair of fields. It arrives disabled unless asked otherwise; nothing is copied retroactively.',
})
export class FieldMappingDraftInput extends FieldMappingChangesInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Field of the ERP record by its property or vendor name, or `userFields.<name>`; left out for a constant that goes to the CRM.',
  })
  @IsOptional()
  @Length(1, 100)
  erpField?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Field of the CRM record by its property or logical name, or `userFields.<name>`; left out for a constant that goes to the ERP.',
  })
  @IsOptional()
  @Length(1, 100)
  crmField?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of a conversion, such as T-CURRENCY; left out: found by the types of the two fields.',
  })
  @IsOptional()
  @MaxLength(30)
  rule?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the table mapping through which a reference is resolved; left out: found by the keys of the tables.',
  })
  @IsOptional()
  @MaxLength(20)
  refersToMapping?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Property of the referred ERP record that the field holds, such as `code`.',
  })
  @IsOptional()
  @MaxLength(100)
  refersToErpKey?: string | null;
}

/** New pairs of fields of one table mapping. */
@InputType('FieldMappingCreateInput', {
  description: `New pairs of fields of one table mapping; 1 to ${MOST}.`,
})
export class FieldMappingCreateInput extends MappingRefInput {
  @Field(() => [FieldMappingDraftInput], { description: `The pairs; 1 to ${MOST}.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  fields: FieldMappingDraftInput[];
}

/** A field row and what is to be changed of it. */
@InputType('FieldMappingUpdateInput', {
  description: 'A field mapping and what is to be changed of it.',
})
export class FieldMappingUpdateInput extends FieldRefInput {
  @Field(() => FieldMappingChangesInput, { description: 'The changes.' })
  @ValidateNested()
  changes: FieldMappingChangesInput;
}

/** A field row to remove. */
@InputType('FieldMappingDeleteInput', { description: 'A user-defined field mapping to remove.' })
export class FieldMappingDeleteInput extends FieldRefInput {}
