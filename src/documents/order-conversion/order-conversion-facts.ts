import type { DocumentFacts } from '../conversion/document-facts';

/** What a CRM order was converted to before. */
export interface EarlierFacts {
  readonly couplingId: string;
  readonly erpId: string;
  /** Number of the ERP order; null: it is gone. */
  readonly orderNo: string | null;
  /** Posted invoice of an order that is gone. */
  readonly invoiceId: string | null;
  readonly invoiceNo: string | null;
}

/** Everything that the conversion of one CRM order looks at. */
export interface OrderConversionFacts extends DocumentFacts {
  readonly earlier: EarlierFacts | null;
  /** The ERP quote that the order's quote became (OC-10). */
  readonly quote: { readonly id: string; readonly number: string } | null;
}
