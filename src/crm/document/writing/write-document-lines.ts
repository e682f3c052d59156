import { Decimal } from 'decimal.js';
import { newId } from '../../../platform/new-id';
import type { Tx } from '../../../platform/database/db';
import type { Row, RowChange } from '../../../platform/database/record-table';
import type { RecordWriter, WriteResult } from '../../../platform/database/record-writer';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { CrmStores } from '../../crm-stores';
import type { PricingError } from '../document.options';
import type { DocumentKind } from '../document-kind';
import type { DocumentLineChange, LineFigureInput, NewDocumentLine } from './document.inputs';
import { lineOfOtherDocument } from './line.errors';
import { refusalOfLine, refusalOfPricing } from './line.refusals';

/** The document that lines are written for. */
export interface LinesOwner {
  readonly id: string;
  readonly number: string;
  readonly priceLevelId: string | null;
}

/**
 * Writes lines that a person gives a quote or an order. Unlike the synchronization, which may leave a line with a
 * pricing error, a person hears at once that a product cannot be sold or has no price.
 */
export class WriteDocumentLines {
  constructor(
    private readonly kind: DocumentKind,
    private readonly lines: RecordWriter,
    private readonly stores: CrmStores,
  ) {}

  /** Adds lines, in the order given; `path` is where they stand in the input. */
  async add(
    tx: Tx,
    owner: LinesOwner,
    inputs: readonly NewDocumentLine[],
    path: string,
  ): Promise<void> {
    if (inputs.length === 0) return;
    inputs.forEach((input, index) => {
      checkNew(input, `${path}.${index}`);
      checkFigures(input, `${path}.${index}`);
    });
    const drafts = inputs.map((input) => this.draftOf(owner.id, input));
    const result = await this.lines.insert(tx, drafts);
    await this.refuseBad(tx, owner, { result, ids: drafts.map(({ id }) => id), path });
  }

  /** Changes lines of the document. */
  async change(
    tx: Tx,
    owner: LinesOwner,
    inputs: readonly DocumentLineChange[],
    path: string,
  ): Promise<void> {
    if (inputs.length === 0) return;
    inputs.forEach((input, index) => checkFigures(input, `${path}.${index}`));
    const ids = inputs.map(({ id }) => id);
    await this.checkOwned(tx, owner, ids, (index) => `${path}.${index}.id`);
    const result = await this.lines.update(tx, inputs.map(changeOf));
    await this.refuseBad(tx, owner, { result, ids, path });
  }

  /** Removes lines of the document. */
  async remove(tx: Tx, owner: LinesOwner, ids: readonly string[], path: string): Promise<void> {
    if (ids.length === 0) return;
    await this.checkOwned(tx, owner, ids, (index) => `${path}.${index}`);
    const { refused } = await this.lines.delete(tx, ids);
    for (const refusal of refused.values()) throw refusal;
  }

  private async checkOwned(
    tx: Tx,
    owner: LinesOwner,
    ids: readonly string[],
    pathOf: (index: number) => string,
  ): Promise<void> {
    const rows = await this.lines.table.rowsByIds(tx, ids);
    ids.forEach((id, index) => {
      if (rows.get(id)?.[this.kind.reference] === owner.id) return;
      throw lineOfOtherDocument(pathOf(index), id, `${this.kind.noun} ${owner.number}`);
    });
  }

  private async refuseBad(
    tx: Tx,
    owner: LinesOwner,
    { result, ids, path }: { result: WriteResult; ids: readonly string[]; path: string },
  ): Promise<void> {
    for (const [index, id] of ids.entries()) {
      const refusal = result.refused.get(id);
      if (refusal) throw refusalOfLine(refusal, `${path}.${index}`, index + 1);
      const error = result.rows?.get(id)?.pricingErrorCode;
      if (typeof error !== 'number' || error === 0) continue;
      throw await this.pricingRefusal(tx, owner, { id, error, path: `${path}.${index}` });
    }
  }

  private async pricingRefusal(
    tx: Tx,
    owner: LinesOwner,
    { id, error, path }: { id: string; error: PricingError; path: string },
  ): Promise<Error> {
    const row = (await this.lines.table.rowsByIds(tx, [id])).get(id);
    const productId = String(row?.productId);
    const products = await this.stores.products.factsByIds(tx, row?.productId ? [productId] : []);
    const listIds = owner.priceLevelId === null ? [] : [owner.priceLevelId];
    const lists = await this.stores.priceLists.factsByIds(tx, listIds);
    const list = lists.get(owner.priceLevelId ?? '') ?? null;
    return refusalOfPricing({ error, path, product: products.get(productId) ?? null, list });
  }

  private draftOf(documentId: string, input: NewDocumentLine): Row & { id: string } {
    const isProductOverridden = input.productId === undefined;
    return { ...input, id: newId(), [this.kind.reference]: documentId, isProductOverridden };
  }
}

function changeOf({ id, ...changes }: DocumentLineChange): RowChange {
  return { id, version: null, changes: changes };
}

function checkNew(input: NewDocumentLine, path: string): void {
  const isWriteIn = input.productId === undefined;
  if (isWriteIn && !input.productDescription?.trim()) {
    throw invalidInput(
      `${path}.productId`,
      'A line needs a product, or a text that stands for one.',
    );
  }
  if (!isWriteIn && input.productDescription !== undefined) {
    throw invalidInput(
      `${path}.productDescription`,
      'Only a line without a product has such a text.',
    );
  }
  if (isWriteIn && input.pricePerUnit === undefined) {
    throw invalidInput(`${path}.pricePerUnit`, 'A line without a product needs its price.');
  }
}

function checkFigures(input: LineFigureInput, path: string): void {
  const { quantity, manualDiscountAmount, volumeDiscountAmount } = input;
  if (quantity !== undefined && !new Decimal(quantity).greaterThan(0)) {
    throw invalidInput(`${path}.quantity`, 'The quantity must be greater than zero.');
  }
  for (const [field, value] of Object.entries({ manualDiscountAmount, volumeDiscountAmount })) {
    if (value !== undefined && new Decimal(value).lessThan(0)) {
      throw invalidInput(`${path}.${field}`, 'A discount cannot be negative.');
    }
  }
}
