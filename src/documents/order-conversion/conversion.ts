import type { Refusal } from '../../platform/errors/refusal';
import type { ConversionWarning } from '../conversion/conversion-warning';

/** What a CRM order was converted to. */
export interface ConvertedOrder {
  /** Id of the ERP order; null when it was invoiced completely and is gone. */
  readonly orderId: string | null;
  /** The posted invoice of an order that is gone; null otherwise. */
  readonly invoiceId: string | null;
  /** False when it had been converted before. */
  readonly created: boolean;
  /** Tells a person what was found of an earlier conversion; null when the order was made now. */
  readonly notice: string | null;
  /** VAT of the ERP order less the tax of the CRM order, which is ignored (OC-36); null when nothing was made. */
  readonly taxDifference: string | null;
  /** What could not be taken over as it was. */
  readonly warnings: readonly ConversionWarning[];
}

/** What became of a CRM order that was to be converted. */
export type Conversion = ConvertedOrder | Refusal;
