import { validate, type ValidationError } from 'class-validator';
import { Refusal } from '../../../platform/errors/refusal';
import { invalidInput } from '../../../platform/errors/input.errors';
import { textNotStorable, unstorableTexts } from './storable-text';
import type { ErrorCode } from './error-code';
import { toUserError, type RefusedError } from './user-error.type';

/** What a mutation declares once: its description and the codes it may refuse with. */
export interface Refuses {
  readonly description: string;
  readonly codes: ReadonlySet<string>;
}

/** Declares a mutation's description and codes; the description lists them, so the committed schema shows a change. */
export function refuses(text: string, ...codes: ErrorCode[]): Refuses {
  const all = [...new Set<ErrorCode>(['INVALID_INPUT', 'FORBIDDEN', ...codes])].sort();
  return { description: `${text}\nRefuses with: ${all.join(', ')}.`, codes: new Set(all) };
}

/** A payload: what the verb answers, and why it was refused. */
export type Answer<T> = (T | { [K in keyof T]?: null }) & { errors: RefusedError[] };

/**
 * Runs a mutation's verb: validates the input, and turns a declared refusal into the payload's errors.
 * A refusal that was not declared, and every other error, escapes as what it is: a bug.
 */
export async function answer<T extends object>(
  declared: Refuses,
  input: object,
  work: () => Promise<T>,
): Promise<Answer<T>> {
  const complaints = await complaintsAbout(input);
  if (complaints.length > 0) return refused(complaints);
  try {
    return { ...(await work()), errors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (!declared.codes.has(error.code))
      throw new Error(`Undeclared refusal ${error.code}: ${error.message}`, { cause: error });
    return refused([error]);
  }
}

/** Refuses the input of a query whose values break a rule of their form; the first complaint says which. */
export async function checkInput(input: object): Promise<void> {
  const [first] = await complaintsAbout(input);
  if (first) throw first;
}

async function complaintsAbout(input: object): Promise<Refusal[]> {
  const violations = await validate(input, { whitelist: false, forbidUnknownValues: false });
  const unstorable = unstorableTexts(input).map((field) => textNotStorable(field));
  return [...violations.flatMap((violation) => complaints(violation, '')), ...unstorable];
}

function refused<T>(refusals: Refusal[]): Answer<T> {
  return { errors: refusals.map(toUserError) } as unknown as Answer<T>;
}

function complaints(violation: ValidationError, above: string): Refusal[] {
  const field = above ? `${above}.${violation.property}` : violation.property;
  const own = Object.values(violation.constraints ?? {}).map((text) =>
    invalidInput(field, `${sentence(text)}.`),
  );
  return [...own, ...(violation.children ?? []).flatMap((child) => complaints(child, field))];
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
