import { Field, ID, Int, ObjectType } from 'type-graphql';
import { JsonScalar } from '../../common/fields/scalars';
import { apiEnum } from '../../common/lists/filter.inputs';
import { UserError } from '../../common/errors/user-error.type';

const ERRORS = 'Why the request was refused; empty on success.';

/** What a user-defined field may hold. */
export const UserFieldType = apiEnum(
  {
    TEXT: 'TEXT',
    CODE: 'CODE',
    INTEGER: 'INTEGER',
    DECIMAL: 'DECIMAL',
    BOOLEAN: 'BOOLEAN',
    DATE: 'DATE',
    DATE_TIME: 'DATE_TIME',
  } as const,
  'UserFieldType',
  'What a user-defined field may hold.',
  {
    TEXT: 'Free text.',
    CODE: 'Text that is compared and written trimmed and in upper case.',
    INTEGER: 'A whole number.',
    DECIMAL: 'An exact decimal number.',
    BOOLEAN: 'Yes or no.',
    DATE: 'A calendar day.',
    DATE_TIME: 'An instant.',
  },
);

/** Declares a field that the installation added to a table. */
@ObjectType('UserField', {
  simpleResolvers: true,
  description:
    'Declares a field that the installation added to a table: a key of its `userFields`, with a type. Mappings, filters and templates name it as `userFields.<name>`.',
})
export class UserFieldObject {
  @Field(() => ID, { description: 'Opaque identifier.' })
  id: string;

  @Field(() => String, { description: 'Table, such as erp.customer.' })
  recordTable: string;

  @Field(() => String, { description: 'Key inside `userFields`.' })
  name: string;

  @Field(() => String, { nullable: true, description: 'What people call it; null: its name.' })
  title: string | null;

  @Field(() => UserFieldType, { description: 'What it may hold.' })
  type: string;

  @Field(() => Int, {
    nullable: true,
    description: 'Greatest length of a text or code; null: 250, or no text.',
  })
  length: number | null;
}

/** Answer of userFieldCreate and userFieldUpdate. */
@ObjectType('UserFieldPayload', {
  simpleResolvers: true,
  description: 'Answer of userFieldCreate and userFieldUpdate.',
})
export class UserFieldPayload {
  @Field(() => UserFieldObject, {
    nullable: true,
    description: 'The declaration as it is now; null when errors is not empty.',
  })
  userField: unknown;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of userFieldDelete. */
@ObjectType('UserFieldDeletePayload', {
  simpleResolvers: true,
  description: 'Answer of userFieldDelete.',
})
export class UserFieldDeletePayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the declaration that is gone; null when errors is not empty.',
  })
  deletedId: string | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** A field that mappings, filters and templates may name. */
@ObjectType('MappableField', {
  simpleResolvers: true,
  description: 'A field of a table that mappings, filters and templates may name.',
})
export class MappableFieldType {
  @Field(() => String, { description: 'Name, such as phoneNo or userFields.shoeSize.' })
  name: string;

  @Field(() => String, {
    description:
      'Kind of its values: code, text, decimal, integer, flag, day, instant, id or json. Only fields of one kind go together, and texts with codes.',
  })
  kind: string;

  @Field(() => Int, { nullable: true, description: 'Greatest length of a text; null: no limit.' })
  length: number | null;

  @Field(() => [String], { description: 'Operators that fit in a filter.' })
  operators: string[];

  @Field(() => JsonScalar, {
    description: 'Names of option values, each with its number; an empty object when it is none.',
  })
  options: unknown;

  @Field(() => Boolean, { description: 'False: kept by the hub and never written by a mapping.' })
  writable: boolean;
}
