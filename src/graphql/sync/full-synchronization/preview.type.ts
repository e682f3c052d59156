import { Field, ObjectType } from 'type-graphql';
import { Has, HasFlag, HasInt, HasText, May } from '../../common/fields/field.decorators';
import { JsonScalar } from '../../common/fields/scalars';
import { MatchCountsType } from '../matching/matching.types';
import { Direction } from '../sync.enums';
import { FullSyncChoice, FullSyncRecommendation } from './full-sync.enums';

/** What a person should know before a line starts. */
@ObjectType('FullSyncWarning', {
  simpleResolvers: true,
  description: 'What a person should know before a line starts.',
})
export class FullSyncWarningType {
  @HasText('Stable code: DUPLICATES_POSSIBLE or NO_MATCH_CRITERIA.')
  code: string;

  @HasText('What would happen, as a sentence.')
  message: string;

  @HasText('What to do about it.')
  remedy: string;
}

/** What the line of a table mapping would do. */
@ObjectType('FullSyncPreviewLine', {
  simpleResolvers: true,
  description: 'What the line of a table mapping would do, by the records that are there now.',
})
export class FullSyncPreviewLineType {
  @HasText('Name of the table mapping.')
  mapping: string;

  @Has(() => JsonScalar, 'Names of the mappings that must be done first; a list of texts.')
  dependencies: unknown;

  @Has(() => FullSyncRecommendation, 'What is advised now.')
  recommendation: string;

  @Has(() => FullSyncChoice, 'What it would do: as chosen in the review, else as advised.')
  choice: string;

  @Has(() => Direction, 'Which way it would go.')
  direction: string;

  @HasInt('ERP records inside the filter.')
  erpRecords: number;

  @HasInt('CRM records inside the filter.')
  crmRecords: number;

  @HasInt('ERP records inside the filter without a counterpart.')
  uncoupledErp: number;

  @HasInt('CRM records inside the filter without a counterpart.')
  uncoupledCrm: number;

  @HasInt('Pairs that are coupled already.')
  coupledPairs: number;

  @HasInt('CRM records that it would create, at most: records may fail, or take no part.')
  createsInCrm: number;

  @HasInt('ERP records that it would create, at most.')
  createsInErp: number;

  @HasInt('Pairs that it would compare.')
  compares: number;

  @HasFlag('Whether the field mappings say by which values records are matched (useForMatching).')
  hasCriteria: boolean;

  @May(
    () => MatchCountsType,
    'How many records the criteria would couple; counted only when asked for, and null unless the line couples by criteria. Nothing is written.',
  )
  matching: unknown;

  @Field(() => [FullSyncWarningType], {
    description: 'What a person should know before it starts; few by nature.',
  })
  warnings: FullSyncWarningType[];
}

/** What a full synchronization would do. */
@ObjectType('FullSyncPreview', {
  simpleResolvers: true,
  description: 'What a full synchronization would do if it were started now. Nothing is written.',
})
export class FullSyncPreviewType {
  @Field(() => [FullSyncPreviewLineType], {
    description:
      'A line for each table mapping that takes part, in the order of their dependencies.',
  })
  lines: unknown;

  @HasInt('CRM records that would be created, at most.')
  createsInCrm: number;

  @HasInt('ERP records that would be created, at most.')
  createsInErp: number;

  @HasInt('Pairs that would be compared.')
  compares: number;
}
