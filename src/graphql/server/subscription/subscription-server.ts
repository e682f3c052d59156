import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { handleProtocols, makeServer, type Context, type Server } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Callers } from '../../../platform/http/callers';
import { TOO_MANY_CONNECTIONS } from '../../../platform/http/http.errors';
import type { Role } from '../../../platform/http/role';
import { turnAway } from '../../../platform/http/upgrade-gate';
import { formatError, bugBehind } from '../../common/errors/format-error';
import type { Reader } from '../../common/read/reader';
import type { Follows, SubscriptionContext } from '../../sync/subscription/subscription-context';
import type { ReportBug } from '../bug-report';
import type { QueryLimits } from '../query-cost';
import { executeEvents } from './execute-events';
import { readOperation, refused } from './read-operation';
import { serveSocket } from './serve-socket';

/** What subscriptions are served of. */
export interface SubscriptionServerSettings {
  readonly schema: GraphQLSchema;
  readonly reader: Reader;
  readonly follows: Follows;
  readonly limits: QueryLimits;
  /** Tells by its token who a client is. */
  readonly callers: Callers;
  readonly reportBug: ReportBug;
}

/** What belongs to one connection. */
export interface Connected extends Record<PropertyKey, unknown> {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  readonly id: string;
  /** What the client may do; null until it has said who it is. */
  role: Role | null;
}

type Connection = Context<Record<string, unknown> | undefined, Connected>;

/** A client that does not keep up is disconnected with this code. */
export const TOO_SLOW = 4513;

const MOST_CONNECTIONS = 500;
const MOST_SUBSCRIPTIONS = 50;
const LARGEST_MESSAGE = 64 * 1024;

/** Serves subscriptions by the protocol graphql-transport-ws, on the port and path of the API. */
export class SubscriptionServer {
  private readonly sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    handleProtocols: (protocols) => handleProtocols(protocols),
  });
  private readonly protocol: Server<Connected>;

  constructor(private readonly settings: SubscriptionServerSettings) {
    this.protocol = makeServer<Record<string, unknown> | undefined, Connected>({
      connectionInitWaitTimeout: 10_000,
      onConnect: (connection) => this.isLetIn(connection),
      onSubscribe: (connection, _id, payload) => {
        if (Object.keys(connection.subscriptions).length > MOST_SUBSCRIPTIONS)
          return refused(
            `A connection may have ${MOST_SUBSCRIPTIONS} subscriptions; end one first.`,
            'TOO_MANY_SUBSCRIPTIONS',
          ).errors;
        const read = readOperation(settings.schema, settings.limits, payload);
        if ('errors' in read) return read.errors;
        return {
          schema: settings.schema,
          document: read.document,
          operationName: payload.operationName,
          variableValues: payload.variables,
          contextValue: this.contextOf(connection),
        };
      },
      subscribe: (args: ExecutionArgs) => {
        const { renew } = args.contextValue as Renewable;
        return executeEvents(args, renew);
      },
      onNext: (connection, _id, _payload, _args, result) => this.shown(connection, result),
    });
  }

  /** Takes over a connection that asks for the protocol. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (this.sockets.clients.size >= MOST_CONNECTIONS)
      return turnAway(socket, TOO_MANY_CONNECTIONS);
    this.sockets.handleUpgrade(request, socket, head, (client) => {
      serveSocket(this.protocol, { socket: client, request, id: randomUUID(), role: null });
    });
  }

  /** Says goodbye to every client. */
  async stop(): Promise<void> {
    for (const client of this.sockets.clients) client.close(1001, 'The server stops.');
    const late = setTimeout(() => {
      for (const client of this.sockets.clients) client.terminate();
    }, 1_000);
    while (this.sockets.clients.size > 0) await new Promise((resolve) => setTimeout(resolve, 20));
    clearTimeout(late);
    this.sockets.close();
  }

  // A browser cannot send headers along; its token comes with the first message.
  private isLetIn({ extra, connectionParams }: Connection): boolean {
    const { callers } = this.settings;
    const given = connectionParams?.authorization ?? connectionParams?.Authorization;
    extra.role =
      callers.roleOf(extra.request.headers.authorization) ??
      (typeof given === 'string' ? callers.roleOf(given) : null);
    return extra.role !== null;
  }

  private contextOf({ extra }: Connection): Renewable {
    const { reader, follows } = this.settings;
    const renew = (): Renewable => ({
      ...{ reader, follows, renew, loaders: new Map(), requestId: extra.id, actor: 'subscriber' },
      role: extra.role ?? 'READER',
      drop: (reason) => extra.socket.close(TOO_SLOW, reason),
    });
    return renew();
  }

  private shown({ extra }: Connection, result: ExecutionResult): ExecutionResult | undefined {
    if (!result.errors) return undefined;
    const errors = result.errors.map((error) => {
      const bug = bugBehind(error);
      if (bug !== null) this.settings.reportBug(bug, extra.id);
      const { message, path, extensions } = formatError(error.toJSON(), error);
      return new GraphQLError(message, { path, extensions });
    });
    return { ...result, errors };
  }
}

interface Renewable extends SubscriptionContext {
  readonly renew: () => Renewable;
}
