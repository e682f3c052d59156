import { Decimal } from 'decimal.js';
import { netLine, type NetLine } from '../../erp/sales-document/net-line.rules';
import type { Row, RowChange } from '../../platform/database/record-table';
import { timeOrderedId } from '../../platform/time-ordered-id';
import type { ArchivedLine } from './archived-order.store';

/** What becomes of the lines of a CRM order, so that it is as the ERP order was at its end. */
export interface LineSettlement {
  readonly removed: readonly Row[];
  readonly changed: readonly RowChange[];
  readonly added: readonly Row[];
}

/**
 * Compares the lines of a CRM order with the last version of its ERP order by line number (B-29, mended, and B-30): lines
 * that the version does not have go, known ones are brought in line, missing ones whose product is coupled are made. Pure.
 */
export function settledLines(
  crmOrderId: string,
  present: readonly Row[],
  archived: readonly ArchivedLine[],
): LineSettlement {
  const byNumber = new Map(archived.map((line) => [line.lineNo, line]));
  const known = new Set(present.map((line) => Number(line.businessCentralLineNumber)));
  return {
    removed: present.filter(
      (line) =>
        line.businessCentralLineNumber != null &&
        !byNumber.has(Number(line.businessCentralLineNumber)),
    ),
    changed: present.flatMap((line): RowChange[] => {
      const last = byNumber.get(Number(line.businessCentralLineNumber));
      if (!last) return [];
      const changes = differences(line, figuresOf(last));
      const isSame = Object.keys(changes).length === 0;
      return isSame ? [] : [{ id: String(line.id), version: null, changes }];
    }),
    added: archived
      .filter(({ lineNo, productId, unitId }) => {
        return !known.has(lineNo) && productId !== null && unitId !== null;
      })
      .map((line) => ({
        id: timeOrderedId(),
        salesOrderId: crmOrderId,
        productId: line.productId,
        uomId: line.unitId,
        businessCentralLineNumber: line.lineNo,
        pricePerUnit: inNet(line).unitPrice,
        isPriceOverridden: true,
        ...figuresOf(line),
      })),
  };
}

function figuresOf(line: ArchivedLine): Row {
  const { quantity, quantityShipped, tax } = line;
  const net = inNet(line);
  const figures = { quantity, quantityShipped, manualDiscountAmount: net.lineDiscountAmount, tax };
  return line.gross === null ? figures : { ...figures, pricePerUnit: net.unitPrice };
}

// Prices and discounts of the CRM are without VAT.
function inNet(line: ArchivedLine): Pick<NetLine, 'unitPrice' | 'lineDiscountAmount'> {
  return line.gross === null ? line : netLine(line, line.gross);
}

function differences(line: Row, figures: Row): Row {
  return Object.fromEntries(
    Object.entries(figures).filter(
      ([property, value]) => !new Decimal(String(line[property] ?? '0')).equals(String(value)),
    ),
  );
}
