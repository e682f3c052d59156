import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { fillBlank, textOf, textsOf, type IdRow } from '../common/row-values';
import type { CompanyContacts } from './company-contacts';
import { primaryContactOfOtherCompany } from './contact.errors';
import { ContactType } from './contact.options';
import type { Party } from './party.rules';

/** The primary contacts of customers and vendors: always one of the company's own. */
export class PrimaryContacts {
  private readonly contacts: RecordTable;

  constructor(
    tables: RecordTables,
    private readonly companies: CompanyContacts,
  ) {
    this.contacts = tables.get('erp.contact');
  }

  /** Names the person in `contact` where a primary contact is given without a name. */
  async fillNames(tx: Tx, rows: readonly Row[]): Promise<void> {
    const unnamed = rows.filter((row) => textOf(row.primaryContactNo) && row.contact === undefined);
    const contacts = await this.byNumber(tx, unnamed);
    for (const row of unnamed) {
      const contact = contacts.get(String(row.primaryContactNo));
      if (contact?.type === ContactType.Person) fillBlank(row, 'contact', contact.name);
    }
  }

  /** Primary contacts that do not exist or belong to another company, by id of the row. */
  async refusals(
    tx: Tx,
    party: Party,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const named = rows.filter((row) => textOf(row.primaryContactNo));
    if (named.length === 0) return refused;
    const contacts = await this.byNumber(tx, named);
    const ids = action === 'insert' ? [] : named.map((row) => row.id);
    const links = await this.companies.contactsOf(tx, party, ids);
    const companyOf = new Map(links.map((link) => [link.id, link.no]));
    for (const row of named) {
      const number = String(row.primaryContactNo);
      const contact = contacts.get(number);
      const belongsTo = textOf(contact?.companyNo);
      if (!contact) refused.set(row.id, referenceNotFound('primaryContactNo', 'contact', number));
      else if (belongsTo === null && contact.type === ContactType.Person) continue;
      else if (belongsTo !== (companyOf.get(row.id) ?? null))
        refused.set(row.id, primaryContactOfOtherCompany(number, belongsTo));
    }
    return refused;
  }

  /** Takes primary contacts that belong to no company yet into the company they are the contact of. */
  async adopt(tx: Tx, party: Party, rows: readonly IdRow[]): Promise<void> {
    const ids = rows.filter((row) => textOf(row.primaryContactNo)).map((row) => row.id);
    if (ids.length === 0) return;
    await tx.execute(
      `/* contact.adoptPrimary */ UPDATE erp.contact c SET company_no = k.number, company_name = k.name
         FROM ${party.table} p
         JOIN erp.contact_business_relation r ON r.link_to_table = $2 AND r.no = p.number
         JOIN erp.contact k ON k.number = r.contact_no
        WHERE p.id = ANY($1::uuid[]) AND c.number = p.primary_contact_no AND c.company_no IS NULL`,
      [ids, party.link],
    );
  }

  private async byNumber(tx: Tx, rows: readonly Row[]): Promise<Map<string, Row>> {
    const numbers = textsOf(rows, 'primaryContactNo');
    const contacts = await this.contacts.rowsBy(tx, 'number', numbers);
    return new Map(contacts.map((contact) => [String(contact.number), contact]));
  }
}
