import type { Tx } from '../../platform/database/db';
import type { RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import type { Refusal } from '../../platform/errors/refusal';
import { ErpWriter } from '../common/erp-writer';
import { inTables } from '../common/key-followers';
import { oneOf } from '../common/row-rules';
import type { IdRow } from '../common/row-values';
import { fillSearchNames, followSearchNames } from '../common/search-names';
import { CompanyContacts } from '../contact/company-contacts';
import { VENDOR_PARTY } from '../contact/party.rules';
import { PrimaryContacts } from '../contact/primary-contacts';
import { AssignNumbers } from '../number-series/assign-numbers';
import { VendorBlocked } from './vendor.options';

const SEARCH = { name: 'name', search: 'searchName' };
const BLOCKED = [VendorBlocked.No, VendorBlocked.Payment, VendorBlocked.All];

/** Writes vendors: number on insert, the company contact along with the vendor, a primary contact of its own. */
export class VendorWriter extends ErpWriter {
  protected override readonly rowRules = [oneOf('blocked', BLOCKED)];
  protected override readonly followers = inTables(
    ['erp.contact_business_relation'],
    'no',
    't.link_to_table = 2',
  );
  private readonly numbers: AssignNumbers;
  private readonly companies: CompanyContacts;
  private readonly primaries: PrimaryContacts;

  constructor(tables: RecordTables) {
    super(tables.get('erp.vendor'), 'Vendor', 'number');
    this.numbers = new AssignNumbers(this.table, 'vendorNos');
    this.companies = new CompanyContacts(tables);
    this.primaries = new PrimaryContacts(tables, this.companies);
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    this.refuseDrafts(drafts, await this.numbers.run(tx, drafts));
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
    return this.primaries.refusals(tx, VENDOR_PARTY, rows, action);
  }

  protected override async afterInsert(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.companies.make(tx, VENDOR_PARTY, rows);
    await this.primaries.adopt(tx, VENDOR_PARTY, rows);
  }

  protected override async followChanges(tx: Tx, rows: readonly IdRow[]): Promise<void> {
    await this.companies.refresh(tx, VENDOR_PARTY, rows);
    await this.primaries.adopt(tx, VENDOR_PARTY, rows);
  }

  protected override async beforeDelete(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.companies.release(tx, VENDOR_PARTY, ids);
  }
}
