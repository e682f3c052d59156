import type { GraphQLField, GraphQLFieldResolver, GraphQLSchema } from 'graphql';
import { isAtLeast } from '../../../platform/http/role';
import type { RequestContext } from '../../server/context';
import { toUserError } from '../errors/user-error.type';
import { callerRoleOf, type CallerRole } from './callable-by';
import { forbidden } from './role.errors';

/**
 * Lets every mutation be called by the role that it declares alone: another caller gets FORBIDDEN as its payload,
 * and nothing of its input is looked at. Its description says whom it is for. Throws for a mutation that declares
 * no role.
 */
export function guardMutations(schema: GraphQLSchema): void {
  const fields = Object.values(schema.getMutationType()?.getFields() ?? {}) as MutationField[];
  const undeclared = fields.filter(({ extensions }) => callerRoleOf(extensions) === undefined);
  if (undeclared.length > 0)
    throw new Error(
      `Whom is it for? Put @CallableBy beside @Mutation: ${undeclared.map(({ name }) => name).join(', ')}.`,
    );
  for (const field of fields) guard(field, callerRoleOf(field.extensions) ?? 'ADMINISTRATOR');
}

type MutationField = GraphQLField<unknown, RequestContext>;

function guard(field: MutationField, needed: CallerRole): void {
  const { name, resolve } = field;
  if (!resolve) throw new Error(`The mutation ${name} does nothing.`);
  if (needed === 'ADMINISTRATOR')
    field.description = (field.description ?? '').replace(
      '\nRefuses with:',
      '\nAdministrators only.$&',
    );
  const guarded: GraphQLFieldResolver<unknown, RequestContext> = (source, args, context, info) =>
    isAtLeast(context.role, needed)
      ? resolve(source, args, context, info)
      : { errors: [toUserError(forbidden(name, needed, context.role))] };
  field.resolve = guarded;
}
