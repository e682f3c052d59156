import { createServer } from 'node:http';
import { createDataSource } from '../../ormconfig';
import type { Pool } from 'pg';
import { QUERIES } from './queries';

/**
 * The peer: plain node:http, one prepared statement per query, rows made into JSON by hand. Serves
 * `/q1`, `/q2`, `/q3`; prints its port when it listens.
 */
async function serve(url: string): Promise<void> {
  const dataSource = await createDataSource({ url, poolSize: 10 }).initialize();
  const pool = (dataSource.driver as unknown as { master: Pool }).master;
  const byPath = new Map(QUERIES.map((query) => [`/${query.name}`, query]));
  const server = createServer((request, response) => {
    const query = byPath.get(request.url ?? '');
    if (!query) {
      response.writeHead(404).end();
      return;
    }
    // The body is read as a real handler would have to.
    request.resume();
    request.on('end', () => {
      void pool.query({ name: query.name, text: query.sql }).then(({ rows }) => {
        const body = JSON.stringify({ data: query.shape(rows as Record<string, unknown>[]) });
        response.writeHead(200, {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        });
        response.end(body);
      });
    });
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    process.stdout.write(`listening ${typeof address === 'object' ? address?.port : ''}\n`);
  });
}

void serve(process.argv[2] ?? '');
