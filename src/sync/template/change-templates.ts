import { randomUUID } from 'node:crypto';
import type { Db, Tx } from '../../platform/database/db';
import type { Row, RowValue } from '../../platform/database/record-table';
import {
  alreadyExists,
  invalidInput,
  recordNotFound,
  versionConflict,
} from '../../platform/errors/input.errors';
import { tableUnknown } from '../configuration/configuration.errors';
import { sameValue } from '../configuration/changes-of';
import { KEPT } from '../configuration/fields/check-field';
import { conversionInto } from '../engine/fields/convert-value';
import { kindOf, printed } from '../engine/fields/value-kind';
import { columnNamed, optionNumber, similarNames, type SideColumns } from '../filters/side-columns';
import type { MappableColumns } from '../user-field/mappable-columns';
import type { RecordTemplate } from './record-template.entity';
import { numberSeriesUnknown, templateInUse, templateValueInvalid } from './template.errors';
import type { TemplateStore } from './template.store';

/** A template to make. */
export interface TemplateDraft {
  code: string;
  title?: string | null;
  table: string;
  defaults: Record<string, unknown>;
}

/** Names a template, and the version the caller has seen; null: whatever is there. */
export interface TemplateRef {
  code: string;
  version?: number | null;
}

/** Default that is no field: the number series from which new records take their numbers (T-16). */
const NUMBER_SERIES = 'numberSeries';

/** What templates know of number series. */
export interface TemplateNumbering {
  /** Tables whose new records are numbered. */
  readonly tables: ReadonlySet<string>;
  /** Whether there is a number series of that code. */
  known(db: Db, code: string): Promise<boolean>;
}

/** Makes, changes and removes templates of new records (T-14 to T-16). */
export class ChangeTemplates {
  constructor(
    private readonly store: TemplateStore,
    private readonly columns: MappableColumns,
    private readonly numbering: TemplateNumbering,
  ) {}

  /** Makes a template and returns its id. */
  async create(tx: Tx, draft: TemplateDraft): Promise<string> {
    const code = templateCode(draft.code);
    const defaults = await this.checked(tx, draft.table, draft.defaults);
    const id = randomUUID();
    const template = { id, code, title: draft.title || null, recordTable: draft.table, defaults };
    if (!(await this.store.insert(tx, template)))
      throw alreadyExists('RecordTemplate', code, 'code');
    return id;
  }

  /** Changes a template and returns its id; its table stays. */
  async update(
    tx: Tx,
    ref: TemplateRef,
    changes: { title?: string | null; defaults?: Record<string, unknown> | null },
  ): Promise<string> {
    const template = await this.find(tx, ref);
    const title = changes.title === undefined ? template.title : changes.title || null;
    const defaults =
      changes.defaults == null
        ? template.defaults
        : await this.checked(tx, template.recordTable, changes.defaults);
    if (!sameValue([template.title, template.defaults], [title, defaults])) {
      await this.store.update(tx, template.id, title, defaults);
    }
    return template.id;
  }

  /** Removes a template that no table mapping uses. */
  async delete(tx: Tx, ref: TemplateRef): Promise<string> {
    const template = await this.find(tx, ref);
    const mappings = await this.store.usersOf(tx, template.code);
    if (mappings.length > 0) throw templateInUse(template.code, mappings);
    await this.store.delete(tx, template.id);
    return template.id;
  }

  /** Values of a template as records of its table hold them; refuses the first that is not in order. */
  async checked(tx: Tx, table: string, defaults: Record<string, unknown>): Promise<Row> {
    const { sides } = this.columns;
    if (!sides.has(table)) throw tableUnknown(table, 'table', sides.keys());
    const own = (await this.columns.userColumns(tx)).get(table);
    const columns = this.columns.side(table, own);
    const checked: Row = {};
    for (const [name, value] of Object.entries(defaults)) {
      const isSeries = name === NUMBER_SERIES && this.numbering.tables.has(table);
      const [property, held] = isSeries
        ? [name, await this.series(tx, value)]
        : defaultOf(columns, name, value);
      checked[property] = held;
    }
    return checked;
  }

  private async series(tx: Tx, value: unknown): Promise<string> {
    const code = typeof value === 'string' ? value.trim().toUpperCase() : '';
    if (code !== '' && (await this.numbering.known(tx, code))) return code;
    throw numberSeriesUnknown(NUMBER_SERIES, code);
  }

  private async find(tx: Tx, { code, version = null }: TemplateRef): Promise<RecordTemplate> {
    const template = await this.store.findForChange(tx, templateCode(code));
    if (!template) throw recordNotFound('RecordTemplate', code, 'code');
    if (version !== null && template.version !== version) {
      throw versionConflict('RecordTemplate', template.code);
    }
    return template;
  }
}

/** A code as templates have it: trimmed, in upper case, at most 30 characters. */
export function templateCode(text: string, field = 'code'): string {
  const code = text.trim().toUpperCase();
  if (code === '' || code.length > 30) throw invalidInput(field, 'A code has 1 to 30 characters.');
  return code;
}

function defaultOf(columns: SideColumns, name: string, value: unknown): [string, RowValue] {
  const column = columnNamed(columns, name);
  if (!column) {
    const similar = similarNames(columns, name).join(' or ');
    const hint = similar === '' ? '' : ` Did you mean ${similar}?`;
    throw templateValueInvalid(name, `${columns.table} has no field ${name}.${hint}`);
  }
  if (KEPT.has(column.property) || kindOf(column) === 'json') {
    throw templateValueInvalid(name, `${name} cannot be given by a template.`);
  }
  const option = optionNumber(columns.labels(column.property), value);
  const plain = (option ?? value ?? null) as RowValue;
  const converted =
    typeof plain === 'object' && plain !== null ? null : conversionInto(column)(plain);
  if (option === null || converted === null || typeof converted === 'symbol') {
    const message = `"${printed(plain)}" is no value of ${column.property}, which is ${kindOf(column)}.`;
    throw templateValueInvalid(name, message);
  }
  return [column.property, converted];
}
