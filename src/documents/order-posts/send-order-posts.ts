import { PostSource, PostType } from '../../crm/post/post.options';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { RecordWriter } from '../../platform/database/record-writer';
import { newId } from '../../platform/new-id';
import type { EngineSession, EngineSessions } from '../../sync/engine/session/engine-session';
import { errorOf } from '../../sync/engine/session/run-report';
import type { JournalStore } from '../../sync/journal/journal.store';
import type { DuePost, PostEntryStore } from './post-entry.store';

/** What sending posts stands on. */
export interface SendPostsParts {
  readonly unitOfWork: UnitOfWork;
  readonly sessions: EngineSessions;
  readonly store: PostEntryStore;
  readonly posts: RecordWriter;
  readonly journal: JournalStore;
}

/** What became of the events of one call. */
export interface SentPosts {
  /** Timeline posts written. */
  readonly posted: number;
  /** Events of records that the CRM does not have. */
  readonly dropped: number;
  /** The run that wrote them; null when there was none to write. */
  readonly runId: string | null;
  /** There may be more events waiting. */
  readonly more: boolean;
}

const BATCH = 1_000;
const LENGTH = 250;

/**
 * Tells on the timelines of CRM orders and accounts what happened in the ERP (B-14 to B-16). What happened several
 * times to a record is told once. An event is told once or never: it is gone even if the CRM refused its post.
 */
export class SendOrderPosts {
  constructor(private readonly parts: SendPostsParts) {}

  /** Sends the oldest events, at most 1,000; refuses while the connection is off (B-19). */
  run(actor: string): Promise<SentPosts> {
    const { unitOfWork, sessions } = this.parts;
    return unitOfWork.run((tx) => sessions.within(tx, (session) => this.send(session)), { actor });
  }

  private async send(session: EngineSession): Promise<SentPosts> {
    const due = await this.parts.store.take(session.tx, BATCH);
    const known = due.filter(({ crmId }) => crmId !== null);
    const posts = draftsOf(known);
    const runId = posts.length > 0 ? await this.post(session, posts) : null;
    const dropped = due.length - known.length;
    return { posted: posts.length, dropped, runId, more: due.length === BATCH };
  }

  private async post(session: EngineSession, posts: readonly PostDraft[]): Promise<string> {
    const { tx, now, mappings } = session;
    const runId = await session.startRun({
      mapping: mappings.findByName('SALESORDER-ORDER'),
      kind: 'SYNCHRONIZE',
      direction: 'TO_CRM',
      forced: true,
      scope: { posts: posts.length },
    });
    const { versions, refused } = await this.parts.posts.insert(tx, posts);
    await this.parts.journal.add(
      tx,
      runId,
      now,
      posts.flatMap(({ id, regardingObjectId, text }) => {
        const version = versions.get(id);
        if (version === undefined) return [];
        const record = { side: 'CRM', recordTable: 'crm.post', recordId: id } as const;
        const changes = {
          regardingObjectId: [null, regardingObjectId] as [null, string],
          text: [null, text] as [null, string],
        };
        return [{ ...record, couplingId: null, action: 'INSERT' as const, version, changes }];
      }),
    );
    const errors = posts.flatMap(({ id, regardingObjectId, text }) => {
      const refusal = refused.get(id);
      const named = { couplingId: null, erpId: null, crmId: regardingObjectId, record: text };
      return refusal ? [errorOf(named, refusal)] : [];
    });
    await session.closeRun(runId, { inserted: versions.size, failed: errors.length }, errors);
    return runId;
  }
}

type PostDraft = ReturnType<typeof draftsOf>[number];

// One post for each record and thing that happened to it (B-12).
function draftsOf(due: readonly DuePost[]) {
  const drafts = due.map(({ changeType, text, crmId, crmTable }) => ({
    key: JSON.stringify([crmId, changeType, text]),
    id: newId(),
    regardingObjectId: crmId ?? '',
    regardingObjectTypeCode: crmTable,
    text: text.slice(0, LENGTH),
    source: PostSource.Manual,
    type: PostType.CheckIn,
  }));
  const distinct = new Map(drafts.map((draft) => [draft.key, draft]));
  return [...distinct.values()].map(({ key: _key, ...draft }) => draft);
}
