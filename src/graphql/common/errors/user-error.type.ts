import { Field, InterfaceType, ObjectType } from 'type-graphql';
import type { Refusal } from '../../../platform/errors/refusal';
import { ErrorCodeEnum, type ErrorCode } from './error-code';
import { JsonScalar } from '../fields/scalars';

/** Why a mutation was refused, as data. */
@InterfaceType('UserError', {
  description: 'Why a mutation was refused. Nothing was written.',
  resolveType: () => 'RefusedError',
})
export abstract class UserError {
  @Field(() => ErrorCodeEnum, { description: 'Stable code of the reason.' })
  code: ErrorCode;

  @Field(() => String, { description: 'What is wrong and with which record, as a sentence.' })
  message: string;

  @Field(() => [String], {
    description:
      'Where in the input the reason lies, from `input` down; just `input` when it lies in no single field.',
  })
  path: string[];

  @Field(() => String, {
    nullable: true,
    description: 'What to do next; null when nothing in particular helps.',
  })
  remedy: string | null;

  @Field(() => JsonScalar, {
    description:
      'What a client can act on: ids, numbers, values. An empty object when there is nothing.',
  })
  data: unknown;
}

/** A refusal whose code says all there is. */
@ObjectType('RefusedError', {
  implements: UserError,
  simpleResolvers: true,
  description: 'A refusal: the code says why, the remedy what to do.',
})
export class RefusedError extends UserError {}

/** A refusal as the API's payloads carry it. */
export function toUserError(refusal: Refusal): RefusedError {
  return Object.assign(new RefusedError(), {
    code: refusal.code as ErrorCode,
    message: refusal.message,
    path: refusal.field === null ? ['input'] : ['input', ...refusal.field.split('.')],
    remedy: refusal.remedy,
    data: refusal.data,
  });
}
