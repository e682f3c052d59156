import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Info, Query, Resolver } from 'type-graphql';
import { isAtLeast } from '../../../platform/http/role';
import type { RequestContext } from '../../server/context';
import { callerRoleOf } from './callable-by';
import { Viewer } from './viewer.type';

/** Tells callers what they may do. */
@Resolver()
export class ViewerResolver {
  @Query(() => Viewer, {
    description:
      'Who sends the request, and what they may do: to show only what will not be refused.',
  })
  viewer(@Ctx() { role, actor }: RequestContext, @Info() { schema }: GraphQLResolveInfo): Viewer {
    const mutations = Object.values(schema.getMutationType()?.getFields() ?? {})
      .filter(({ extensions }) => isAtLeast(role, callerRoleOf(extensions) ?? 'ADMINISTRATOR'))
      .map(({ name }) => name)
      .sort();
    return { role, actor, mutations };
  }
}
