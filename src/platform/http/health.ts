import type { ServerResponse } from 'node:http';
import { answerJson } from './answer-json';

/** Says what keeps the process from serving, as a sentence; null when nothing does. */
export type FindTrouble = () => Promise<string | null>;

const PATIENCE_MS = 3_000;

/** Says that the process runs. */
export function answerHealth(response: ServerResponse): void {
  answerJson(response, 200, { status: 'ok' });
}

/** Says whether the process can serve: 200, or 503 with the reason, also when no answer comes in time. */
export async function answerReadiness(
  response: ServerResponse,
  findTrouble: FindTrouble,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS, `There was no answer within ${PATIENCE_MS} ms.`);
  });
  const reason = await Promise.race([findTrouble().catch(() => 'The check failed.'), late]);
  clearTimeout(timer);
  if (reason === null) answerJson(response, 200, { status: 'ready' });
  else answerJson(response, 503, { status: 'not ready', reason });
}
