import { Query, type ClientBase } from 'pg';

interface CopyConnection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** A `COPY ... FROM STDIN` statement with its data at hand; the driver itself only knows how to refuse one. */
class CopyQuery extends Query {
  constructor(
    sql: string,
    private readonly data: string,
    done: (error?: Error) => void,
  ) {
    super(sql, done);
  }

  /** Called by the driver when the server is ready for the data. */
  handleCopyInResponse(connection: CopyConnection): void {
    connection.sendCopyFromChunk(Buffer.from(this.data));
    connection.endCopyFrom();
  }
}

/** Sends rows in the text format of COPY. */
export function copyFrom(client: ClientBase, sql: string, data: string): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyQuery(sql, data, (error) => (error ? reject(error) : resolve())));
  });
}
