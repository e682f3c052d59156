import { ObjectType } from 'type-graphql';
import {
  HasFlag,
  HasInt,
  HasText,
  MayDay,
  MayText,
  RecordFields,
} from '../../common/fields/field.decorators';

/** A source of numbers without gaps or repeats. */
@ObjectType('NumberSeries', {
  simpleResolvers: true,
  description: 'A source of numbers without gaps or repeats.',
})
export class NumberSeriesType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Description.')
  description: string | null;

  @HasText('First number.')
  startingNo: string;

  @MayText('Last number; null: without end.')
  endingNo: string | null;

  @MayText('Last no used.')
  lastNoUsed: string | null;

  @HasInt('Step from one number to the next.')
  incrementByNo: number;

  @MayDay('Last date used.')
  lastDateUsed: string | null;

  @HasFlag('Allow gaps.')
  allowGaps: boolean;

  @HasFlag('Manual nos.')
  manualNos: boolean;
}
