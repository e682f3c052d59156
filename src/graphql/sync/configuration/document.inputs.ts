import { ArrayMaxSize, IsOptional, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';

const FINGERPRINT =
  'Fingerprint of the configuration that the caller has read; refused with VERSION_CONFLICT when it has moved on. Null: whatever is there.';
const DRY_RUN = 'True: nothing is written; the answer is what would change.';

/** A configuration to import. */
@InputType('MappingConfigurationImportInput', { description: 'A configuration to import.' })
export class MappingConfigurationImportInput {
  @Field(() => JsonScalar, {
    description:
      'The document, as mappingConfiguration exports it. Parts, elements and properties that are left out stay as they are.',
  })
  document: unknown;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'User-defined elements of a part that the document has, but which it does not name, go.',
  })
  removeMissing: boolean;

  @Field(() => String, { nullable: true, description: FINGERPRINT })
  @IsOptional()
  @MaxLength(64)
  fingerprint?: string | null;
}

/** Table mappings to bring back to what was delivered. */
@InputType('TableMappingResetInput', {
  description: 'Table mappings to bring back to what was delivered, or to their own definition.',
})
export class TableMappingResetInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the table mappings; at most 100. Left out: all, deleted user-defined ones whose definition was kept too.',
  })
  @IsOptional()
  @ArrayMaxSize(100)
  @Length(1, 20, { each: true })
  mappings?: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'User-defined field mappings of delivered table mappings stay; otherwise they go.',
  })
  keepUserDefined: boolean;

  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN })
  dryRun: boolean;

  @Field(() => String, { nullable: true, description: FINGERPRINT })
  @IsOptional()
  @MaxLength(64)
  fingerprint?: string | null;
}
