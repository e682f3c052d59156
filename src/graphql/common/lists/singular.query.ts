import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Query, type ClassType } from 'type-graphql';
import { invalidInput } from '../../../platform/errors/input.errors';
import { Refusal } from '../../../platform/errors/refusal';
import type { ReadContext } from '../read/attach';
import type { ReadableSettings } from '../read/readable';
import type { ReadRow } from '../read/reader';
import { keyInput, type KeyFields } from './key.inputs';

/** How one record of a noun is asked for. */
export interface Singular {
  readonly reads: ReadableSettings;
  readonly type: ClassType;
  readonly singular: string;
  readonly keys: readonly string[];
  readonly compositeKey: KeyFields | undefined;
  readonly latestBy: string | undefined;
}

/** Gives a resolver class the query for one record: by id, or by what people call it. */
export function singularQuery(target: ClassType, settings: Singular): void {
  const { reads, type, singular, keys, compositeKey } = settings;
  const names = ['id', ...keys, ...(compositeKey ? ['key'] : [])];
  const prototype = target.prototype as Record<string, unknown>;
  prototype.find = (...args: unknown[]) => {
    const [context, info] = args.slice(names.length) as [ReadContext, GraphQLResolveInfo];
    return findOne(settings, names, args, context, info);
  };
  const descriptor: PropertyDescriptor = {
    value: prototype.find,
    writable: true,
    configurable: true,
  };
  const description = `One ${reads.type} record; null when there is none.${oneOf(names)}`;
  Query(() => type, { name: singular, nullable: true, description })(prototype, 'find', descriptor);
  names.forEach((name, at) => {
    const { scalar, text } = argumentOf(name, settings);
    Arg(name, () => scalar, { nullable: true, description: text })(prototype, 'find', at);
  });
  Ctx()(prototype, 'find', names.length);
  Info()(prototype, 'find', names.length + 1);
}

function argumentOf(name: string, { reads, compositeKey }: Singular) {
  if (name === 'id') return { scalar: ID, text: 'Opaque id of the record.' };
  if (name === 'key' && compositeKey) {
    const text = 'What names the record: all values together.';
    return { scalar: keyInput(reads.type, compositeKey), text };
  }
  return { scalar: String, text: `Natural key of the record: its ${name}.` };
}

async function findOne(
  { reads, compositeKey, latestBy }: Singular,
  names: readonly string[],
  args: readonly unknown[],
  context: ReadContext,
  info: GraphQLResolveInfo,
): Promise<ReadRow | null> {
  const given = names.filter((_, at) => args[at] !== null && args[at] !== undefined);
  const [name] = given;
  if (name === undefined || given.length > 1)
    throw invalidInput(name ?? names.at(-1) ?? 'id', `Give exactly one of ${names.join(', ')}.`);
  const value = args[names.indexOf(name)];
  const key =
    name === 'key' && compositeKey
      ? Object.fromEntries(
          Object.keys(compositeKey).map((property) => [
            property,
            (value as Record<string, unknown>)[property] ?? null,
          ]),
        )
      : { [name]: value };
  const rows = await context.reader.byKey(reads.type, key, info, latestBy);
  if (rows.length > 1) throw ambiguous(reads.type, name);
  return rows[0] ?? null;
}

function oneOf(names: readonly string[]): string {
  return names.length < 2 ? '' : ` Give exactly one of ${names.join(', ')}.`;
}

function ambiguous(type: string, name: string): Refusal {
  return new Refusal('KEY_AMBIGUOUS', `Several ${type} records have this ${name}.`, {
    field: name,
    remedy: 'Ask for the list with this condition, and name one of its records by id.',
  });
}
