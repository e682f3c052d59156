/** What owns a CRM record: a user or a team. Named by the vendor's logical table names. */
export type OwnerIdType = 'systemuser' | 'team';

/** What a CRM record calls its customer: an account (a company) or a contact (a person). */
export type CustomerIdType = 'account' | 'contact';

/** Condition of the database that a customer reference says which table it points to. */
export function customerCheck(id: string): string {
  return (
    `(${id}_type IS NULL OR ${id}_type IN ('account', 'contact')) ` +
    `AND (${id} IS NULL OR ${id}_type IS NOT NULL)`
  );
}
