import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import { notEligible } from '../../sync/coupling/coupling.errors';
import type {
  BatchContext,
  MappedRecord,
  MappingBehaviour,
} from '../../sync/engine/mapping-behaviour';
import { claimSources, completeOwned } from './owned';
import { setPrimaryOfAccounts, setPrimaryOfParties } from './primary-contacts';

const PERSON = 1;

interface CompanyRow {
  company: string;
  company_name: string | null;
  account: string | null;
}

/** Persons of customers and vendors (CT-01 to CT-12, C-37). */
export const contactBehaviour: MappingBehaviour = {
  writesSource: 'FROM_CRM',
  // A company stands for its customer or vendor, which has a counterpart of its own.
  uncouplable: (_db, _settings, records) =>
    Promise.resolve(
      new Map(
        records
          .filter(({ type }) => type !== PERSON)
          .map(({ id, number }) => [
            String(id),
            notEligible(`Contact ${String(number)}`, 'CONTACT'),
          ]),
      ),
    ),
  async eligible(context, sources) {
    if (context.direction === 'FROM_CRM') return new Set(sources.map((row) => String(row.id)));
    const companies = await companiesOf(
      context,
      sources.map((row) => row.companyNo),
    );
    const open = sources.filter(
      (row) => row.type === PERSON && companies.has(String(row.companyNo)),
    );
    return new Set(open.map((row) => String(row.id)));
  },
  async complete(context, records) {
    completeOwned(context, records);
    if (context.direction === 'TO_CRM') await setParents(context, records);
    else await setCompanies(context, records);
  },
  async afterWrite(context, records) {
    await claimSources(context, records);
    if (context.direction === 'TO_CRM') await setPrimaryOfAccounts(context, records);
    else await setPrimaryOfParties(context, records);
  },
};

// CT-04: the account of the customer, else of the vendor, that the contact's company stands for.
async function setParents(context: BatchContext, records: readonly MappedRecord[]): Promise<void> {
  const companies = await companiesOf(
    context,
    records.map(({ source }) => source.companyNo),
  );
  for (const record of records) {
    const account = companies.get(String(record.source.companyNo))?.account ?? null;
    if (account) {
      record.values.parentCustomerId = account;
      record.values.parentCustomerIdType = 'account';
    } else if (record.action === 'insert') {
      record.refusal ??= companyNotCoupled(record.source);
    } else {
      delete record.values.parentCustomerIdType;
    }
  }
}

// CT-06, CT-09: the company contact of the customer or vendor coupled to the parent account.
async function setCompanies(
  context: BatchContext,
  records: readonly MappedRecord[],
): Promise<void> {
  const accounts = records.flatMap(({ source }) =>
    source.parentCustomerId ? [String(source.parentCustomerId)] : [],
  );
  const rows = await context.tx.query<CompanyRow>(
    `/* contact.companiesOfAccounts */ SELECT DISTINCT ON (k.crm_id) k.crm_id AS account, r.contact_no AS company, n.name AS company_name
       FROM sync.coupling k
       JOIN (SELECT id, number, 1 AS kind FROM erp.customer UNION ALL SELECT id, number, 2 FROM erp.vendor) p ON p.id = k.erp_id
       JOIN erp.contact_business_relation r ON r.no = p.number AND r.link_to_table = p.kind
       JOIN erp.contact n ON n.number = r.contact_no
      WHERE k.crm_id = ANY($1::uuid[]) ORDER BY k.crm_id, p.kind`,
    [accounts],
  );
  const byAccount = new Map(rows.map((row) => [row.account, row]));
  for (const record of records) {
    const company = byAccount.get(String(record.source.parentCustomerId));
    if (company) {
      record.values.companyNo = company.company;
      record.values.companyName = company.company_name;
    } else if (record.action === 'insert') {
      record.refusal ??= companyMissing(record.source);
    }
  }
}

async function companiesOf(
  context: BatchContext,
  numbers: readonly unknown[],
): Promise<Map<string, CompanyRow>> {
  const wanted = [...new Set(numbers.filter((number) => typeof number === 'string'))];
  const rows = await context.tx.query<CompanyRow>(
    `/* contact.accountsOfCompanies */ SELECT DISTINCT ON (r.contact_no) r.contact_no AS company, NULL AS company_name, k.crm_id AS account
       FROM erp.contact_business_relation r
       JOIN (SELECT id, number, 1 AS kind FROM erp.customer UNION ALL SELECT id, number, 2 FROM erp.vendor) p
         ON p.number = r.no AND p.kind = r.link_to_table
       LEFT JOIN sync.coupling k ON k.erp_id = p.id
      WHERE r.contact_no = ANY($1) ORDER BY r.contact_no, k.crm_id IS NULL, r.link_to_table`,
    [wanted],
  );
  return new Map(rows.map((row) => [row.company, row]));
}

function companyNotCoupled(contact: Row): Refusal {
  return new Refusal(
    'REFERENCE_NOT_COUPLED',
    `The company ${String(contact.companyNo)} of contact ${String(contact.number)} is not coupled.`,
    {
      field: 'companyNo',
      remedy:
        'Couple the customer or vendor of the company first (couplingCreate or couplingCreateInCrm), then synchronize again.',
      data: {
        field: 'companyNo',
        value: contact.companyNo,
        table: 'erp.customer',
        mapping: 'CUSTOMER',
      },
    },
  );
}

function companyMissing(contact: Row): Refusal {
  return new Refusal(
    'CONTACT_COMPANY_MISSING',
    `The account of contact ${String(contact.fullName ?? contact.id)} has no company in the ERP.`,
    {
      field: 'parentCustomerId',
      remedy:
        'Couple the account with a customer or vendor first (couplingCreate or couplingCreateInErp), then synchronize again.',
      data: { crmId: contact.parentCustomerId },
    },
  );
}
