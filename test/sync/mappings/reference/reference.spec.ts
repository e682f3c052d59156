import { CATALOGUE } from '../../../../src/mappings/catalogue';
import type { MappingDefinition } from '../../../../src/sync/mapping/mapping-definition';
import { startApi, type TestApi } from '../../../support/api';
import { FIELD_DIFFERENCES, LENGTH_DIFFERENCES, TABLE_DIFFERENCES } from './differences';
import { readReference, type Reference, type ReferenceMapping } from './reference-mappings';
import {
  crmProperty,
  erpProperty,
  ownFieldRow,
  ownTableRow,
  referenceFieldRow,
  referenceTableRow,
} from './reference-rows';

const found = readReference();
if (!found) console.warn('Skipped: the mappings of the reference are not beside this checkout.');
const reference: Reference = found ?? { mappings: [], fullSyncExcluded: [] };
const keyOf = ({ name, variant }: { name: string; variant?: string }) =>
  variant ? `${name} (${variant})` : name;
const pairs = reference.mappings.map((theirs) => [keyOf(theirs), theirs] as const);

function ownOf(key: string): MappingDefinition {
  const own = CATALOGUE.find((definition) => keyOf(definition) === key);
  if (!own) throw new Error(`${key} is not delivered.`);
  return own;
}

// The rows of the reference, with those that are delivered otherwise on purpose put in their place.
function expectedRows(key: string, mapping: ReferenceMapping): string[] {
  const rows = mapping.fields.map((field) => {
    const row = referenceFieldRow(mapping, field);
    // A line is known by what it sells, not by a number of its own.
    return key === 'SOLINE-ORDERDETAIL' ? row.replace(/^number /, 'no ') : row;
  });
  for (const each of FIELD_DIFFERENCES.filter((difference) => difference.mapping === key)) {
    const at = rows.indexOf(each.reference ?? each.after ?? '');
    if (at < 0) throw new Error(`The reference has no row ${String(each.reference)}.`);
    if (each.reference === null) rows.splice(at + 1, 0, each.ours);
    else rows[at] = each.ours;
  }
  return rows;
}

function isInFullSync({ name, variant }: ReferenceMapping): boolean {
  // Salespeople are left out under one setting only.
  return !reference.fullSyncExcluded.some(
    (each) => each === name || (variant !== undefined && each === `${name} (${variant} variant)`),
  );
}

(found ? describe : describe.skip)('the delivered mappings beside those of the reference', () => {
  let api: TestApi;

  beforeAll(async () => {
    api = await startApi();
  });

  afterAll(() => api.stop());

  it('are the same, under the same names', () => {
    expect(CATALOGUE.map(keyOf)).toEqual(pairs.map(([key]) => key));
  });

  it.each(pairs)('%s has the same fields in the same order, but for those named', (key, theirs) => {
    expect(ownOf(key).fields.map(ownFieldRow)).toEqual(expectedRows(key, theirs));
  });

  it.each(pairs)('%s is configured alike, but for what is named', (key, theirs) => {
    const own = TABLE_DIFFERENCES.filter(({ mapping }) => mapping === key);
    const expected: Record<string, unknown> = {
      ...referenceTableRow(theirs, isInFullSync(theirs)),
      // A fresh installation merges what both sides changed instead of reporting every pair.
      updatePolicy: 'MERGE',
    };
    for (const { property, ours } of own) {
      expect(expected[property]).not.toEqual(ours);
      expected[property] = ours;
    }
    expect(ownTableRow(ownOf(key))).toEqual(expected);
  });

  it.each(pairs)('%s reads and writes texts and codes of the same length', (key, theirs) => {
    const own = ownOf(key);
    const differing = theirs.fields.flatMap(({ erpField, erpType, crmField, crmType }) => [
      ...lengthOf(own.erpTable, erpProperty(erpField), erpType),
      ...lengthOf(own.crmTable, crmProperty(crmField), crmType),
    ]);
    expect(differing).toEqual(
      LENGTH_DIFFERENCES.filter(({ column }) =>
        differing.some((one) => one.startsWith(column)),
      ).map(({ column, ours }) => `${column} ${String(ours)}`),
    );
  });

  it('differ nowhere but where a reason is given', () => {
    const all = [...FIELD_DIFFERENCES, ...TABLE_DIFFERENCES, ...LENGTH_DIFFERENCES];
    expect(all.filter(({ why }) => why.length < 40)).toEqual([]);
    expect(FIELD_DIFFERENCES.map(({ mapping }) => mapping).filter((key) => !ownOf(key))).toEqual(
      [],
    );
  });

  function lengthOf(table: string, property: string, type: string | null): string[] {
    const length = /[([](\d+)[)\]]/.exec(type ?? '')?.[1];
    if (length === undefined) return [];
    const column = [...api.composition.tables.get(table).columns.values()].find(
      (one) => one.property.toLowerCase() === property,
    );
    // Values that are computed or stand on the header are no columns.
    if (!column || String(column.length) === length) return [];
    return [`${table}.${column.property} ${String(column.length)}`];
  }
});
