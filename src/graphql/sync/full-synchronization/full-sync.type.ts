import { Field, Float, Int, ObjectType } from 'type-graphql';
import { ErrorCodeEnum } from '../../common/errors/error-code';
import {
  Has,
  HasInstant,
  HasInt,
  HasText,
  Id,
  May,
  MayInstant,
  MayInt,
  MayText,
} from '../../common/fields/field.decorators';
import { JsonScalar } from '../../common/fields/scalars';
import { Direction } from '../sync.enums';
import { SyncRunType } from '../sync-run/sync-run.type';
import { TableMappingType } from '../table-mapping/table-mapping.type';
import {
  FullSyncChoice,
  FullSyncLineStatusEnum,
  FullSyncRecommendation,
  FullSyncStatusEnum,
} from './full-sync.enums';

/** One table mapping in a full synchronization. */
@ObjectType('FullSyncLine', {
  simpleResolvers: true,
  description: 'One table mapping in a full synchronization (3.1).',
})
export class FullSyncLineType {
  @Id()
  id: string;

  @Has(() => TableMappingType, 'The table mapping.')
  mapping: unknown;

  @HasInt('Place in the order of dependencies, from 0.')
  position: number;

  @Has(() => JsonScalar, 'Names of the mappings that must be done first; a list of texts.')
  dependencies: unknown;

  @Has(
    () => JsonScalar,
    'Of these the names of those that are not done yet; a list of texts. What has no line, no records or is left out keeps nobody waiting.',
  )
  waitsFor: unknown;

  @Has(() => FullSyncRecommendation, 'What is advised.')
  recommendation: string;

  @Has(() => FullSyncChoice, 'What it is to do.')
  choice: string;

  @Has(
    () => Direction,
    'Which way it goes; the direction of the mapping unless a person narrowed it.',
  )
  direction: string;

  @MayInt(
    'More failed records than this percentage end the line with an error, so that what depends on it does not start; null: whatever fails, the others go on.',
  )
  stopAbovePercent: number | null;

  @Has(() => FullSyncLineStatusEnum, 'Where it stands.')
  status: string;

  @HasInt('ERP records inside the filter when the line was built.')
  erpRecords: number;

  @HasInt('CRM records inside the filter when the line was built.')
  crmRecords: number;

  @MayText('The background job that does it; null before there is one.')
  jobId: string | null;

  @May(() => SyncRunType, 'Run that couples by criteria; null when there is none.')
  coupleRun: unknown;

  @May(() => SyncRunType, 'Run to the CRM; null when there is none.')
  toCrmRun: unknown;

  @May(() => SyncRunType, 'Run from the CRM; null when there is none.')
  fromCrmRun: unknown;

  @MayInt('Records that it is going to look at, as counted when it began; null before.')
  expected: number | null;

  @HasInt('Records looked at so far, by all its runs.')
  processed: number;

  @HasInt('Records created.')
  inserted: number;

  @HasInt('Records changed.')
  modified: number;

  @HasInt('Records that were equal already.')
  unchanged: number;

  @HasInt('Records left alone.')
  skipped: number;

  @HasInt('Records that failed; the errors of the runs say why.')
  failed: number;

  @HasInt('Pairs coupled by criteria.')
  coupled: number;

  @MayInstant('When it began; null before.')
  startedAt: string | null;

  @MayInstant('When its last batch was committed; null before the first.')
  activeAt: string | null;

  @MayInstant('When it ended; null before.')
  finishedAt: string | null;

  @Field(() => Float, {
    nullable: true,
    description:
      'Records looked at per second, from the start to the last batch; null before the first.',
  })
  recordsPerSecond: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Seconds left at that rate; null unless it is at work and the rate is known.',
  })
  secondsLeft: number | null;

  @May(() => ErrorCodeEnum, 'Why it could not run as a whole; null otherwise.')
  errorCode: string | null;

  @MayText('The same as a sentence; null otherwise.')
  message: string | null;
}

/** A first load over all table mappings. */
@ObjectType('FullSync', {
  simpleResolvers: true,
  description:
    'A full synchronization: a first load over all table mappings, with a line for each (section 3).',
})
export class FullSyncType {
  @Id()
  id: string;

  @Has(() => FullSyncStatusEnum, 'Where it stands.')
  status: string;

  @HasInstant('When its lines were first built.')
  createdAt: string;

  @HasText('Who had them built.')
  createdBy: string;

  @MayInstant('When it was started; null before.')
  startedAt: string | null;

  @MayText('Who started it; null before.')
  startedBy: string | null;

  @MayInstant('When it ended; null before.')
  finishedAt: string | null;

  @HasInt('Records that the lines which have begun are going to look at.')
  expected: number;

  @HasInt('Records looked at so far.')
  processed: number;

  @HasInt('Records that failed so far.')
  failed: number;

  @Field(() => [FullSyncLineType], {
    description:
      'A line for each table mapping that takes part, in the order of their dependencies.',
  })
  lines: unknown;
}
