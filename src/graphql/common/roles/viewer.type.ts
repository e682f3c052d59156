import { Field, ObjectType } from 'type-graphql';
import type { Role } from '../../../platform/http/role';
import { HasText } from '../fields/field.decorators';
import { RoleEnum } from './role.enum';

/** Who sends a request. */
@ObjectType('Viewer', {
  simpleResolvers: true,
  description: 'Who sends the request, and what they may do.',
})
export class Viewer {
  @Field(() => RoleEnum, { description: 'The role that the bearer token stands for.' })
  role: Role;

  @HasText(
    'Name that is written into the records they change: the header `x-actor`, or `api` without it.',
  )
  actor: string;

  @Field(() => [String], {
    description:
      'Names of the mutations that the role may call, sorted; the others refuse with FORBIDDEN.',
  })
  mutations: readonly string[];
}
