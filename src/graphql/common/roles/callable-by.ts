import { Extensions } from 'type-graphql';
import type { Role } from '../../../platform/http/role';

const ROLE = 'callableBy';

/** The roles that a mutation can be for; none is for readers. */
export type CallerRole = Exclude<Role, 'READER'>;

/**
 * Says beside a mutation which role it needs: `ADMINISTRATOR` for everything that is configuration, `USER` for
 * records and synchronizing (T-6). A schema with a mutation that does not say it cannot be built.
 */
export function CallableBy(role: CallerRole): MethodDecorator {
  return Extensions({ [ROLE]: role });
}

/** The role that a field's extensions declare; undefined when they declare none. */
export function callerRoleOf(
  extensions: Readonly<Record<string, unknown>>,
): CallerRole | undefined {
  return extensions[ROLE] as CallerRole | undefined;
}
