/** Environment variable through which the addresses of the run's clusters reach each spec, as JSON. */
export const SERVER_URLS = 'TANDEM_TEST_SERVERS';

/** Database that the migrations made once per cluster; every spec file clones it. */
export const TEMPLATE = 'tandem_template';

/**
 * Address of a database in this worker's cluster. Transactions are counted per cluster, so specs that run side by
 * side on one would hold back each other's changes: a run looks only below the oldest transaction at work.
 */
export function databaseUrl(database: string): string {
  const urls = JSON.parse(process.env[SERVER_URLS] ?? '[]') as string[];
  const worker = Number(process.env.JEST_WORKER_ID ?? '1');
  return databaseOf(urls[(worker - 1) % urls.length] ?? '', database);
}

/** Address of a database beside the one that an address names. */
export function databaseOf(address: string, database: string): string {
  const url = new URL(address);
  url.pathname = `/${database}`;
  return url.href;
}
