/** Stops the cluster of the run. */
export default async function teardown(): Promise<void> {
  await globalThis.tandemTestServer?.stop();
}
