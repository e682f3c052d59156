import { ArchivedOrderStore } from '../../documents/archived-orders/archived-order.store';
import { TellOrdersEnd } from '../../documents/archived-orders/tell-orders-end';
import {
  UpdateArchivedOrders,
  type ArchivedOrdersParts,
} from '../../documents/archived-orders/update-archived-orders';
import { CopyCrmNotes } from '../../documents/notes/copy-crm-notes';
import { CrmNoteStore } from '../../documents/notes/crm-note.store';
import { OrderNoteStore } from '../../documents/notes/order-note.store';
import { SyncOrderNotes } from '../../documents/notes/sync-order-notes';
import { BufferOrderPosts } from '../../documents/order-posts/buffer-order-posts';
import { PostEntryStore } from '../../documents/order-posts/post-entry.store';
import { SendOrderPosts } from '../../documents/order-posts/send-order-posts';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { OrderEvents } from '../../erp/sales-order/order-events';
import { writerOf, type RecordWriter } from '../../platform/database/record-writer';
import { NoteCouplingStore } from '../../sync/note-coupling/note-coupling.store';
import type { Engine } from '../engine';

/** What goes on between coupled orders beside their synchronization, wired. */
export interface OrderFlow {
  readonly sendPosts: SendOrderPosts;
  readonly syncNotes: SyncOrderNotes;
  readonly updateArchived: UpdateArchivedOrders;
}

/** What it is wired over. */
export interface OrderFlowGround {
  readonly writers: ReadonlyMap<string, RecordWriter>;
  readonly engine: Engine;
  readonly unitOfWork: UnitOfWork;
}

/** Wires posts and notes of orders, and has the events of orders kept for the posts. */
export function composeOrderFlow(
  { writers, engine, unitOfWork }: OrderFlowGround,
  events: OrderEvents,
): OrderFlow {
  const { sessions, settings } = engine;
  const { journal } = engine.parts;
  const store = new PostEntryStore();
  const buffer = new BufferOrderPosts(settings, store);
  events.on((tx, happened) => buffer.run(tx, happened));
  const couplings = new NoteCouplingStore();
  const erpNotes = writerOf(writers, 'erp.note');
  return {
    sendPosts: new SendOrderPosts({
      unitOfWork,
      sessions,
      store,
      posts: writerOf(writers, 'crm.post'),
      journal,
    }),
    syncNotes: new SyncOrderNotes({
      unitOfWork,
      sessions,
      store: new OrderNoteStore(),
      copy: new CopyCrmNotes(new CrmNoteStore(), erpNotes, couplings),
      erpNotes,
      crmNotes: writerOf(writers, 'crm.note'),
      couplings,
      journal,
    }),
    updateArchived: archivedOrders(writers, { unitOfWork, sessions, journal }),
  };
}

function archivedOrders(
  writers: OrderFlowGround['writers'],
  ground: Omit<ArchivedOrdersParts, 'store' | 'tell'>,
): UpdateArchivedOrders {
  const store = new ArchivedOrderStore();
  const [orders, lines] = ['crm.sales_order', 'crm.sales_order_line'] as const;
  const tell = new TellOrdersEnd(store, writerOf(writers, orders), writerOf(writers, lines));
  return new UpdateArchivedOrders({ ...ground, store, tell });
}
