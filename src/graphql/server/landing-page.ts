import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';
import { offlineConsole } from './offline-console';

const FIRST_QUERY = `# Ctrl+Enter runs the query. docs/first-steps.md goes on from here.
{
  customers(first: 5) {
    totalCount
    nodes {
      number
      name
      address {
        city
      }
      account {
        name
        stateCode
      }
    }
  }
}
`;

const OFFLINE = /<div class="fallback">[\s\S]*?<\/div>/;

/** The Apollo Sandbox for browsers. Its program comes from Apollo; where that cannot be reached, a plain page takes its place. */
export function landingPagePlugin(): ApolloServerPlugin {
  const sandbox = ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false },
    document: FIRST_QUERY,
    includeCookies: false,
    footer: false,
  });
  return {
    async serverWillStart(service) {
      const listener = await sandbox.serverWillStart?.(service);
      if (!listener?.renderLandingPage) return listener;
      const landing = await listener.renderLandingPage();
      return { ...listener, renderLandingPage: () => Promise.resolve({ html: page(landing) }) };
    },
  };
}

// Apollo's page lets only scripts and styles run that carry its nonce, which is new with every answer.
function page({ html }: { html: string | (() => Promise<string>) }): () => Promise<string> {
  return async () => {
    const text = typeof html === 'string' ? html : await html();
    const nonce = /nonce="([\da-f]+)"/.exec(text)?.[1];
    return nonce === undefined
      ? text
      : text.replace(OFFLINE, () => offlineConsole(nonce, FIRST_QUERY));
  };
}
