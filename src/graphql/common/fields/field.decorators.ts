import { Field, ID, Int, ObjectType } from 'type-graphql';
import { DateScalar, DateTimeScalar, DecimalScalar, JsonScalar } from './scalars';

type TypeThunk = Parameters<typeof Field>[0];

/** A field that always has a value. */
export function Has(type: TypeThunk, description: string): PropertyDecorator & MethodDecorator {
  return Field(type, { description });
}

/** A field that is null when blank; the description says when, unless that goes without saying. */
export function May(type: TypeThunk, description: string): PropertyDecorator & MethodDecorator {
  return Field(type, { nullable: true, description });
}

/** The opaque id every record has. */
export function Id(): PropertyDecorator {
  return Field(() => ID, { description: 'Opaque identifier, made by the hub.' });
}

/** Text that is always there. */
export const HasText = (description: string): PropertyDecorator => Has(() => String, description);
/** Text that is null when blank. */
export const MayText = (description: string): PropertyDecorator => May(() => String, description);
/** Yes or no. */
export const HasFlag = (description: string): PropertyDecorator => Has(() => Boolean, description);
/** Whole number that is always there. */
export const HasInt = (description: string): PropertyDecorator => Has(() => Int, description);
/** Whole number that is null when blank. */
export const MayInt = (description: string): PropertyDecorator => May(() => Int, description);
/** Exact decimal that is always there. */
export const HasDecimal = (description: string): PropertyDecorator =>
  Has(() => DecimalScalar, description);
/** Exact decimal that is null when blank. */
export const MayDecimal = (description: string): PropertyDecorator =>
  May(() => DecimalScalar, description);
/** Calendar day that is always there. */
export const HasDay = (description: string): PropertyDecorator =>
  Has(() => DateScalar, description);
/** Calendar day that is null when blank. */
export const MayDay = (description: string): PropertyDecorator =>
  May(() => DateScalar, description);
/** Instant that is always there. */
export const HasInstant = (description: string): PropertyDecorator =>
  Has(() => DateTimeScalar, description);
/** Instant that is null before it happened. */
export const MayInstant = (description: string): PropertyDecorator =>
  May(() => DateTimeScalar, description);

/** What every record of both sides tells of itself. */
@ObjectType('RecordFields', { simpleResolvers: true })
export abstract class RecordFields {
  @Id()
  id: string;

  @Field(() => DateTimeScalar, { description: 'When the record was made.' })
  createdAt: string;

  @Field(() => DateTimeScalar, { description: 'When the record was last written.' })
  modifiedAt: string;

  @HasText('Who wrote it last: a person, or `integration` for the synchronization engine.')
  modifiedBy: string;

  @HasText(
    'Version of the record; a new one with every write. Pass it to an update to make sure nobody else wrote meanwhile.',
  )
  version: string;
}

/** User-defined fields of a master record. */
export const UserFields = (): PropertyDecorator =>
  Field(() => JsonScalar, {
    description: 'User-defined fields by name; an empty object when there are none.',
  });
