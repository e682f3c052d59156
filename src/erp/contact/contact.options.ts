/** What a contact is. */
export enum ContactType {
  /** A company, which persons may belong to. */
  Company = 0,
  /** A person, of a company or alone. */
  Person = 1,
}
