import { registerEnumType } from 'type-graphql';

/**
 * Every code a refusal, a run error or a failed job may carry, with what it says and who must act. The
 * rooms own their codes; this catalogue is what a client sees.
 */
export const ERROR_CODES = {
  INVALID_INPUT:
    'A value of the input breaks its form or a rule of its record. The caller corrects it.',
  INVALID_CURSOR:
    'The cursor does not belong to this list and its order. The caller starts over or drops it.',
  RECORD_NOT_FOUND: 'The record that the input names does not exist. The caller looks it up again.',
  REFERENCE_NOT_FOUND:
    'A code, number or id that the record refers to does not exist. Create it first.',
  ALREADY_EXISTS:
    'Another record has the same natural key. Choose another one, or update that record.',
  VERSION_CONFLICT:
    'Someone else changed the record meanwhile. Read it again and repeat the change.',
  RECORD_READ_ONLY:
    'The record is in a state in which it cannot be changed. Change its state first.',
  INVALID_STATE: 'The step is not allowed from the state the record is in; the message names both.',
} as const satisfies Record<string, string>;

/** A code of the catalogue. */
export type ErrorCode = keyof typeof ERROR_CODES;

/** The catalogue as the schema's enum: every value is its own name. */
export const ErrorCodeEnum = Object.fromEntries(
  Object.keys(ERROR_CODES).map((code) => [code, code]),
) as {
  readonly [code in ErrorCode]: code;
};

registerEnumType(ErrorCodeEnum, {
  name: 'ErrorCode',
  description:
    'Why something was refused or failed. Codes are stable: a client may act on them; the sentence beside may change.',
  valuesConfig: Object.fromEntries(
    Object.entries(ERROR_CODES).map(([code, description]) => [code, { description }]),
  ) as never,
});
