import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Tx } from '../../platform/database/db';
import type { Row } from '../../platform/database/record-table';
import { Refusal } from '../../platform/errors/refusal';
import type { ImportParts } from './import-folder';
import { FileReport, type ImportSummary } from './import-summary';
import { readBatches } from './read-file';
import { newId } from '../../platform/new-id';

const COMPANY_FILE = 'erp/companyInformation.json';
const SERIES: readonly (readonly [code: string, startingNo: string, property: string])[] = [
  ['T-CUST', 'C00010', 'customerNos'],
  ['T-CONT', 'CT100001', 'contactNos'],
  ['T-VEND', 'V00010', 'vendorNos'],
  ['T-ITEM', '100001', 'itemNos'],
  ['T-RES', 'R0010', 'resourceNos'],
  ['T-QUOTE', '1001', 'quoteNos'],
  ['T-ORDER', '101001', 'orderNos'],
  ['T-SHIP', '102001', 'postedShipmentNos'],
  ['T-INV', '103001', 'postedInvoiceNos'],
  ['T-OPP', 'OP100001', 'opportunityNos'],
];

/**
 * Sets up what an ERP company needs before records can be loaded, where it is missing: local currency, number
 * series, sales setup. Answers the local currency.
 */
export async function prepareCompany(
  folder: string,
  parts: ImportParts,
  summary: ImportSummary,
): Promise<string | null> {
  const company = await companyOf(folder, summary);
  return parts.unitOfWork.run(
    async (tx) => {
      const [ledger] = await parts.tables
        .get('erp.general_ledger_setup')
        .rowsWhere(tx, 'true LIMIT 1');
      const local = (ledger?.lcyCode as string | undefined) ?? company?.currencyCode ?? null;
      if (!ledger && local !== null)
        await insert(tx, parts, 'erp.general_ledger_setup', [{ lcyCode: local }]);
      const [known] = await parts.tables.get('erp.company').rowsWhere(tx, 'true LIMIT 1');
      if (!known && company)
        await insert(tx, parts, 'erp.company', [
          { id: company.id, name: company.name, countryRegionCode: company.country },
        ]);
      const [setup] = await parts.tables.get('erp.sales_setup').rowsWhere(tx, 'true LIMIT 1');
      if (!setup) {
        await insert(
          tx,
          parts,
          'erp.number_series',
          SERIES.map(([code, startingNo]) => ({ code, startingNo })),
        );
        await insert(tx, parts, 'erp.sales_setup', [
          Object.fromEntries(SERIES.map(([code, , property]) => [property, code])),
        ]);
      }
      return local;
    },
    { actor: 'import' },
  );
}

/** Sets up the CRM around what was loaded, where it is missing: organization, team, company, and the settings that name them. */
export async function prepareCrm(parts: ImportParts, localCurrency: string | null): Promise<void> {
  await parts.unitOfWork.run(
    async (tx) => {
      const [base] = await parts.tables
        .get('crm.transaction_currency')
        .rowsWhere(tx, 't.iso_currency_code = $1', [localCurrency]);
      const [unit] = await parts.tables
        .get('crm.business_unit')
        .rowsWhere(tx, 'true ORDER BY t.created_at LIMIT 1');
      const [organization] = await parts.tables
        .get('crm.organization')
        .rowsWhere(tx, 'true LIMIT 1');
      if (!organization && base)
        await insert(tx, parts, 'crm.organization', [
          { name: String(unit?.name ?? 'Organization'), baseCurrencyId: base.id ?? null },
        ]);
      const teamId = await ensure(
        tx,
        parts,
        'crm.team',
        unit ? { name: String(unit.name), businessUnitId: unit.id ?? null, isDefault: true } : null,
      );
      const [company] = await parts.tables.get('erp.company').rowsWhere(tx, 'true LIMIT 1');
      const companyId = await ensure(
        tx,
        parts,
        'crm.company',
        company
          ? { name: String(company.name).slice(0, 30), externalId: company.id ?? null }
          : null,
      );
      await tx.execute(
        `/* sales-settings.connect */ UPDATE sync.sales_settings SET company_id = coalesce(company_id, $1), default_owning_team_id = coalesce(default_owning_team_id, $2)`,
        [companyId, teamId],
      );
    },
    { actor: 'import' },
  );
}

async function ensure(
  tx: Tx,
  parts: ImportParts,
  table: string,
  draft: Row | null,
): Promise<string | null> {
  const [present] = await parts.tables
    .get(table)
    .rowsWhere(tx, 'true ORDER BY t.created_at LIMIT 1');
  if (present) return String(present.id);
  if (draft === null) return null;
  const id = newId();
  await insert(tx, parts, table, [{ id, ...draft }]);
  return id;
}

async function insert(
  tx: Tx,
  parts: ImportParts,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const writer = parts.loaders.get(table);
  if (!writer) throw new Error(`There is no loader for ${table}.`);
  const [refusal] = (await writer.insert(tx, rows)).refused.values();
  if (refusal) throw refusal;
}

interface CompanyFacts {
  id: string;
  name: string;
  currencyCode: string | null;
  country: string | null;
}

// A file that cannot be read is reported, and the hub set up without it.
async function companyOf(folder: string, summary: ImportSummary): Promise<CompanyFacts | null> {
  const file = join(folder, COMPANY_FILE);
  if (!existsSync(file)) return null;
  try {
    for await (const [first] of readBatches(file, 1)) return factsOf(first?.value);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    new FileReport(summary, COMPANY_FILE).refuse(null, error, error.field);
  }
  return null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function factsOf(value: unknown): CompanyFacts | null {
  if (typeof value !== 'object' || value === null) return null;
  const { id, displayName, currencyCode, country } = value as Record<string, unknown>;
  return {
    id: typeof id === 'string' && UUID.test(id) ? id : newId(),
    name: String(displayName ?? 'Company').slice(0, 100),
    currencyCode: typeof currencyCode === 'string' && currencyCode !== '' ? currencyCode : null,
    country: typeof country === 'string' && country !== '' ? country : null,
  };
}
