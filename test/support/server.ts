/** Environment variable through which the run's cluster reaches each spec. */
export const SERVER_URL = 'TANDEM_TEST_SERVER';

/** Database that the migrations made once; every spec file clones it. */
export const TEMPLATE = 'tandem_template';

/** Address of a database in the run's cluster. */
export function databaseUrl(database: string): string {
  const url = new URL(process.env[SERVER_URL] ?? '');
  url.pathname = `/${database}`;
  return url.href;
}
