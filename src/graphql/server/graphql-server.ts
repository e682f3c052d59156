import type { IncomingMessage, ServerResponse } from 'node:http';
import { ApolloServer, HeaderMap, type HTTPGraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
  ApolloServerPluginSchemaReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { GraphQLSchema } from 'graphql';
import type { Admitted } from '../../platform/http/request-gate';
import type { RequestContext } from './context';
import { bugReportPlugin, type ReportBug } from './bug-report';
import { formatError } from '../common/errors/format-error';
import { landingPagePlugin } from './landing-page';
import { JitExecutor } from './jit-executor';
import { queryCostPlugin, type QueryLimits } from './query-cost';
import type { Reader } from '../common/read/reader';

/** What the GraphQL endpoint is built of. */
export interface GraphqlServerSettings {
  readonly schema: GraphQLSchema;
  readonly reader: Reader;
  readonly introspection: boolean;
  /** Show the Apollo Sandbox to browsers. */
  readonly landingPage: boolean;
  readonly limits: QueryLimits;
  readonly reportBug: ReportBug;
}

/** Serves GraphQL over plain node:http: Apollo parses, validates and guards, compiled documents execute. */
export class GraphqlServer {
  private constructor(
    private readonly apollo: ApolloServer<RequestContext>,
    private readonly reader: Reader,
  ) {}

  /** Builds and starts the endpoint. */
  static async start(settings: GraphqlServerSettings): Promise<GraphqlServer> {
    const executor = new JitExecutor(settings.schema);
    const apollo = new ApolloServer<RequestContext>({
      gateway: gatewayTo(settings.schema, executor),
      introspection: settings.introspection,
      csrfPrevention: true,
      includeStacktraceInErrorResponses: false,
      stopOnTerminationSignals: false,
      formatError,
      plugins: [
        ApolloServerPluginCacheControlDisabled(),
        ApolloServerPluginUsageReportingDisabled(),
        ApolloServerPluginSchemaReportingDisabled(),
        settings.landingPage ? landingPagePlugin() : ApolloServerPluginLandingPageDisabled(),
        queryCostPlugin(settings.limits),
        bugReportPlugin(settings.reportBug),
      ],
    });
    await apollo.start();
    return new GraphqlServer(apollo, settings.reader);
  }

  /** Answers one HTTP request whose body has been read. */
  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    { requestId, role }: Admitted,
    body: string,
  ): Promise<void> {
    const answer = await this.apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: request.method?.toUpperCase() ?? 'GET',
        headers: headersOf(request),
        search: searchOf(request.url),
        body: body === '' ? undefined : parseJson(body),
      },
      context: () =>
        Promise.resolve({
          reader: this.reader,
          loaders: new Map(),
          requestId,
          actor: actorOf(request),
          role,
        }),
    });
    await send(response, answer);
  }

  /** Runs an operation without HTTP; for tests and scripts in the same process. */
  get server(): ApolloServer<RequestContext> {
    return this.apollo;
  }

  /** Lets running operations end. */
  async stop(): Promise<void> {
    await this.apollo.stop();
  }
}

// Apollo offers its executor hook to gateways alone; ours is the schema itself with a faster executor.
function gatewayTo(schema: GraphQLSchema, executor: JitExecutor) {
  return {
    onSchemaLoadOrUpdate: (
      listener: (update: { apiSchema: GraphQLSchema; coreSupergraphSdl: string }) => void,
    ) => {
      listener({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: (context: {
          document: Parameters<JitExecutor['run']>[0]['document'];
          operationName: string | null;
          request: { variables?: Record<string, unknown> };
          context: unknown;
        }) =>
          executor.run({
            document: context.document,
            operationName: context.operationName,
            variables: context.request.variables ?? {},
            context: context.context,
          }),
      }),
    stop: () => Promise.resolve(),
  } as unknown as NonNullable<
    ConstructorParameters<typeof ApolloServer<RequestContext>>[0]['gateway']
  >;
}

function headersOf(request: IncomingMessage): HeaderMap {
  const headers = new HeaderMap();
  for (const name in request.headers) {
    const value = request.headers[name];
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  return headers;
}

function searchOf(url: string | undefined): string {
  const at = url?.indexOf('?') ?? -1;
  return at < 0 ? '' : (url ?? '').slice(at);
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return undefined;
  }
}

function actorOf(request: IncomingMessage): string {
  const name = request.headers['x-actor'];
  return typeof name === 'string' && /^[\w .@-]{1,100}$/.test(name) ? name : 'api';
}

async function send(response: ServerResponse, answer: HTTPGraphQLResponse): Promise<void> {
  response.statusCode = answer.status ?? 200;
  for (const [name, value] of answer.headers) response.setHeader(name, value);
  if (answer.body.kind === 'complete') {
    response.setHeader('content-length', Buffer.byteLength(answer.body.string));
    response.end(answer.body.string);
    return;
  }
  for await (const chunk of answer.body.asyncIterator) response.write(chunk);
  response.end();
}
