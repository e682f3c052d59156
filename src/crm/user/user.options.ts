/** What a CRM user may open: systemuser.accessmode. */
export enum UserAccessMode {
  /** Works in the CRM within the rights of the roles. */
  ReadWrite = 0,
  /** Settings only, no sales data. */
  Administrative = 1,
  /** Reads only. */
  Read = 2,
  /** Support engineers of the vendor. */
  Support = 3,
  /** A program; never signs in to the pages. */
  NonInteractive = 4,
}
