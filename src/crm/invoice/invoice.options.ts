/** Life of a CRM invoice. */
export enum CrmInvoiceState {
  /** Owed, and editable. */
  Active = 0,
  /** Deprecated by the vendor. */
  Closed = 1,
  /** Paid in full or in part; read-only. */
  Paid = 2,
  /** The ERP invoice was cancelled. */
  Canceled = 3,
}

/** Status reason of a CRM invoice. */
export enum CrmInvoiceStatus {
  /** Active: as created. */
  New = 1,
  /** Active: part of the goods left. */
  PartiallyShipped = 2,
  /** Closed: canceled; deprecated by the vendor. */
  CanceledDeprecated = 3,
  /** Active: sent, nothing paid (PY-1). */
  Billed = 4,
  /** Active: services were booked. */
  Booked = 5,
  /** Active: services were installed. */
  Installed = 6,
  /** Closed: paid in full; deprecated by the vendor. */
  PaidInFullDeprecated = 7,
  /** Paid: in full. */
  Complete = 100001,
  /** Paid: in part. */
  Partial = 100002,
  /** The reason of state Canceled. */
  Canceled = 100003,
}

/** Which status reasons each state allows. */
export const CRM_INVOICE_STATUSES: Readonly<Record<CrmInvoiceState, readonly CrmInvoiceStatus[]>> =
  {
    [CrmInvoiceState.Active]: [
      CrmInvoiceStatus.New,
      CrmInvoiceStatus.PartiallyShipped,
      CrmInvoiceStatus.Billed,
      CrmInvoiceStatus.Booked,
      CrmInvoiceStatus.Installed,
    ],
    [CrmInvoiceState.Closed]: [
      CrmInvoiceStatus.CanceledDeprecated,
      CrmInvoiceStatus.PaidInFullDeprecated,
    ],
    [CrmInvoiceState.Paid]: [CrmInvoiceStatus.Complete, CrmInvoiceStatus.Partial],
    [CrmInvoiceState.Canceled]: [CrmInvoiceStatus.Canceled],
  };
