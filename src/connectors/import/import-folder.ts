import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../platform/database/db';
import type { RecordTables } from '../../platform/database/record-tables';
import type { RecordWriter } from '../../platform/database/record-writer';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import { Refusal } from '../../platform/errors/refusal';
import { DOCUMENT_TRANSLATIONS } from '../business-central/documents.translations';
import { MASTER_TRANSLATIONS } from '../business-central/masters.translations';
import { POSTED_TRANSLATIONS } from '../business-central/posted.translations';
import { PRICE_TRANSLATIONS } from '../business-central/prices.translations';
import { PRODUCT_TRANSLATIONS } from '../business-central/products.translations';
import { entityTranslations } from '../dynamics-sales/entity.translations';
import type { Translation } from '../translation';
import { ImportFile } from './import-file';
import type { ImportSummary } from './import-summary';
import { prepareCompany, prepareCrm } from './prepare-hub';

/** What an import needs of the product. */
export interface ImportParts {
  readonly db: Db;
  readonly tables: RecordTables;
  readonly unitOfWork: UnitOfWork;
  /** Writers that store records of another system as they are, by table. */
  readonly loaders: ReadonlyMap<string, RecordWriter>;
}

/** Files that an export may hold beside the records, and how they are treated: `company` is read first. */
const COMPANY = 'companyInformation.json';
const NOT_KEPT = new Set(['itemCategories.json', 'itemVariants.json']);

/**
 * Loads a folder of files shaped as the vendors' own APIs answer: `erp/customers.json` as Business Central gives
 * them, `crm/accounts.json` as Dataverse does. A bad record is reported and the rest loads; repeating is harmless.
 */
export async function importFolder(folder: string, parts: ImportParts): Promise<ImportSummary> {
  requireFolder(folder);
  const summary: ImportSummary = { files: [], problems: [], skipped: [] };
  const localCurrency = await prepareCompany(folder, parts, summary);
  const importFile = new ImportFile(folder, parts, summary, localCurrency);
  for (const [side, translations] of sidesOf(parts.tables)) {
    const present = new Set(jsonFiles(join(folder, side)));
    const known = translations.filter(({ entity }) => present.has(`${entity}.json`));
    for (const { entity } of translations) present.delete(`${entity}.json`);
    noteOthers(side, present, summary);
    const fileOf = ({ entity }: Translation): string => join(side, `${entity}.json`);
    for (const each of known) await importFile.run(fileOf(each), each, 'first');
    for (const each of known.filter(({ later }) => later?.length))
      await importFile.run(fileOf(each), each, 'later');
  }
  await prepareCrm(parts, localCurrency);
  return summary;
}

// In the order in which they can be loaded: what is referred to before what refers to it.
function sidesOf(tables: RecordTables): [side: string, translations: readonly Translation[]][] {
  return [
    [
      'erp',
      [
        ...MASTER_TRANSLATIONS,
        ...PRODUCT_TRANSLATIONS,
        ...PRICE_TRANSLATIONS,
        ...DOCUMENT_TRANSLATIONS,
        ...POSTED_TRANSLATIONS,
      ],
    ],
    ['crm', entityTranslations(tables)],
  ];
}

function requireFolder(folder: string): void {
  const remedy = 'Name a folder that holds erp/ and crm/ with JSON files.';
  if (!existsSync(folder))
    throw new Refusal('FOLDER_NOT_FOUND', `There is no folder ${folder}.`, { remedy });
  if (!statSync(folder).isDirectory())
    throw new Refusal('FOLDER_NOT_FOUND', `${folder} is a file, not a folder.`, { remedy });
  if (jsonFiles(join(folder, 'erp')).length + jsonFiles(join(folder, 'crm')).length === 0)
    throw new Refusal(
      'NOTHING_TO_IMPORT',
      `The folder ${folder} holds no JSON file in erp/ or crm/.`,
      { remedy },
    );
}

function jsonFiles(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
}

function noteOthers(side: string, names: ReadonlySet<string>, summary: ImportSummary): void {
  for (const name of names) {
    const file = join(side, name);
    if (name === COMPANY && side === 'erp') continue;
    if (NOT_KEPT.has(name)) summary.skipped.push(file);
    else
      summary.problems.push({
        file,
        index: null,
        field: null,
        code: 'UNKNOWN_FILE',
        message: `${name} is no entity that is imported.`,
      });
  }
}
