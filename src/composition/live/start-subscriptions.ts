import type { Composition } from '../../composition';
import {
  SubscriptionServer,
  type SubscriptionServerSettings,
} from '../../graphql/server/subscription/subscription-server';
import type { Config } from '../../platform/config';
import { BearerToken } from '../../platform/http/bearer-token';
import type { Log } from '../../platform/log';
import { FollowRecords } from '../../sync/news/follow-records';
import { FollowRun } from '../../sync/news/follow-run';
import { NewsStore } from '../../sync/news/news.store';
import { SyncNews } from '../../sync/news/sync-news';

/** Subscriptions as one process serves them. */
export interface Subscriptions {
  readonly upgrade: SubscriptionServer['upgrade'];
  readonly stop: () => Promise<void>;
}

/** Serves subscriptions in this process; it listens to the database from the first of them on. */
export function startSubscriptions(
  { schema, reader, db, connectionSettings }: Composition,
  config: Pick<Config, 'http' | 'limits'>,
  log: Log,
): Subscriptions {
  const news = new SyncNews(connectionSettings, log);
  const store = new NewsStore();
  const { apiToken } = config.http;
  const settings: SubscriptionServerSettings = {
    ...{ schema, reader, limits: config.limits },
    follows: {
      followRun: new FollowRun(db, news, store),
      followRecords: new FollowRecords(db, news, store),
    },
    token: apiToken === null ? null : new BearerToken(apiToken),
    reportBug: (err, requestId) => {
      log.error({ requestId, err }, 'a subscription failed for a reason of ours');
    },
  };
  const server = new SubscriptionServer(settings);
  return {
    upgrade: (request, socket, head) => server.upgrade(request, socket, head),
    stop: async () => {
      await server.stop();
      await news.stop();
    },
  };
}
