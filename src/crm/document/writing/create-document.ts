import { newId } from '../../../platform/new-id';
import type { Tx } from '../../../platform/database/db';
import type { Row } from '../../../platform/database/record-table';
import type { RecordWriter } from '../../../platform/database/record-writer';
import { invalidInput } from '../../../platform/errors/input.errors';
import { writtenVersion } from '../../common/single-write';
import type { DocumentKind } from '../document-kind';
import type { CreateDocumentInput } from './document.inputs';
import type { DocumentTermsStore } from './document-terms.store';
import type { WriteDocumentLines } from './write-document-lines';

/** What became of a request for a document. */
export interface CreatedDocument {
  readonly id: string;
  /** The key was used before: this is the document that was made then. */
  readonly repeated: boolean;
}

/** Takes a quote or an order in the CRM: numbered, priced from the price list, with its totals. */
export class CreateDocument {
  constructor(
    private readonly kind: DocumentKind,
    private readonly documents: RecordWriter,
    private readonly lines: WriteDocumentLines,
    private readonly store: DocumentTermsStore,
  ) {}

  /** Creates the document with its lines, or finds the one that the same key created before. */
  async run(tx: Tx, input: CreateDocumentInput): Promise<CreatedDocument> {
    const earlier = await this.findEarlier(tx, input.idempotencyKey ?? null);
    if (earlier !== null) return { id: earlier, repeated: true };
    if (input.customerId == null) {
      throw invalidInput(
        'customerId',
        `A ${this.kind.noun} needs a customer: an account or a contact.`,
      );
    }
    const { lines, ...header } = input;
    const draft = await this.withTerms(tx, { ...header }, input.customerId);
    const id = newId();
    const result = await this.documents.insert(tx, [{ ...draft, id }]);
    writtenVersion(result, id, this.documents.noun);
    const written = result.rows?.get(id);
    const owner = {
      id,
      number: String(written?.[this.kind.number]),
      priceLevelId: (draft.priceLevelId ?? null) as string | null,
    };
    await this.lines.add(tx, owner, lines, 'lines');
    return { id, repeated: false };
  }

  private async findEarlier(tx: Tx, key: string | null): Promise<string | null> {
    if (key === null) return null;
    await this.store.lockKey(tx, key);
    return this.store.findIdByKey(tx, key);
  }

  // The customer's price list and currency stand in for what the request leaves open; an own price list
  // brings its own currency.
  private async withTerms(tx: Tx, draft: Row, customerId: string): Promise<Row> {
    const terms = await this.store.termsOfCustomer(tx, customerId);
    const priceLevelId = draft.priceLevelId === undefined ? terms.priceLevelId : draft.priceLevelId;
    const currency = priceLevelId === null ? terms.transactionCurrencyId : null;
    return {
      ...draft,
      priceLevelId,
      transactionCurrencyId: draft.transactionCurrencyId ?? currency,
    };
  }
}
