import type { Tx } from '../../../platform/database/db';
import { Refusal } from '../../../platform/errors/refusal';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { TableMappingStore } from '../../mapping/table-mapping.store';
import type { ChangeTemplates } from '../../template/change-templates';
import type { TemplateStore } from '../../template/template.store';
import type { ChangeRules } from '../../transformation/change-rules';
import type { ChangeUserFields } from '../../user-field/change-user-fields';
import type { UserFieldStore } from '../../user-field/user-field.store';
import { sameValue } from '../changes-of';
import type { ConfigurationWarning } from '../configuration-warning';
import { compareConfigurations, type ConfigurationChange } from './compare-configurations';
import {
  fingerprintOf,
  type ConfigurationDocument,
  type ReadConfiguration,
} from './configuration-document';
import type { ImportMapping } from './import-mapping';
import { ImportProblems } from './import-problems';
import { parseDocument, type GivenConfiguration } from './parse-document';

/** How a document is imported. */
export interface ImportRequest {
  document: unknown;
  /** Fingerprint of the configuration the document was made from; null: whatever is there. */
  fingerprint?: string | null;
  /** User-defined elements that the document does not have go. */
  removeMissing: boolean;
}

/** What an import changed, and what a person should know about it; a warning names its place in the document. */
export interface ConfigurationImported {
  changes: ConfigurationChange[];
  warnings: ConfigurationWarning[];
}

/** The verbs that an import is made of. */
export interface ImportVerbs {
  readonly read: ReadConfiguration;
  readonly mappings: TableMappingStore;
  readonly importMapping: ImportMapping;
  readonly rules: ChangeRules;
  readonly templates: ChangeTemplates;
  readonly templateStore: TemplateStore;
  readonly userFields: ChangeUserFields;
  readonly userFieldStore: UserFieldStore;
}

/**
 * Makes the configuration what a document says (the counterpart of the export). It goes through the same verbs as
 * single changes do, so each element is checked alike; every one is checked, and with one problem nothing stays.
 * The answer is what changed, property by property, and what has no effect as it is now.
 */
export class ImportConfiguration {
  constructor(private readonly verbs: ImportVerbs) {}

  /** Imports a document; run it in a transaction that is rolled back to see what it would do. */
  async run(tx: Tx, request: ImportRequest): Promise<ConfigurationImported> {
    const given = parseDocument(request.document);
    await this.verbs.mappings.lockInstallation(tx);
    const before = await this.verbs.read.run(tx);
    checkFingerprint(before, request.fingerprint ?? null);
    const problems = new ImportProblems(tx);
    const warnings: ConfigurationWarning[] = [];
    await this.userFields(tx, given, before, problems);
    await this.rules(tx, given, before, problems);
    await this.templates(tx, given, before, problems);
    for (const [at, mapping] of (given.tableMappings ?? []).entries()) {
      const scope = { before, problems, warnings, path: `tableMappings.${at}` };
      await this.verbs.importMapping.run(tx, mapping, {
        ...scope,
        removeMissing: request.removeMissing,
      });
    }
    if (request.removeMissing) await this.remove(tx, given, before, problems);
    problems.settle();
    return { changes: compareConfigurations(before, await this.verbs.read.run(tx)), warnings };
  }

  private async userFields(
    tx: Tx,
    { userFields = [] }: GivenConfiguration,
    before: ConfigurationDocument,
    problems: ImportProblems,
  ): Promise<void> {
    const rows = await this.verbs.userFieldStore.list(tx);
    for (const [at, field] of userFields.entries()) {
      const known = before.userFields.find(
        (each) => each.table === field.table && each.name === field.name,
      );
      const row = rows.find((each) => each.recordTable === field.table && each.name === field.name);
      await problems.at(`userFields.${at}`, async () => {
        const { type } = field;
        if (!known || !row) {
          if (!type) throw invalidInput('type', 'A new field needs a type.');
          await this.verbs.userFields.create(tx, { ...field, type });
        } else if (type && type !== known.type) {
          throw invalidInput('type', `${field.name} is ${known.type}; a type cannot change.`);
        } else if (!sameValue({ ...known, ...field }, known)) {
          await this.verbs.userFields.update(tx, row.id, field);
        }
      });
    }
  }

  // First every rule without what follows it, then the chains, so that their order in the document does not matter.
  private async rules(
    tx: Tx,
    { transformationRules = [] }: GivenConfiguration,
    before: ConfigurationDocument,
    problems: ImportProblems,
  ): Promise<void> {
    const differing = [...transformationRules.entries()].filter(([, rule]) => {
      const known = before.transformationRules.find((each) => each.code === rule.code);
      return !known || !sameValue(known, { ...known, ...rule });
    });
    for (const [at, rule] of differing) {
      const known = before.transformationRules.find((each) => each.code === rule.code);
      await problems.at(`transformationRules.${at}`, async () => {
        const { code, description, type, parameters } = rule;
        const plain = { description: description ?? null, parameters: parameters ?? null };
        if (known) {
          const next = rule.nextRule === undefined ? {} : { nextRule: null };
          await this.verbs.rules.update(tx, { code }, { ...given(rule), ...next });
        } else {
          if (!type) throw invalidInput('type', 'A new rule needs a type.');
          await this.verbs.rules.create(tx, { code, type, ...plain });
        }
      });
    }
    for (const [at, { code, nextRule }] of differing) {
      if (!nextRule) continue;
      await problems.at(`transformationRules.${at}`, () =>
        this.verbs.rules.update(tx, { code }, { nextRule }),
      );
    }
  }

  private async templates(
    tx: Tx,
    { templates = [] }: GivenConfiguration,
    before: ConfigurationDocument,
    problems: ImportProblems,
  ): Promise<void> {
    for (const [at, template] of templates.entries()) {
      const known = before.templates.find((each) => each.code === template.code);
      if (known && sameValue(known, { ...known, ...template })) continue;
      await problems.at(`templates.${at}`, async () => {
        const { code, title, table, defaults } = template;
        if (known) {
          if (table && table !== known.table)
            throw invalidInput('table', `${code} is a template of ${known.table}.`);
          await this.verbs.templates.update(tx, { code }, { title, defaults });
        } else {
          if (!table) throw invalidInput('table', 'A new template needs a table.');
          await this.verbs.templates.create(tx, { code, title, table, defaults: defaults ?? {} });
        }
      });
    }
  }

  // What others refer to goes last.
  private async remove(
    tx: Tx,
    document: GivenConfiguration,
    before: ConfigurationDocument,
    problems: ImportProblems,
  ): Promise<void> {
    if (document.tableMappings) {
      const kept = new Set(document.tableMappings.map((mapping) => mapping.name));
      for (const { name, userDefined } of before.tableMappings)
        if (userDefined && !kept.has(name))
          await problems.at('tableMappings', () => this.verbs.importMapping.remove(tx, name));
    }
    if (document.templates) {
      const kept = new Set(document.templates.map((template) => template.code));
      for (const { code } of before.templates)
        if (!kept.has(code))
          await problems.at('templates', () => this.verbs.templates.delete(tx, { code }));
    }
    if (document.transformationRules) {
      const kept = new Set(document.transformationRules.map((rule) => rule.code));
      const gone = before.transformationRules.filter(
        (rule) => rule.userDefined && !kept.has(rule.code),
      );
      for (const { code } of gone)
        await problems.at('transformationRules', () =>
          this.verbs.rules.update(tx, { code }, { nextRule: null }),
        );
      for (const { code } of gone)
        await problems.at('transformationRules', () => this.verbs.rules.delete(tx, { code }));
    }
    if (document.userFields) {
      const kept = new Set(document.userFields.map((field) => `${field.table}/${field.name}`));
      for (const { id, recordTable, name } of await this.verbs.userFieldStore.list(tx))
        if (!kept.has(`${recordTable}/${name}`))
          await problems.at('userFields', () => this.verbs.userFields.delete(tx, id));
    }
  }
}

function given({ description, type, parameters }: Record<string, unknown>) {
  return {
    ...(description === undefined ? {} : { description: description as string | null }),
    ...(type === undefined ? {} : { type: type as string }),
    ...(parameters === undefined ? {} : { parameters: parameters as Record<string, unknown> }),
  };
}

/** Refuses when the configuration has moved on since somebody read it. */
export function checkFingerprint(
  document: ConfigurationDocument,
  fingerprint: string | null,
): void {
  if (fingerprint === null || fingerprintOf(document) === fingerprint) return;
  throw new Refusal(
    'VERSION_CONFLICT',
    'The configuration was changed by someone else meanwhile.',
    {
      field: 'fingerprint',
      remedy: 'Read it again (mappingConfiguration), and repeat the change on what is there now.',
    },
  );
}
