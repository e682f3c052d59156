import type { ServerResponse } from 'node:http';

/** What is wrong with a request that no handler sees; the same shape as an error of GraphQL. */
export interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Answers with a JSON document. */
export function answerJson(response: ServerResponse, status: number, content: unknown): void {
  const text = JSON.stringify(content);
  response.statusCode = status;
  response.setHeader('content-type', 'application/json; charset=utf-8');
  response.setHeader('cache-control', 'no-store');
  response.setHeader('content-length', Buffer.byteLength(text));
  response.end(text);
}

/** Refuses a request before it reaches a handler. */
export function refuse(response: ServerResponse, { status, code, message }: HttpRefusal): void {
  answerJson(response, status, { errors: [{ message, extensions: { code } }] });
}
