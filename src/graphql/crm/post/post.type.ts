import { ID, ObjectType } from 'type-graphql';
import { Has, HasText, May, RecordFields } from '../../common/fields/field.decorators';
import { PostSource } from './post.enums';
import { PostType as PostTypeEnum } from './post.enums';

/** An entry on the timeline of a CRM record. */
@ObjectType('Post', {
  simpleResolvers: true,
  description: 'An entry on the timeline of a CRM record.',
})
export class PostType extends RecordFields {
  @May(() => ID, 'The record on whose timeline it stands.')
  regardingObjectId: string | null;

  @HasText("Logical name of that record's table: `salesorder`, `account`.")
  regardingObjectTypeCode: string;

  @HasText('Text of the entry.')
  text: string;

  @Has(() => PostSource, 'Where the entry comes from.')
  source: number;

  @Has(() => PostTypeEnum, 'Kind of the record.')
  type: number;
}
