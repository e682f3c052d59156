import { MAPPING_PROPERTIES } from '../../mapping/configurable-properties';
import type { Tx } from '../../../platform/database/db';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { Side } from '../../mapping/direction';
import type { FieldMapping } from '../../mapping/field-mapping.entity';
import { fieldKeys } from '../../mapping/delivered-mapping';
import type { SetMappingTemplates } from '../../template/set-mapping-templates';
import { changesOf, sameValue } from '../changes-of';
import { fieldWarnings, type ConfigurationWarning } from '../configuration-warning';
import type { CreateTableMapping } from '../create-table-mapping';
import type { DeleteTableMapping } from '../delete-table-mapping';
import type { CreateFieldMappings } from '../fields/create-field-mappings';
import type { DeleteFieldMapping } from '../fields/delete-field-mapping';
import { effectWarnings } from '../fields/effect-warnings';
import type { UpdateFieldMapping } from '../fields/update-field-mapping';
import type { OpenMappings } from '../open-mapping';
import type { UpdateTableMapping } from '../update-table-mapping';
import type { ConfigurationDocument } from './configuration-document';
import type { MappingElement } from './elements';
import type { ImportProblems } from './import-problems';
import type { GivenField, GivenMapping } from './parse-document';

/** The verbs that the import of a table mapping is made of. */
export interface MappingVerbs {
  readonly open: OpenMappings;
  readonly create: CreateTableMapping;
  readonly update: UpdateTableMapping;
  readonly delete: DeleteTableMapping;
  readonly createFields: CreateFieldMappings;
  readonly updateField: UpdateFieldMapping;
  readonly deleteField: DeleteFieldMapping;
  readonly setTemplates: SetMappingTemplates;
}

// The document says where a field row stands.
const AT_ONCE = () => null;

/** Where an import stands. */
export interface ImportScope {
  before: ConfigurationDocument;
  problems: ImportProblems;
  /** Place of the mapping in the document. */
  path: string;
  removeMissing: boolean;
  /** What a person should know about what was imported; filled along the way. */
  warnings: ConfigurationWarning[];
}

type Ref = { mapping: string; variant: string | null };

// Conversions are fixed once a row is made; a user-defined row with another one is made anew.
const FIXED = ['rule', 'refersToMapping', 'refersToErpKey'] as const;

/** Makes one table mapping what a document says: itself, its field rows, its templates. */
export class ImportMapping {
  constructor(private readonly verbs: MappingVerbs) {}

  /** Imports a table mapping; what is wrong with it is collected. */
  async run(tx: Tx, given: GivenMapping, scope: ImportScope): Promise<void> {
    const { before, problems, path } = scope;
    const known = before.tableMappings.find(
      (each) => each.name === given.name && each.variant === (given.variant ?? each.variant),
    );
    const ref = { mapping: given.name, variant: known?.variant ?? null };
    if (!known) {
      let made = false;
      await problems.at(path, async () => {
        await this.create(tx, given);
        made = true;
      });
      if (!made) return;
    } else await problems.at(path, () => Promise.resolve(checkTables(given, known)));
    const touched = await this.fields(tx, ref, given, scope);
    await problems.at(path, () => this.settings(tx, ref, given, { known, scope }));
    await this.templates(tx, ref, given, scope);
    await problems.at(path, () => this.warn(tx, ref, touched, scope));
  }

  /** Removes a user-defined table mapping that the document does not have; its definition stays. */
  remove(tx: Tx, mapping: string): Promise<string> {
    return this.verbs.delete.run(tx, { mapping }, false);
  }

  private async create(tx: Tx, given: GivenMapping): Promise<void> {
    const { erpTable, crmTable, direction } = given;
    if (given.userDefined === false || !erpTable || !crmTable || !direction) {
      const message = `There is no table mapping ${given.name}; a new one needs erpTable, crmTable and direction.`;
      throw invalidInput('name', message);
    }
    const { name, title, onlyCoupled, erpFilter, crmFilter } = given;
    await this.verbs.create.run(tx, {
      name,
      title,
      erpTable,
      crmTable,
      direction,
      onlyCoupled,
      erpFilter,
      crmFilter,
      shareTables: true,
    });
  }

  private async settings(
    tx: Tx,
    ref: Ref,
    given: GivenMapping,
    { known, scope }: { known: MappingElement | undefined; scope: ImportScope },
  ): Promise<void> {
    const changed = MAPPING_PROPERTIES.filter(
      (property) =>
        given[property] !== undefined && !sameValue(given[property], known?.[property] ?? null),
    );
    if (changed.length === 0) return;
    const settings = Object.fromEntries(changed.map((property) => [property, given[property]]));
    const { warnings } = await this.verbs.update.run(tx, ref, settings, null);
    scope.warnings.push(...warnings.map((each) => placed(scope.path, each)));
  }

  // Field rows come before the direction of their mapping, so what has no effect is known at the end.
  private async warn(
    tx: Tx,
    ref: Ref,
    touched: ReadonlyMap<string, number>,
    { path, warnings }: ImportScope,
  ): Promise<void> {
    if (touched.size === 0) return;
    const { mapping, fields, set } = await this.verbs.open.byName(tx, ref);
    for (const [key, row] of fieldKeys(fields)) {
      const at = touched.get(key);
      if (at === undefined) continue;
      const found = [
        ...fieldWarnings(row, mapping, false),
        ...effectWarnings(row, { mapping, settings: set.settings }),
      ];
      warnings.push(...found.map((each) => placed(`${path}.fields.${at}`, each)));
    }
  }

  private async fields(
    tx: Tx,
    ref: Ref,
    { fields }: GivenMapping,
    { problems, path, removeMissing }: ImportScope,
  ): Promise<Map<string, number>> {
    const touched = new Map<string, number>();
    if (!fields) return touched;
    const rows = fieldKeys((await this.verbs.open.byName(tx, ref)).fields);
    const wanted = keyed(fields);
    if (removeMissing) {
      for (const [key, row] of rows)
        if (row.userDefined && !wanted.has(key))
          await problems.at(`${path}.fields`, () => this.verbs.deleteField.run(tx, { id: row.id }));
    }
    // Rows are switched off first, so that another one may take over what they write.
    const order = [...wanted].sort(([, a], [, b]) => place(a.field) - place(b.field));
    for (const [key, { field, at }] of order) {
      await problems.at(`${path}.fields.${at}`, async () => {
        if (await this.field(tx, ref, field, rows.get(key))) touched.set(key, at);
      });
    }
    return touched;
  }

  // Whether anything of the row had to be written.
  private async field(
    tx: Tx,
    ref: Ref,
    given: GivenField,
    row: FieldMapping | undefined,
  ): Promise<boolean> {
    if (!row) {
      await this.verbs.createFields.run(tx, ref, [given], AT_ONCE);
      return true;
    }
    const changes = changesOf(row, { ...row, ...settable(given) });
    const fixed = FIXED.find(
      (property) => given[property] !== undefined && !sameValue(given[property], row[property]),
    );
    if (fixed && !row.userDefined) {
      throw invalidInput(fixed, 'The conversion of a delivered field mapping is fixed.');
    }
    if (fixed) {
      await this.verbs.deleteField.run(tx, { id: row.id });
      await this.verbs.createFields.run(tx, ref, [{ ...row, ...given }], AT_ONCE);
      return true;
    }
    if (Object.keys(changes).length === 0) return false;
    await this.verbs.updateField.run(tx, { id: row.id }, changes, null);
    return true;
  }

  private async templates(
    tx: Tx,
    ref: Ref,
    { templates }: GivenMapping,
    { before, problems, path }: ImportScope,
  ): Promise<void> {
    if (!templates) return;
    const known = before.tableMappings.find(
      (each) => each.name === ref.mapping && each.variant === (ref.variant ?? each.variant),
    );
    for (const side of ['ERP', 'CRM'] satisfies Side[]) {
      const uses = templates.filter((use) => use.side === side);
      const present = known?.templates.filter((use) => use.side === side) ?? [];
      if (sameValue(uses, present)) continue;
      await problems.at(path, () => this.verbs.setTemplates.run(tx, ref, side, uses));
    }
  }
}

function placed(path: string, { field, ...warning }: ConfigurationWarning): ConfigurationWarning {
  return { ...warning, field: `${path}.${field}` };
}

function checkTables(given: GivenMapping, known: MappingElement): void {
  for (const property of ['erpTable', 'crmTable'] as const) {
    if (given[property] !== undefined && given[property] !== known[property])
      throw invalidInput(property, `${known.name} maps ${known[property]}; its tables are fixed.`);
  }
}

function settable(given: GivenField): GivenField {
  const own = new Set(['erpField', 'crmField', 'userDefined', 'customised', ...FIXED]);
  return Object.fromEntries(Object.entries(given).filter(([property]) => !own.has(property)));
}

function keyed(fields: readonly GivenField[]): Map<string, { field: GivenField; at: number }> {
  const keys = new Map<string, { field: GivenField; at: number }>();
  for (const [at, field] of fields.entries()) {
    const pair = `${field.erpField ?? ''}/${field.crmField ?? ''}`;
    let key = pair;
    for (let other = 2; keys.has(key); other++) key = `${pair}/${other}`;
    keys.set(key, { field, at });
  }
  return keys;
}

function place(field: GivenField): number {
  return field.enabled === false ? 0 : 1;
}
