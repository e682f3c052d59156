import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsInt,
  IsOptional,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Direction } from '../sync.enums';
import { FullSyncChoice } from './full-sync.enums';

/** Which lines to build. */
@InputType('FullSyncReviewInput', {
  description: 'Which lines of a full synchronization to build.',
})
export class FullSyncReviewInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the table mappings that are to run, at most 200; the others are left out. Left out or empty: all.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  @ArrayUnique({ message: 'mappings names a table mapping twice' })
  @Length(1, 20, { each: true })
  mappings: string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Begin anew; refused while a full synchronization is at work (F-12).',
  })
  reset: boolean;
}

/** What is wanted otherwise for one line. */
@InputType('FullSyncLineChangeInput', {
  description: 'What is wanted otherwise for one line; what is left out stays.',
})
export class FullSyncLineChangeInput {
  @Field(() => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => FullSyncChoice, { nullable: true, description: 'What it is to do.' })
  choice: 'FULL' | 'COUPLE' | 'NO_RECORDS' | 'LEAVE_OUT' | null;

  @Field(() => Direction, {
    nullable: true,
    description: 'Which way it goes; only what the table mapping itself goes.',
  })
  direction: 'BOTH' | 'TO_CRM' | 'FROM_CRM' | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'More failed records than this percentage end the line with an error, 0 to 100; null takes the limit away.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  stopAbovePercent?: number | null;
}

/** Changes of lines. */
@InputType('FullSyncLinesUpdateInput', {
  description: 'What is wanted otherwise for lines that have not begun.',
})
export class FullSyncLinesUpdateInput {
  @Field(() => [FullSyncLineChangeInput], { description: 'The changes, 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => FullSyncLineChangeInput)
  lines: FullSyncLineChangeInput[];
}

/** What to start. */
@InputType('FullSyncStartInput', { description: 'What of a full synchronization to start.' })
export class FullSyncStartInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Names of the table mappings that are to run, at most 200; the others are left out. Left out or empty: as the lines say.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  @ArrayUnique({ message: 'mappings names a table mapping twice' })
  @Length(1, 20, { each: true })
  mappings: string[] | null;
}

/** Which line to begin again. */
@InputType('FullSyncLineRestartInput', { description: 'Which line to begin again, and how.' })
export class FullSyncLineRestartInput {
  @Field(() => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
  @Length(1, 20)
  mapping: string;

  @Field(() => FullSyncChoice, {
    nullable: true,
    description: 'What it is to do; left out: as is advised now.',
  })
  choice: 'FULL' | 'COUPLE' | 'NO_RECORDS' | 'LEAVE_OUT' | null;
}

/** Which full synchronization to stop. */
@InputType('FullSyncCancelInput', { description: 'Which full synchronization to stop.' })
export class FullSyncCancelInput {
  @Field(() => String, {
    nullable: true,
    description: 'Its id, to make sure that no other one is meant; left out: the present one.',
  })
  @IsOptional()
  @Length(36, 36)
  id: string | null;
}
