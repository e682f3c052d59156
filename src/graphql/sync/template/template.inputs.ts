import {
  ArrayMaxSize,
  IsInt,
  IsObject,
  IsOptional,
  Length,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import type { Side as SideName } from '../../../sync/mapping/direction';
import { JsonScalar } from '../../common/fields/scalars';
import { Side } from '../sync.enums';
import { MappingRefInput } from '../configuration/mapping.inputs';

/** Templates that one side of a mapping may have. */
const MOST = 50;

const VERSION =
  'Version of the template that the caller has read; refused with VERSION_CONFLICT when it has moved on. Null: whatever is there.';
const DEFAULTS =
  'Values by field, such as { "locationCode": "MAIN" }; option values by name or number. `numberSeries` names the series from which new ERP records take their numbers; left out: that of the sales setup.';

/** A new template. */
@InputType('RecordTemplateCreateInput', { description: 'A new template.' })
export class RecordTemplateCreateInput {
  @Field(() => String, { description: 'Code; at most 30 characters, kept in upper case.' })
  @Length(1, 30)
  code: string;

  @Field(() => String, {
    nullable: true,
    description: 'What people call it. At most 100 characters.',
  })
  @IsOptional()
  @MaxLength(100)
  title?: string | null;

  @Field(() => String, { description: 'Table of the records it fills, such as crm.account.' })
  @Length(1, 63)
  table: string;

  @Field(() => JsonScalar, { description: DEFAULTS })
  @IsObject()
  defaults: Record<string, unknown>;
}

/** A template and what is to be changed of it. */
@InputType('RecordTemplateUpdateInput', {
  description: 'A template and what is to be changed of it; what is left out stays.',
})
export class RecordTemplateUpdateInput {
  @Field(() => String, { description: 'Code of the template.' })
  @Length(1, 30)
  code: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What people call it. At most 100 characters.',
  })
  @IsOptional()
  @MaxLength(100)
  title?: string | null;

  @Field(() => JsonScalar, { nullable: true, description: `${DEFAULTS} All of them.` })
  @IsOptional()
  @IsObject()
  defaults?: Record<string, unknown> | null;
}

/** A template to remove. */
@InputType('RecordTemplateDeleteInput', { description: 'A template to remove.' })
export class RecordTemplateDeleteInput {
  @Field(() => String, { description: 'Code of the template.' })
  @Length(1, 30)
  code: string;

  @Field(() => Int, { nullable: true, description: VERSION })
  @IsOptional()
  @IsInt()
  @Min(1)
  version?: number | null;
}

/** A template that new records may get. */
@InputType('MappingTemplateInput', {
  description: 'A template that new records may get, and for which source records.',
})
export class MappingTemplateInput {
  @Field(() => String, { description: 'Code of the template.' })
  @Length(1, 30)
  template: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description:
      'Conditions on the source record as data: a list of conditions and groups, all of which hold. Left out: always.',
  })
  filter?: unknown;

  @Field(() => String, {
    nullable: true,
    description: 'The same in its readable form, such as `fax = "123"`. Instead of filter.',
  })
  filterText?: string | null;
}

/** Which templates new records of one side get. */
@InputType('TableMappingTemplatesSetInput', {
  description: 'Which templates new records of one side of a table mapping get.',
})
export class TableMappingTemplatesSetInput extends MappingRefInput {
  @Field(() => Side, { description: 'The side on which new records are made.' })
  side: SideName;

  @Field(() => [MappingTemplateInput], {
    description: `All templates in the order in which they are tried; at most ${MOST}, none: no template.`,
  })
  @ArrayMaxSize(MOST)
  @ValidateNested({ each: true })
  templates: MappingTemplateInput[];
}
