import { randomUUID } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { composeLoaders } from '../../src/composition/loaders';
import { importFolder } from '../../src/connectors/import/import-folder';
import { importReport } from '../../src/connectors/import/import-report';
import { startApi, type TestApi } from '../support/api';
import { ImportedFolder } from './folder';

const NO_ID = '00000000-0000-0000-0000-000000000000';
const LOADED = [
  'erp.contact_business_relation',
  'erp.contact',
  'erp.customer',
  'erp.country_region',
  'crm.account',
];

let api: TestApi;
let folder: ImportedFolder;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

beforeEach(() => {
  folder = new ImportedFolder();
});

afterEach(async () => {
  folder.remove();
  for (const table of LOADED)
    await api.composition.unitOfWork.run((tx) => tx.execute(`DELETE FROM ${table}`));
});

const run = (path = folder.path) =>
  importFolder(path, { ...api.composition, loaders: composeLoaders(api.composition.tables) });
const rows = (table: string) =>
  api.composition.tables.get(table).rowsWhere(api.composition.db, 'true ORDER BY t.id LIMIT 1000');
const customer = (number: string, values: Record<string, unknown> = {}) => ({
  id: randomUUID(),
  number,
  displayName: `Customer ${number}`,
  ...values,
});

describe('a bad record', () => {
  it('is reported with file, index, field of the file and reason, while the rest loads', async () => {
    folder.records('erp/customers', [
      customer('1'),
      customer('2', { creditLimit: 'plenty' }),
      customer('3', { displayName: 'x'.repeat(101) }),
      customer('4', { blocked: 'Sometimes' }),
      customer('5', { paymentTermsId: '11111111-1111-4111-8111-111111111111' }),
      customer('6', { salespersonCode: 'NOBODY' }),
      { ...customer('7'), id: 'seven' },
      'eight',
      null,
      customer('10'),
      customer('11', { paymentTermsId: NO_ID, paymentTermsCode: '90 DAYS' }),
    ]);
    const { files, problems } = await run();
    expect(files).toEqual([
      { file: 'erp/customers.json', inserted: 2, updated: 0, unchanged: 0, refused: 9 },
    ]);
    const found = problems.map(({ index, field, code, message }) => [index, field, code, message]);
    expect(found).toEqual([
      [1, 'creditLimit', 'INVALID_INPUT', 'creditLimit must be a decimal number.'],
      [2, 'displayName', 'INVALID_INPUT', 'displayName is longer than 100 characters.'],
      [3, 'blocked', 'INVALID_INPUT', 'blocked is none of (blank), Ship, Invoice, All.'],
      [
        4,
        'paymentTermsId',
        'REFERENCE_NOT_FOUND',
        'There is no payment terms with the id 11111111-1111-4111-8111-111111111111.',
      ],
      [5, 'salespersonCode', 'REFERENCE_NOT_FOUND', 'There is no salesperson NOBODY.'],
      [6, 'id', 'INVALID_INPUT', 'id must be an id.'],
      [7, null, 'INVALID_RECORD', 'The record is not an object.'],
      [8, null, 'INVALID_RECORD', 'The record is not an object.'],
      [10, 'paymentTermsCode', 'REFERENCE_NOT_FOUND', 'There is no payment terms 90 DAYS.'],
    ]);
    expect((await rows('erp.customer')).map(({ number }) => number).sort()).toEqual(['1', '10']);
  });

  it('is one whose id or number another record of the file has', async () => {
    const twin = customer('1');
    folder.records('erp/customers', [twin, { ...twin, number: '2' }, customer('1')]);
    const { problems } = await run();
    expect(problems.map(({ index, field, code }) => [index, field, code])).toEqual([
      [1, 'id', 'DUPLICATE_RECORD'],
      [2, 'number', 'ALREADY_EXISTS'],
    ]);
  });

  it('is named as the CRM names it, ids of references included', async () => {
    folder.records('crm/accounts', [
      { accountid: randomUUID(), name: 'Good', customertypecode: 3, statecode: 0, statuscode: 1 },
      { accountid: randomUUID(), name: 'Bad', _transactioncurrencyid_value: randomUUID() },
      { name: 'No id' },
    ]);
    const { problems } = await run();
    expect(problems.map(({ index, field, code }) => [index, field, code])).toEqual(
      expect.arrayContaining([
        [1, '_transactioncurrencyid_value', 'REFERENCE_NOT_FOUND'],
        [2, 'accountid', 'INVALID_INPUT'],
      ]),
    );
    expect((await rows('crm.account')).map(({ name }) => name)).toEqual(['Good']);
  });

  it('does not fill the memory or the screen when there are very many', async () => {
    folder.records(
      'erp/countriesRegions',
      Array.from({ length: 2_500 }, (_, index) => ({
        id: randomUUID(),
        code: `TOO LONG FOR A CODE ${index}`,
      })),
    );
    const { files, problems, skipped } = await run();
    expect(files[0]?.refused).toBe(2_500);
    expect(problems).toHaveLength(1_000);
    expect(importReport({ files, problems, skipped }).at(-1)).toBe(
      'erp/countriesRegions.json: 1500 more records were refused',
    );
  });
});

describe('a repeated import', () => {
  it('changes nothing, then only what changed in the files', async () => {
    const one = customer('1', { creditLimit: 100.5 });
    folder.records('erp/customers', [one, customer('2')]).records('erp/contacts', [
      {
        id: randomUUID(),
        number: 'CT1',
        type: 'Company',
        displayName: 'Customer 1',
        companyNumber: 'CT1',
        contactBusinessRelation: 'Customer',
        customerNumber: '1',
      },
    ]);
    await run();
    const before = await rows('erp.customer');
    const again = await run();
    expect(again.files.map((each) => [each.inserted, each.updated, each.unchanged])).toEqual([
      [0, 0, 2],
      [0, 0, 1],
    ]);
    expect(await rows('erp.customer')).toEqual(before);
    expect(await rows('erp.contact_business_relation')).toHaveLength(1);
    folder.records('erp/customers', [{ ...one, city: 'Oslo' }]);
    expect((await run()).files[0]).toMatchObject({ inserted: 0, updated: 1, unchanged: 0 });
  });

  it('finds a record without an id, or with another one, by its number', async () => {
    folder.records('erp/customers', [{ number: '1', displayName: 'First' }]);
    expect((await run()).files[0]).toMatchObject({ inserted: 1 });
    folder.records('erp/customers', [customer('1', { displayName: 'First' })]);
    expect((await run()).files[0]).toMatchObject({ inserted: 0, updated: 0, unchanged: 1 });
  });
});

describe('a file that is none', () => {
  it.each([
    ['{ "value": [ {"code": "DE", "displayName": "Germany"}, {"code": ', 'INVALID_JSON', 1],
    ['{ "value": { [ "code": "DE" ] } }', 'INVALID_JSON', 0],
    ['hello', 'INVALID_JSON', 0],
    ['', 'INVALID_FILE', 0],
    ['[ {"code": "DE"} ]', 'INVALID_FILE', 0],
    ['{ "values": [ {"code": "DE"} ] }', 'INVALID_FILE', 0],
    ['{ "value": {"code": "DE"} }', 'INVALID_FILE', 0],
    ['{ "value": "DE" }', 'INVALID_FILE', 0],
    ['42', 'INVALID_FILE', 0],
  ])('%j is refused with %s, and the other files load', async (content, code, loaded) => {
    folder.text('erp/countriesRegions', content).records('erp/customers', [customer('1')]);
    const { files, problems } = await run();
    expect(problems).toMatchObject([{ file: 'erp/countriesRegions.json', index: null, code }]);
    expect(problems[0]?.message.length).toBeGreaterThan(15);
    expect(files.map(({ inserted }) => inserted)).toEqual([loaded, 1]);
  });

  it('says after which record a broken file broke off', async () => {
    folder.text('erp/countriesRegions', '{"value":[{"code":"DE"},{"code":"FR"},{"code":"I');
    expect((await run()).problems[0]?.message).toContain('after record 1');
  });

  it('may begin with a byte order mark and may have an empty list', async () => {
    folder
      .text('erp/countriesRegions', '\uFEFF{"value":[{"code":"DE","displayName":"Germany"}]}')
      .records('erp/currencies', []);
    const { problems, files } = await run();
    expect(problems).toEqual([]);
    expect(files.map(({ inserted }) => inserted)).toEqual([1, 0]);
  });

  it('is refused as the company, and the hub is set up without it', async () => {
    folder.text('erp/companyInformation', '{').records('erp/customers', [customer('1')]);
    const { problems, files } = await run();
    expect(problems).toMatchObject([{ file: 'erp/companyInformation.json', code: 'INVALID_JSON' }]);
    expect(files.find(({ file }) => file === 'erp/customers.json')?.inserted).toBe(1);
  });

  it('of a name that is unknown is reported, and one of records that are not kept is said to be left', async () => {
    folder
      .records('erp/customers', [customer('1')])
      .records('erp/kunden', [])
      .records('crm/leads', [])
      .records('erp/itemVariants', []);
    const { problems, skipped } = await run();
    expect(problems.map(({ file, code }) => [file, code])).toEqual([
      ['erp/kunden.json', 'UNKNOWN_FILE'],
      ['crm/leads.json', 'UNKNOWN_FILE'],
    ]);
    expect(skipped).toEqual(['erp/itemVariants.json']);
  });
});

describe('a folder', () => {
  it('that does not exist, is a file or holds nothing is refused', async () => {
    await expect(run('/no/such/folder')).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' });
    await expect(run(__filename)).rejects.toMatchObject({ code: 'FOLDER_NOT_FOUND' });
    await expect(run()).rejects.toMatchObject({ code: 'NOTHING_TO_IMPORT' });
  });
});

describe('a large file', () => {
  it('is loaded without being held in memory', async () => {
    const count = 50_000;
    mkdirSync(join(folder.path, 'erp'));
    const file = createWriteStream(join(folder.path, 'erp/contacts.json'));
    file.write('{"value":[');
    for (let i = 0; i < count; i++) {
      const record = {
        id: `00000000-0000-4000-8000-${String(i + 1).padStart(12, '0')}`,
        number: `CT${i}`,
        type: 'Company',
        displayName: `Company number ${i}`,
        companyNumber: `CT${i}`,
        addressLine1: `${i} High Street`,
        city: 'Leeds',
        email: `office@company-${i}.example`,
        note: 'x'.repeat(1_000),
      };
      if (!file.write(`${i === 0 ? '' : ','}${JSON.stringify(record)}`)) await once(file, 'drain');
    }
    file.end(']}');
    await once(file, 'close');
    const memory = peakMemory();
    const { files, problems } = await run();
    const grown = memory.stop();
    expect(problems).toEqual([]);
    expect(files[0]?.inserted).toBe(count);
    // The file has 60 MB; a thousand records of it and what is on its way are far less.
    expect(grown).toBeLessThan(30 * 1024 * 1024);
  }, 240_000);
});

// How much more is reachable at most until stopped, looked at once a second.
function peakMemory() {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const used = (): number => {
    collect();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const start = used();
  let peak = start;
  const timer = setInterval(() => (peak = Math.max(peak, used())), 1_000);
  return {
    stop: (): number => {
      clearInterval(timer);
      return peak - start;
    },
  };
}
