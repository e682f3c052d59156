import type { Tx } from '../../platform/database/db';
import type { Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { ErpWriter } from '../common/erp-writer';
import { DOCUMENT_TABLES, inTables } from '../common/key-followers';
import { oneOf } from '../common/row-rules';
import { textOf, type IdRow } from '../common/row-values';
import { fillSearchNames, followSearchNames } from '../common/search-names';
import { AssignNumbers } from '../number-series/assign-numbers';
import { CompanyContacts } from './company-contacts';
import { CompanyLookup } from './company-lookup';
import { contactTypeFixed } from './contact.errors';
import { ContactType } from './contact.options';
import { fullName, NAME_PARTS, namePartsOf } from './contact.rules';

const SEARCH = { name: 'name', search: 'searchName' };

/**
 * Writes contacts: a person's name and its parts agree, a person belongs to a company contact or to
 * none, and customers and vendors follow the company contact that stands for them.
 */
export class ContactWriter extends ErpWriter {
  protected override readonly rowRules = [oneOf('type', [ContactType.Company, ContactType.Person])];
  protected override readonly followers = [
    ...inTables(['erp.contact'], 'company_no'),
    ...inTables(['erp.customer', 'erp.vendor'], 'primary_contact_no'),
    ...inTables(DOCUMENT_TABLES, 'sell_to_contact_no'),
  ];
  private readonly numbers: AssignNumbers;
  private readonly companies: CompanyContacts;
  private readonly lookup: CompanyLookup;

  constructor(tables: RecordTables) {
    super(tables.get('erp.contact'), 'Contact', 'number');
    this.numbers = new AssignNumbers(this.table, 'contactNos');
    this.companies = new CompanyContacts(tables);
    this.lookup = new CompanyLookup(this.table);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    this.refuseDrafts(drafts, await this.numbers.run(tx, drafts));
    for (const draft of drafts) {
      if (draft.type === ContactType.Person) fillName(draft, draft);
      else draft.companyNo = textOf(draft.number);
    }
    await this.lookup.fillNames(tx, drafts, drafts);
    fillSearchNames(drafts, SEARCH);
    return [...drafts];
  }

  protected override async prepareUpdate(
    tx: Tx,
    changes: readonly RowChange[],
  ): Promise<RowChange[]> {
    const present = await this.table.rowsByIds(
      tx,
      changes.map((change) => change.id),
    );
    for (const { id, changes: row } of changes) {
      const before = present.get(id);
      if (!before) continue;
      const after = { ...before, ...row };
      if (after.type === ContactType.Person) fillName(row, after);
      else if (row.type !== undefined || row.number !== undefined || row.companyNo !== undefined)
        row.companyNo = textOf(after.number);
      if (after.type === ContactType.Company && row.name !== undefined) row.companyName = row.name;
    }
    const moved = changes
      .map((change) => change.changes)
      .filter((row) => row.companyNo !== undefined);
    await this.lookup.fillNames(tx, moved, []);
    await followSearchNames(tx, this.table, changes, SEARCH);
    return [...changes];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = await this.lookup.refusals(tx, rows);
    if (action === 'insert') return refused;
    const persons = rows.filter((row) => row.type === ContactType.Person).map((row) => row.id);
    for (const [id, number] of await this.lookup.companiesInUse(tx, persons))
      refused.set(id, contactTypeFixed(number));
    return refused;
  }

  protected override async followChanges(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    const renamed = rows.filter((row) => row.name !== undefined).map((row) => row.id);
    await this.companies.spreadCompanyNames(tx, renamed);
    await this.companies.refreshParties(tx, rows);
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.lookup.release(tx, ids);
  }
}

// The parts decide when any of them is given, else the name is taken apart.
function fillName(row: Row, whole: Row): void {
  if (NAME_PARTS.some((part) => row[part] !== undefined)) row.name = fullName(whole);
  else if (row.name !== undefined) Object.assign(row, namePartsOf(textOf(row.name)));
}
