import type { FollowRecords } from '../../../sync/news/follow-records';
import type { FollowProgress } from '../../../sync/news/follow-progress';
import type { RequestContext } from '../../server/context';

/** What subscriptions are made of. */
export interface Follows {
  readonly followRun: FollowProgress;
  readonly followFullSync: FollowProgress;
  /** Id of the full synchronization that was reviewed last; null when there never was one. */
  readonly latestFullSync: () => Promise<string | null>;
  readonly followRecords: FollowRecords;
}

/** What a subscription sees of its client; each event gets a context of its own to be read in. */
export interface SubscriptionContext extends RequestContext {
  readonly follows: Follows;
  /** Closes the connection of a client that does not keep up. */
  readonly drop: (reason: string) => void;
}
