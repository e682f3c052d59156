import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { referenceNotFound } from '../common/erp.errors';
import { ErpWriter } from '../common/erp-writer';
import { existingKeys } from '../common/existing-keys';
import { inTables } from '../common/key-followers';
import { oneOf } from '../common/row-rules';
import { textOf, textsOf, type IdRow } from '../common/row-values';
import { fillSearchNames, followSearchNames } from '../common/search-names';
import { CompanyContacts } from '../contact/company-contacts';
import { CUSTOMER_PARTY } from '../contact/party.rules';
import { PrimaryContacts } from '../contact/primary-contacts';
import { CustomerTemplates } from '../customer-template/customer-templates';
import { AssignNumbers } from '../number-series/assign-numbers';
import { CustomerBlocked } from './customer.options';

const SEARCH = { name: 'name', search: 'searchName' };
const BLOCKED = [
  CustomerBlocked.No,
  CustomerBlocked.Ship,
  CustomerBlocked.Invoice,
  CustomerBlocked.All,
];

/**
 * Writes customers: template and number on insert (T-14 to T-16), the company contact along with the
 * customer (CV-06), and a primary contact that is the company's own.
 */
export class CustomerWriter extends ErpWriter {
  protected override readonly rowRules = [oneOf('blocked', BLOCKED)];
  protected override readonly followers = [
    ...inTables(['erp.contact_business_relation'], 'no', 't.link_to_table = 1'),
    ...inTables(['erp.customer'], 'bill_to_customer_no'),
    ...inTables(['erp.sales_price'], 'sales_code', 't.sales_type = 0'),
    ...inTables(['erp.price_list', 'erp.price_list_line'], 'source_no', 't.source_type = 11'),
    ...inTables(['erp.item_ledger_entry', 'erp.detailed_customer_ledger_entry'], 'customer_no'),
  ];
  private readonly templates: CustomerTemplates;
  private readonly numbers: AssignNumbers;
  private readonly companies: CompanyContacts;
  private readonly primaries: PrimaryContacts;

  constructor(tables: RecordTables) {
    super(tables.get('erp.customer'), 'Customer', 'number');
    this.templates = new CustomerTemplates(tables.get('erp.customer_template'));
    this.numbers = new AssignNumbers(this.table, 'customerNos');
    this.companies = new CompanyContacts(tables);
    this.primaries = new PrimaryContacts(tables, this.companies);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    const { series, refused } = await this.templates.apply(tx, drafts);
    this.refuseDrafts(drafts, refused);
    const known = drafts.filter((draft) => !refused.has(draft.id));
    const unnumbered = await this.numbers.run(tx, known, (draft) => series.get(draft.id) ?? null);
    this.refuseDrafts(drafts, unnumbered);
    fillSearchNames(drafts, SEARCH);
    await this.primaries.fillNames(tx, drafts);
    return [...drafts];
  }

  protected override async prepareUpdate(
    tx: Tx,
    changes: readonly RowChange[],
  ): Promise<RowChange[]> {
    await followSearchNames(tx, this.table, changes, SEARCH);
    await this.primaries.fillNames(
      tx,
      changes.map((change) => change.changes),
    );
    return [...changes];
  }

  protected override async rules(
    tx: Tx,
    rows: readonly IdRow[],
    action: 'insert' | 'update',
  ): Promise<Map<string, Refusal>> {
    const refused = await this.primaries.refusals(tx, CUSTOMER_PARTY, rows, action);
    const payers = await existingKeys(
      tx,
      'erp.customer',
      'number',
      textsOf(rows, 'billToCustomerNo'),
    );
    for (const number of textsOf(rows, 'number')) payers.add(number);
    for (const row of rows) {
      const payer = textOf(row.billToCustomerNo);
      if (payer === null || payers.has(payer)) continue;
      refused.set(row.id, referenceNotFound('billToCustomerNo', 'customer', payer));
    }
    return refused;
  }

  protected override async afterInsert(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.companies.make(tx, CUSTOMER_PARTY, rows);
    await this.primaries.adopt(tx, CUSTOMER_PARTY, rows);
  }

  protected override async followChanges(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.companies.refresh(tx, CUSTOMER_PARTY, rows);
    await this.primaries.adopt(tx, CUSTOMER_PARTY, rows);
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.companies.release(tx, CUSTOMER_PARTY, ids);
  }
}
