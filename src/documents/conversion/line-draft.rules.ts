import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import { LINE_TYPE, type SalesOrderLineDraft } from '../../erp/sales-order/sales-order.draft';
import type { SalesSettings } from '../../sync/settings/sales-settings.entity';
import type { DocumentFacts, LineFacts, TargetFacts } from './document-facts';
import * as errors from './conversion.errors';
import { commentsBelow, piecesOf, textsOf } from './line-texts.rules';

const PRODUCT_STATES = ['active', 'retired', 'draft', 'under revision'];
const ACTIVE = 0;
const INVENTORY = 1;
const SERVICE = 3;

/** The line of the ERP document that a line of a CRM document becomes (A.6), with its refusal where it cannot become one. Pure. */
export function lineOf(
  facts: DocumentFacts,
  line: LineFacts,
  settings: SalesSettings,
): SalesOrderLineDraft {
  try {
    return line.line.productId == null
      ? writeInOf(facts, line, settings)
      : productOf(facts, line, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { type: LINE_TYPE.comment, no: null, refusal: error };
  }
}

/** Names a line in a refusal. */
export function nameOf({ line, product }: LineFacts): errors.LineName {
  return {
    sequence: (line.sequenceNumber as number | null) ?? null,
    product: product?.number ?? (line.productDescription as string | null) ?? null,
  };
}

function productOf(
  { name: document }: DocumentFacts,
  facts: LineFacts,
  settings: SalesSettings,
): SalesOrderLineDraft {
  const { product } = facts;
  const name = nameOf(facts);
  if (product === null || product.state !== ACTIVE)
    throw errors.productNotActive(
      document,
      name,
      PRODUCT_STATES[product?.state ?? 1] ?? 'not active',
    );
  const { type, target } = targetOf(document, facts);
  return {
    type,
    no: target.no,
    unitOfMeasureCode: unitOf(document, name, target, settings),
    ...figuresOf(facts.line),
    comments: commentsBelow(textsOf(facts.line), target.text),
  };
}

// OC-15.
function targetOf(
  document: errors.DocumentName,
  facts: LineFacts,
): { type: number; target: TargetFacts } {
  const { product, item, resource } = facts;
  const name = nameOf(facts);
  switch (product?.type) {
    case INVENTORY:
      if (!item.coupled) throw errors.productNotCoupled(document, name, 'ITEM-PRODUCT');
      if (item.no === null) throw errors.productDeleted(document, name, 'ITEM');
      return { type: LINE_TYPE.item, target: item };
    case SERVICE:
      if (!resource.coupled) throw errors.productNotCoupled(document, name, 'RESOURCE-PRODUCT');
      if (resource.no === null) throw errors.productDeleted(document, name, 'RESOURCE');
      return { type: LINE_TYPE.resource, target: resource };
    default:
      throw errors.unsupportedProductType(document, name);
  }
}

// OC-18, OC-19, OC-22.
function writeInOf(
  { name: document, writeIn }: DocumentFacts,
  facts: LineFacts,
  { writeInProductType, writeInProductNo }: SalesSettings,
): SalesOrderLineDraft {
  const name = nameOf(facts);
  if (writeInProductNo === null || writeIn === null)
    throw errors.writeInNotConfigured(document, name);
  if (!writeIn.exists || writeIn.stocked)
    throw errors.writeInNotFound(document, name, writeInProductNo);
  if (writeIn.coupled) throw errors.writeInCoupled(document, name, writeInProductNo);
  const [first, ...rest] = textsOf(facts.line);
  const [description = null, ...more] = piecesOf([first]);
  return {
    type: writeInProductType === 'RESOURCE' ? LINE_TYPE.resource : LINE_TYPE.item,
    no: writeInProductNo,
    standsForText: true,
    ...figuresOf(facts.line),
    description,
    comments: [...more, ...piecesOf(rest)],
  };
}

// OC-26, OC-27.
function unitOf(
  document: errors.DocumentName,
  name: errors.LineName,
  target: TargetFacts,
  settings: SalesSettings,
): string | null {
  if (!settings.unitGroupMapping) return null;
  if (!target.unitCoupled) throw errors.unitNotCoupled(document, name);
  if (target.unitCode === null) throw errors.unitDeleted(document, name);
  return target.unitCode;
}

// OC-29 to OC-31: the discount is always said, so that one the ERP would find does not stay.
function figuresOf(
  line: Row,
): Pick<SalesOrderLineDraft, 'quantity' | 'unitPrice' | 'lineDiscountAmount'> {
  const quantity = new Decimal(String(line.quantity));
  return {
    quantity: quantity.toFixed(),
    unitPrice: String(line.pricePerUnit),
    lineDiscountAmount: quantity
      .times(String(line.volumeDiscountAmount ?? '0'))
      .plus(String(line.manualDiscountAmount ?? '0'))
      .toFixed(),
  };
}
