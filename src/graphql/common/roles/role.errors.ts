import { Refusal } from '../../../platform/errors/refusal';
import type { Role } from '../../../platform/http/role';

const WHO: { readonly [role in Role]: string } = {
  READER: 'a reader',
  USER: 'a user',
  ADMINISTRATOR: 'an administrator',
};

const TOKENS: { readonly [role in Role]: string } = {
  READER: 'API_READER_TOKEN',
  USER: 'API_USER_TOKEN',
  ADMINISTRATOR: 'API_TOKEN',
};

/** The caller's role does not allow the mutation. */
export function forbidden(mutation: string, needed: Role, role: Role): Refusal {
  return new Refusal(
    'FORBIDDEN',
    `${mutation} is for ${WHO[needed]}; the caller is ${WHO[role]}.`,
    {
      remedy: `Send the token of ${WHO[needed]}, ${TOKENS[needed]}, or ask somebody who has it.`,
      data: { mutation, needed, role },
    },
  );
}
