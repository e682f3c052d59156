import { Refusal } from '../../platform/errors/refusal';

/** A part of a converted order that somebody may have written since. */
export type OrderPart = 'HEADER' | 'LINES' | 'NOTES' | 'CRM_ORDER';

const WORDS: Record<OrderPart, string> = {
  HEADER: 'its header',
  LINES: 'its lines',
  NOTES: 'its notes',
  CRM_ORDER: 'its CRM order',
};

/** Somebody worked on the order since, so all of the conversion stays. */
export function orderChangedSince(
  record: string,
  parts: readonly OrderPart[],
  modifiedBy: string,
): Refusal {
  const what = parts.map((part) => WORDS[part]).join(', ');
  return new Refusal(
    'CHANGED_SINCE',
    `${record} was written since the run (${what}); the order, its coupling and its CRM order stay as they are.`,
    {
      field: parts[0]?.toLowerCase(),
      remedy: `${modifiedBy} wrote it last. Delete the order (orderDelete) if it is not wanted; its CRM order can be submitted again then.`,
      data: { parts, modifiedBy },
    },
  );
}

/** The CRM order was written or opened after its order was removed, so that order would not be the one it asks for. */
export function crmOrderChangedSince(record: string, modifiedBy: string): Refusal {
  return new Refusal(
    'CHANGED_SINCE',
    `${record} does not come back: its CRM order was written since it was removed.`,
    {
      field: 'crm_order',
      remedy: `${modifiedBy} wrote the CRM order last. Submit it (crmOrderSubmit) and convert it (crmOrderConvert) for an order as it is now.`,
      data: { parts: ['CRM_ORDER'], modifiedBy },
    },
  );
}

/** There is no CRM order any more that the order could come back for. */
export function crmOrderGone(record: string): Refusal {
  return new Refusal(
    'RECORD_GONE',
    `${record} does not come back: its CRM order does not exist any more.`,
    { remedy: 'Create the order by hand (orderCreate) if it is still wanted.' },
  );
}

/** Something of the order is shipped or invoiced, and what is posted stays. */
export function orderPosted(record: string): Refusal {
  return new Refusal(
    'RECORD_IN_USE',
    `${record} is shipped or invoiced in part; the order, its coupling and its CRM order stay as they are.`,
    {
      field: 'lines',
      remedy:
        'Cancel its invoices first (invoiceCancel), or correct what is posted with a credit memo (creditMemoPost).',
      data: { parts: ['POSTING'] },
    },
  );
}

/** The order was invoiced completely, or removed by somebody. */
export function orderGone(record: string): Refusal {
  return new Refusal(
    'RECORD_GONE',
    `${record} does not exist any more: it was invoiced completely, or somebody removed it.`,
    { remedy: 'Nothing is put back on its CRM order, which stays as it is.' },
  );
}

/** The CRM order became another ERP order meanwhile, and there is never a second one. */
export function orderConvertedAgain(record: string, couplingId: string): Refusal {
  return new Refusal(
    'COUPLING_TAKEN',
    `${record} does not come back: its CRM order was converted again meanwhile.`,
    {
      remedy: 'Keep the order that is there, or undo the run that converted it first.',
      data: { couplingId },
    },
  );
}
