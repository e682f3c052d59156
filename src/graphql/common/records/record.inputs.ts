import { IsOptional, IsUUID, Length, ValidateNested } from 'class-validator';
import { Field, ID, InputType, Int, type ClassType } from 'type-graphql';
import { DateScalar, DecimalScalar, JsonScalar } from '../fields/scalars';

/** One field of a record that mutations may set. */
export interface InputField {
  readonly type: () => unknown;
  /** Meaning, unit, limit. */
  readonly description: string;
  /** Greatest length of a text. */
  readonly length?: number;
}

/** Fields of a record by property. */
export type InputFields = Readonly<Record<string, InputField>>;

/** A text of limited length; codes too. */
export function text(length: number, description: string): InputField {
  return {
    type: () => String,
    description: `${description} At most ${length} characters.`,
    length,
  };
}

/** An exact decimal number. */
export function decimal(description: string): InputField {
  return { type: () => DecimalScalar, description };
}

/** A calendar day. */
export function day(description: string): InputField {
  return { type: () => DateScalar, description };
}

/** Yes or no. */
export function flag(description: string): InputField {
  return { type: () => Boolean, description };
}

/** A whole number. */
export function int(description: string): InputField {
  return { type: () => Int, description };
}

/** The id of another record. */
export function id(description: string): InputField {
  return { type: () => ID, description };
}

/** A value of an enum that was registered for the API. */
export function choice(enumeration: object, description: string): InputField {
  return { type: () => enumeration, description };
}

/** Values of user-defined fields by name. */
export function userFields(): InputField {
  return {
    type: () => JsonScalar,
    description:
      'Values of declared user-defined fields by name, each of its declared type: decimals, days and instants as text. Replaces all of them; a value that is null or left out is cleared.',
  };
}

/** The input that creates a record: `required` must be there, everything else may. */
export function createInput(
  type: string,
  fields: InputFields,
  required: readonly string[],
): ClassType {
  class CreateInput {}
  InputType(`${type}CreateInput`, {
    description: `Values of a new ${type}. What is left out takes the default of its system.`,
  })(CreateInput);
  addFields(CreateInput, fields, new Set(required));
  return CreateInput;
}

/** What an update input holds once parsed. */
export interface UpdateInput {
  id: string;
  version: string | null;
  changes: Record<string, unknown>;
}

/** The input that changes a record: which, as of which version, and the new values. */
export function updateInput(type: string, fields: InputFields): ClassType<UpdateInput> {
  class Changes {}
  InputType(`${type}Changes`, {
    description: `New values of a ${type}. What is left out stays; null empties.`,
  })(Changes);
  addFields(Changes, fields, new Set());

  @InputType(`${type}UpdateInput`, { description: `Which ${type} to change, and how.` })
  class Input implements UpdateInput {
    @Field(() => ID, { description: 'Opaque id of the record.' })
    @IsUUID()
    id: string;

    @Field(() => String, {
      nullable: true,
      description:
        'Version that the change is based on, as read; the change is refused when someone else changed the record since. Left out: not checked.',
    })
    @IsOptional()
    @Length(1, 20)
    version: string | null;

    @Field(() => Changes, { description: 'The new values.' })
    @ValidateNested()
    changes: Record<string, unknown>;
  }
  return Input;
}

/** Gives an input class its fields: those that are `required` must be there, the others may. */
export function addFields(
  target: ClassType,
  fields: InputFields,
  required: ReadonlySet<string>,
): void {
  const prototype = target.prototype;
  for (const [name, field] of Object.entries(fields)) {
    Field(field.type as () => ClassType, {
      nullable: !required.has(name),
      description: field.description,
    })(prototype, name);
    if (!required.has(name)) IsOptional()(prototype, name);
    if (field.length !== undefined)
      Length(required.has(name) ? 1 : 0, field.length)(prototype, name);
  }
}
