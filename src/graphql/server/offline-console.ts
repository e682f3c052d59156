/** A page to try queries on without any other program: shown where the Apollo Sandbox cannot be loaded. */
export function offlineConsole(nonce: string, query: string): string {
  return `<style nonce="${nonce}">${STYLE}</style>
<main class="fallback console" hidden>
  <h1>Tandem</h1>
  <p>The Apollo Sandbox cannot be loaded from here; this page runs queries as well.</p>
  <form>
    <label>Query <textarea id="query" spellcheck="false">${escaped(query)}</textarea></label>
    <label>Variables, as JSON <textarea id="variables" spellcheck="false"></textarea></label>
    <label>Token, where the server asks for one <input id="token" type="password" autocomplete="off"></label>
    <button>Run (Ctrl+Enter)</button>
  </form>
  <pre id="answer" aria-live="polite"></pre>
</main>
<script nonce="${nonce}">${SCRIPT}</script>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const STYLE = `
  .console { max-width: 60rem; margin: auto; font: 16px/1.5 system-ui, sans-serif; height: 100vh; overflow: auto; box-sizing: border-box; }
  .console label { display: block; margin-bottom: .75rem; }
  .console textarea, .console input, .console pre { display: block; width: 100%; box-sizing: border-box; font: 14px/1.4 ui-monospace, monospace; padding: .5rem; }
  .console #query { height: 20rem; }
  .console #variables { height: 3.5rem; }
  .console pre { white-space: pre-wrap; min-height: 4rem; background: #f4f4f6; }
  .console button { font: inherit; padding: .25rem 1rem; }
`;

const SCRIPT = `
  addEventListener('load', () => {
    if (window.EmbeddedSandbox) return;
    document.querySelector('#embeddableSandbox')?.remove();
    const page = document.querySelector('.console');
    page.hidden = false;
    const value = (id) => page.querySelector('#' + id).value;
    const answer = page.querySelector('#answer');
    const run = async () => {
      answer.textContent = '...';
      try {
        const headers = { 'content-type': 'application/json' };
        if (value('token')) headers.authorization = 'Bearer ' + value('token');
        const variables = value('variables').trim() ? JSON.parse(value('variables')) : {};
        const body = JSON.stringify({ query: value('query'), variables });
        const reply = await fetch(location.pathname, { method: 'POST', headers, body });
        answer.textContent = JSON.stringify(await reply.json(), null, 2);
      } catch (error) {
        answer.textContent = String(error);
      }
    };
    page.querySelector('form').addEventListener('submit', (event) => { event.preventDefault(); run(); });
    page.addEventListener('keydown', (event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) run(); });
  });
`;
