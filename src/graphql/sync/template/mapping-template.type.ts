import { Field, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { Side } from '../sync.enums';

/** Default values of new records of one table. */
@ObjectType('RecordTemplate', {
  simpleResolvers: true,
  description:
    'Default values of new records of one table. Mapped values win over them; numbers come from the series that the template names, else from that of the sales setup.',
})
export class RecordTemplateType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => String, { description: 'Code; at most 30 characters.' })
  code: string;

  @Field(() => String, { nullable: true, description: 'What people call it; null: its code.' })
  title: string | null;

  @Field(() => String, { description: 'Table of the records it fills, such as crm.account.' })
  recordTable: string;

  @Field(() => JsonScalar, { description: 'Values by field.' })
  defaults: unknown;

  @Field(() => Int, {
    description: 'Counts changes; mutations refuse a version that has moved on.',
  })
  version: number;
}

/** A template that new records of one side of a table mapping may get. */
@ObjectType('MappingTemplate', {
  simpleResolvers: true,
  description:
    'A template that new records of one side of a table mapping may get; the first whose filter takes the source record counts.',
})
export class MappingTemplateType {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => Side, { description: 'The side on which new records are made.' })
  side: string;

  @Field(() => Int, { description: 'Place in the order in which templates are tried, from 1.' })
  priority: number;

  @Field(() => String, { description: 'Code of the template.' })
  templateCode: string;

  @Field(() => RecordTemplateType, {
    nullable: true,
    description: 'The template; null when there is none of that code.',
  })
  template: unknown;

  @Field(() => JsonScalar, {
    description: 'Conditions on the source record, all of which hold; empty: always.',
  })
  filter: unknown;
}
