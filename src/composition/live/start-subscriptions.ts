import type { Composition } from '../../composition';
import {
  SubscriptionServer,
  type SubscriptionServerSettings,
} from '../../graphql/server/subscription/subscription-server';
import type { Config } from '../../platform/config';
import { Callers } from '../../platform/http/callers';
import type { Log } from '../../platform/log';
import { FollowRecords } from '../../sync/news/follow-records';
import { FollowProgress } from '../../sync/news/follow-progress';
import { FullSyncStore } from '../../sync/full-synchronization/full-sync.store';
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
  const fullSyncs = new FullSyncStore();
  const settings: SubscriptionServerSettings = {
    ...{ schema, reader, limits: config.limits },
    follows: {
      followRun: new FollowProgress(db, news, {
        channel: 'tandem_run',
        isRunning: (reader, id) => store.isRunning(reader, id),
      }),
      followFullSync: new FollowProgress(db, news, {
        channel: 'tandem_full_sync',
        isRunning: (reader, id) => store.isLoading(reader, id),
      }),
      latestFullSync: async () => (await fullSyncs.findLatest(db))?.id ?? null,
      followRecords: new FollowRecords(db, news, store),
    },
    callers: new Callers(config.http),
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
