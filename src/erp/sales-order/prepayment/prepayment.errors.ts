import { Refusal } from '../../../platform/errors/refusal';

/** Of a line more is invoiced as a prepayment than it would ask for. */
export function prepaymentInvoiced(order: string, lineNo: number, invoiced: string): Refusal {
  return new Refusal(
    'PREPAYMENT_INVOICED',
    `Line ${lineNo} of order ${order}: a prepayment of ${invoiced} is invoiced.`,
    {
      field: 'changeLines',
      remedy: `Keep the line with a prepayment of at least ${invoiced}, or take the prepayment back first (orderPrepaymentRegister with 0).`,
      data: { order, lineNo, invoiced },
    },
  );
}

/** No line of the order asks for a prepayment. */
export function noPrepayment(order: string): Refusal {
  return new Refusal('NO_PREPAYMENT', `Order ${order} asks for no prepayment.`, {
    field: 'id',
    remedy: 'Say how much is to be paid beforehand (orderUpdate with prepaymentPercent).',
    data: { order },
  });
}
