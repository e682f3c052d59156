import type { Tx } from '../../platform/database/db';
import type { RecordTable, Row, RowChange } from '../../platform/database/record-table';
import type { RecordTables } from '../../platform/database/record-tables';
import { ErpWriter } from '../common/erp-writer';
import { DOCUMENT_TABLES, inTables } from '../common/key-followers';
import { oneOf, percentage } from '../common/row-rules';
import { fillBlank, textOf, textsOf, type IdRow } from '../common/row-values';
import { AssignNumbers } from '../number-series/assign-numbers';
import { NumberingStore } from '../sales-setup/numbering.store';
import { OpportunityPriority, OpportunityStatus } from './opportunity.options';

const STATUSES = [
  OpportunityStatus.NotStarted,
  OpportunityStatus.InProgress,
  OpportunityStatus.Won,
  OpportunityStatus.Lost,
];
const PRIORITIES = [OpportunityPriority.Low, OpportunityPriority.Normal, OpportunityPriority.High];

/** Writes opportunities: number and day on insert; company and salesperson follow from the contact. */
export class OpportunityWriter extends ErpWriter {
  protected override readonly rowRules = [
    oneOf('status', STATUSES),
    oneOf('priority', PRIORITIES),
    percentage('probabilityPercent'),
    percentage('chancesOfSuccessPercent'),
  ];
  protected override readonly followers = inTables(DOCUMENT_TABLES, 'opportunity_no');
  private readonly numbers: AssignNumbers;
  private readonly contacts: RecordTable;
  private readonly setup = new NumberingStore();

  constructor(tables: RecordTables) {
    super(tables.get('erp.opportunity'), 'Opportunity', 'number');
    this.numbers = new AssignNumbers(this.table, 'opportunityNos');
    this.contacts = tables.get('erp.contact');
  }

  protected override async prepareInsert(tx: Tx, drafts: readonly IdRow[]): Promise<IdRow[]> {
    this.refuseDrafts(drafts, await this.numbers.run(tx, drafts));
    const { today } = await this.setup.get(tx);
    for (const draft of drafts) fillBlank(draft, 'creationDate', today);
    await this.followContacts(tx, drafts);
    return [...drafts];
  }

  protected override async prepareUpdate(
    tx: Tx,
    changes: readonly RowChange[],
  ): Promise<RowChange[]> {
    await this.followContacts(
      tx,
      changes.map((change) => change.changes),
    );
    return [...changes];
  }

  private async followContacts(tx: Tx, rows: readonly Row[]): Promise<void> {
    const named = rows.filter((row) => row.contactNo !== undefined);
    const contacts = await this.contacts.rowsBy(tx, 'number', textsOf(named, 'contactNo'));
    const byNumber = new Map(contacts.map((contact) => [String(contact.number), contact]));
    for (const row of named) {
      const contact = byNumber.get(String(row.contactNo));
      if (row.contactCompanyNo === undefined) row.contactCompanyNo = textOf(contact?.companyNo);
      if (row.salespersonCode === undefined && textOf(contact?.salespersonCode))
        row.salespersonCode = textOf(contact?.salespersonCode);
    }
  }
}
