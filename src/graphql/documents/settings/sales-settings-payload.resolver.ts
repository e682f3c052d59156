import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, FieldResolver, Info, Resolver, Root } from 'type-graphql';
import type { ReadContext } from '../../common/read/attach';
import { payloadOf } from '../../common/records/record.mutations';
import { SalesSettingsType } from './sales-settings.type';

/** Answer of salesSettingsUpdate. */
export const SalesSettingsUpdatePayload = payloadOf(
  'SalesSettingsUpdate',
  'salesSettings',
  SalesSettingsType,
  'The settings',
);

/** Reads the one set of settings that a payload stands for. */
@Resolver(() => SalesSettingsUpdatePayload)
export class SalesSettingsPayloadResolver {
  @FieldResolver(() => SalesSettingsType, { nullable: true })
  salesSettings(
    @Root() payload: { salesSettings?: unknown },
    @Ctx() context: ReadContext,
    @Info() info: GraphQLResolveInfo,
  ) {
    return payload.salesSettings ? context.reader.single('SalesSettings', info) : null;
  }
}
