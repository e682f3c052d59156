import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Stops the clusters of the run and removes their data. */
export default async function teardown(): Promise<void> {
  for (const server of globalThis.tandemTestServers ?? []) {
    await server.stop();
    await rm(dirname(server.dataDir), { recursive: true, force: true });
  }
}
