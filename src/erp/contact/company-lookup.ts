import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row } from '../../platform/database/record-table';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { contactNotACompany } from './contact.errors';
import { ContactType } from './contact.options';

/** Reads the companies that contacts belong to, for a whole set of contacts at once. */
export class CompanyLookup {
  constructor(private readonly contacts: RecordTable) {}

  /** Writes the company's name to rows that name a company, and blank to rows that name none; `batch` may hold the company itself. */
  async fillNames(tx: Tx, rows: readonly Row[], batch: readonly Row[]): Promise<void> {
    const companies = await this.byNumber(tx, rows);
    for (const row of batch) companies.set(String(row.number), row);
    for (const row of rows) {
      const company = companies.get(String(row.companyNo ?? ''));
      if (company) row.companyName = textOf(company.name);
      else row.companyName = null;
    }
  }

  /** Companies that do not exist or are persons, by id of the row. */
  async refusals(tx: Tx, rows: readonly IdRow[]): Promise<Map<string, Refusal>> {
    const refused = new Map<string, Refusal>();
    const companies = await this.byNumber(tx, rows);
    for (const row of rows) if (textOf(row.number)) companies.set(String(row.number), row);
    for (const row of rows) {
      const number = textOf(row.companyNo);
      if (number === null || number === row.number) continue;
      const company = companies.get(number);
      if (!company) refused.set(row.id, referenceNotFound('companyNo', 'contact', number));
      else if (company.type === ContactType.Person) refused.set(row.id, contactNotACompany(number));
    }
    return refused;
  }

  /** Contacts that must stay companies: persons belong to them, or they stand for a customer or vendor. */
  async companiesInUse(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    if (ids.length === 0) return new Map();
    const rows = await tx.query<{ id: string; number: string }>(
      `/* contact.companiesInUse */ SELECT c.id, c.number FROM erp.contact c
        WHERE c.id = ANY($1::uuid[])
          AND (EXISTS (SELECT FROM erp.contact_business_relation r WHERE r.contact_no = c.number)
            OR EXISTS (SELECT FROM erp.contact p WHERE p.company_no = c.number AND p.id <> c.id))`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row.number]));
  }

  /** Lets customers, vendors and persons go that named contacts about to be removed. */
  async release(tx: Tx, ids: readonly string[]): Promise<void> {
    for (const table of ['erp.customer', 'erp.vendor'])
      await tx.execute(
        `/* contact.releasePrimary */ UPDATE ${table} t SET primary_contact_no = NULL FROM erp.contact c
          WHERE c.id = ANY($1::uuid[]) AND t.primary_contact_no = c.number`,
        [ids],
      );
    await tx.execute(
      `/* contact.releasePersons */ UPDATE erp.contact p SET company_no = NULL, company_name = NULL
         FROM erp.contact c
        WHERE c.id = ANY($1::uuid[]) AND p.company_no = c.number AND p.id <> ALL($1::uuid[])`,
      [ids],
    );
  }

  private async byNumber(tx: Tx, rows: readonly Row[]): Promise<Map<string, Row>> {
    const companies = await this.contacts.rowsBy(tx, 'number', textsOf(rows, 'companyNo'));
    return new Map(companies.map((company) => [String(company.number), company]));
  }
}
