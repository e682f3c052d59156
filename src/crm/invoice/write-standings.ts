import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { WriteResult } from '../../platform/database/record-writer';
import type { Refusal } from '../../platform/errors/refusal';
import type { Standing } from '../common/transitions';
import { BILLED } from './invoice-standing.rules';

/** What writes CRM invoices. */
export interface WritesInvoices {
  update(tx: Tx, changes: readonly RowChange[]): Promise<WriteResult>;
}

/** A CRM invoice as it is, and where it is to stand. */
export interface StandingWanted {
  readonly invoice: Row;
  readonly to: Standing;
}

/** A CRM invoice whose state was written. */
export interface StandingWritten {
  readonly id: string;
  readonly versionBefore: string;
  readonly version: string;
  readonly changes: Record<string, [before: Row[string], after: Row[string]]>;
}

/**
 * Brings CRM invoices to their states; those that stand there already are left alone. What is not active is set
 * Active/Billed first, then what it shall be: two writes (PY-2).
 */
export async function writeStandings(
  tx: Tx,
  writer: WritesInvoices,
  wanted: readonly StandingWanted[],
): Promise<{ written: StandingWritten[]; refused: Map<string, Refusal> }> {
  const open = wanted.filter(({ invoice, to }) => !same(invoice, to));
  const closed = open.filter(({ invoice }) => invoice.stateCode !== BILLED.stateCode);
  const reopened = await writer.update(
    tx,
    closed.map(({ invoice }) => changeOf(invoice, BILLED)),
  );
  const last = open.filter(
    ({ invoice, to }) =>
      !reopened.refused.has(String(invoice.id)) && !(closedBefore(invoice) && same(to, BILLED)),
  );
  const final = await writer.update(
    tx,
    last.map(({ invoice, to }) => changeOf(invoice, to)),
  );
  const written = open.flatMap(({ invoice, to }): StandingWritten[] => {
    const id = String(invoice.id);
    const version = final.versions.get(id) ?? reopened.versions.get(id);
    if (version === undefined || final.refused.has(id)) return [];
    const changes: StandingWritten['changes'] = {};
    for (const property of ['stateCode', 'statusCode'] as const)
      if (invoice[property] !== to[property])
        changes[property] = [invoice[property] ?? null, to[property]];
    return [{ id, versionBefore: String(invoice.version), version, changes }];
  });
  return { written, refused: new Map([...reopened.refused, ...final.refused]) };
}

function closedBefore(invoice: Row): boolean {
  return invoice.stateCode !== BILLED.stateCode;
}

function same(row: Row | Standing, to: Standing): boolean {
  return row.stateCode === to.stateCode && row.statusCode === to.statusCode;
}

function changeOf(invoice: Row, to: Standing): RowChange {
  const { stateCode, statusCode } = to;
  return { id: String(invoice.id), version: null, changes: { stateCode, statusCode } };
}
