import type { Tx } from '../../platform/database/db';
import type { RecordTable } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { existingKeys } from '../common/existing-keys';
import { oneOf } from '../common/row-rules';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { contactNotACompany } from '../contact/contact.errors';
import { ContactType } from '../contact/contact.options';
import { ContactLink } from './contact-business-relation.options';

const ENDS = [
  { link: ContactLink.Customer, table: 'erp.customer', noun: 'customer' },
  { link: ContactLink.Vendor, table: 'erp.vendor', noun: 'vendor' },
] as const;

/** Writes what company contacts stand for; both ends exist, and the contact is a company. */
export class ContactBusinessRelationWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('linkToTable', [ContactLink.Customer, ContactLink.Vendor]),
  ];
  private readonly contacts: RecordTable;

  constructor(tables: RecordTables) {
    super(tables.get('erp.contact_business_relation'), 'Business relation', 'contactNo');
    this.contacts = tables.get('erp.contact');
  }

  protected override async rules(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const contacts = await this.contacts.rowsBy(tx, 'number', textsOf(rows, 'contactNo'));
    const persons = new Set(
      contacts.filter((c) => c.type === ContactType.Person).map((c) => c.number),
    );
    for (const row of rows) {
      const number = textOf(row.contactNo);
      if (number !== null && persons.has(number)) refused.set(row.id, contactNotACompany(number));
    }
    for (const { link, table, noun } of ENDS) {
      const own = rows.filter((row) => row.linkToTable === link && textOf(row.no));
      const known = await existingKeys(tx, table, 'number', textsOf(own, 'no'));
      for (const row of own) {
        const no = String(row.no);
        if (!known.has(no)) refused.set(row.id, referenceNotFound('no', noun, no));
      }
    }
    return refused;
  }
}
