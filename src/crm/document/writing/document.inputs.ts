/** An address on a document; null clears a value, undefined leaves it. */
export interface DocumentAddress {
  readonly billToName?: string | null;
  readonly billToContactName?: string | null;
  readonly billToLine1?: string | null;
  readonly billToLine2?: string | null;
  readonly billToLine3?: string | null;
  readonly billToPostalCode?: string | null;
  readonly billToCity?: string | null;
  readonly billToStateOrProvince?: string | null;
  readonly billToCountry?: string | null;
  readonly billToTelephone?: string | null;
  readonly billToFax?: string | null;
  readonly shipToName?: string | null;
  readonly shipToContactName?: string | null;
  readonly shipToLine1?: string | null;
  readonly shipToLine2?: string | null;
  readonly shipToLine3?: string | null;
  readonly shipToPostalCode?: string | null;
  readonly shipToCity?: string | null;
  readonly shipToStateOrProvince?: string | null;
  readonly shipToCountry?: string | null;
  readonly shipToTelephone?: string | null;
  readonly shipToFax?: string | null;
}

/** What a person may say about a CRM document at any time; undefined leaves a value as it is. */
export interface DocumentHeader extends DocumentAddress {
  readonly name?: string | null;
  /** An account or a contact. */
  readonly customerId?: string | null;
  readonly ownerId?: string;
  readonly priceLevelId?: string | null;
  readonly opportunityId?: string | null;
  readonly requestDeliveryBy?: string | null;
  /** Quotes only. */
  readonly effectiveFrom?: string | null;
  /** Quotes only: the last day the offer holds. */
  readonly effectiveTo?: string | null;
  readonly discountPercentage?: string | null;
  readonly discountAmount?: string | null;
  readonly freightAmount?: string | null;
  readonly paymentTermsCode?: number | null;
  readonly shippingMethodCode?: number | null;
  readonly freightTermsCode?: number | null;
  readonly willCall?: boolean;
  readonly emailAddress?: string | null;
  readonly description?: string | null;
  readonly companyId?: string | null;
}

/** What a line says about price, quantity and text; undefined leaves a value as it is. */
export interface LineFigureInput {
  /** Unit of the product; its default unit when a new line does not say. */
  readonly uomId?: string;
  readonly quantity?: string;
  /** Overrides the price of the price list. */
  readonly pricePerUnit?: string;
  /** For the whole line. */
  readonly manualDiscountAmount?: string;
  /** For each unit. */
  readonly volumeDiscountAmount?: string;
  readonly tax?: string;
  readonly description?: string | null;
  readonly requestDeliveryBy?: string | null;
}

/** A new line: a product, or a text that stands for one (a write-in, which needs a price). */
export interface NewDocumentLine extends LineFigureInput {
  readonly productId?: string;
  readonly productDescription?: string;
  readonly quantity: string;
  /** Order among the lines; behind the last one when it does not say. */
  readonly sequenceNumber?: number;
}

/** A change of one line. */
export interface DocumentLineChange extends LineFigureInput {
  readonly id: string;
  /** New text of a write-in. */
  readonly productDescription?: string;
  readonly sequenceNumber?: number;
}

/** A new document with its lines. */
export interface CreateDocumentInput extends DocumentHeader {
  /** Names the request: the same key again finds the document instead of making another. */
  readonly idempotencyKey?: string | null;
  /** That of the price list, else of the customer, else the base currency, when it does not say. */
  readonly transactionCurrencyId?: string;
  /** Orders only. */
  readonly quoteId?: string;
  readonly lines: readonly NewDocumentLine[];
}

/** Changes of a document; lines are removed, changed and added, in that order. */
export interface UpdateDocumentInput {
  readonly id: string;
  /** Version the caller read; null: whatever is there. */
  readonly version?: string | null;
  readonly changes?: DocumentHeader;
  readonly removeLines?: readonly string[];
  readonly changeLines?: readonly DocumentLineChange[];
  readonly addLines?: readonly NewDocumentLine[];
}
