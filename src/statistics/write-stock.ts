import { Decimal } from 'decimal.js';
import type { Tx } from '../platform/database/db';
import type { Row } from '../platform/database/record-table';
import type { Refusal } from '../platform/errors/refusal';
import type { Coupling } from '../sync/coupling/coupling.entity';
import { crmNotFound } from '../sync/coupling/coupling.errors';
import type { CouplingStore } from '../sync/coupling/coupling.store';
import type { RecordSide } from '../sync/engine/record-side';
import type { EngineSession } from '../sync/engine/session/engine-session';
import type { JournalStore } from '../sync/journal/journal.store';

/** What became of the stock figure of a product; a refusal when it could not be written. */
export type StockResult = 'modified' | 'unchanged' | Refusal;

interface StockChange {
  readonly erpId: string;
  readonly crmId: string;
  readonly couplingId: string;
  readonly product: Row;
  readonly quantity: string;
}

/** Writes the quantity on hand and nothing else, beside whatever a person changed of the product. */
export class WriteStock {
  constructor(
    private readonly parts: {
      readonly products: RecordSide;
      readonly couplings: CouplingStore;
      readonly journal: JournalStore;
    },
  ) {}

  /** Brings the inventory of items to their products; the results by item id. Part of a run. */
  async run(
    session: EngineSession,
    runId: string,
    couplings: readonly Coupling[],
    items: ReadonlyMap<string, Row>,
  ): Promise<Map<string, StockResult>> {
    const { products } = this.parts;
    const results = new Map<string, StockResult>();
    if (couplings.length === 0) return results;
    const rows = await products.load(
      session.tx,
      couplings.map(({ crmId }) => crmId),
      'update',
    );
    const changes: StockChange[] = [];
    for (const { erpId, crmId, id: couplingId } of couplings) {
      const product = rows.get(crmId);
      const quantity = product && quantityOf(items.get(erpId), product);
      const same = quantity !== undefined && isSame(product?.quantityOnHand, quantity);
      if (!product) results.set(erpId, crmNotFound(products.noun, crmId));
      else results.set(erpId, same ? 'unchanged' : 'modified');
      if (product && quantity !== undefined && !same)
        changes.push({ erpId, crmId, couplingId, product, quantity });
    }
    for (const [erpId, refusal] of await this.write(session, runId, changes))
      results.set(erpId, refusal);
    return results;
  }

  // Products that refuse the quantity, by item id.
  private async write(
    { tx, now }: EngineSession,
    runId: string,
    changes: readonly StockChange[],
  ): Promise<Map<string, Refusal>> {
    const { products, journal } = this.parts;
    const { versions, refused } = await products.update(
      tx,
      changes.map(({ crmId: id, quantity }) => ({
        ...{ id, version: null },
        changes: { quantityOnHand: quantity },
      })),
    );
    const written = changes.filter(({ crmId }) => !refused.has(crmId));
    await journal.add(
      tx,
      runId,
      now,
      written.map(({ crmId: recordId, couplingId, product, quantity }) => ({
        ...{ couplingId, recordId, side: 'CRM' as const, recordTable: products.table.name },
        action: 'UPDATE' as const,
        version: versions.get(recordId) ?? null,
        changes: { quantityOnHand: [product.quantityOnHand ?? null, quantity] },
      })),
    );
    await this.advance(tx, written, versions);
    return new Map(
      changes.flatMap(({ erpId, crmId }) => {
        const refusal = refused.get(crmId);
        return refusal ? [[erpId, refusal] as const] : [];
      }),
    );
  }

  // Our own write is no change of the product; what a person changed before stays one.
  private async advance(
    tx: Tx,
    written: readonly { crmId: string; product: Row }[],
    versions: ReadonlyMap<string, string>,
  ): Promise<void> {
    const moves = written.flatMap(({ crmId: recordId, product }) => {
      const to = versions.get(recordId);
      return to === undefined ? [] : [{ recordId, from: String(product.version), to }];
    });
    await this.parts.couplings.advanceStamps(tx, 'CRM', moves);
  }
}

function isSame(shown: Row[string] | undefined, quantity: string): boolean {
  return shown != null && new Decimal(String(shown)).equals(quantity);
}

// AV-1, AV-5: stock below zero is none; the product says how many decimals it takes.
function quantityOf(item: Row | undefined, product: Row): string {
  const stock = Decimal.max(0, new Decimal(String(item?.inventory ?? '0')));
  return stock.toDecimalPlaces(Number(product.quantityDecimal ?? 2)).toFixed();
}
