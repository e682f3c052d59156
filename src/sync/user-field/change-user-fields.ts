import { randomUUID } from 'node:crypto';
import type { Tx } from '../../platform/database/db';
import { alreadyExists, invalidInput, recordNotFound } from '../../platform/errors/input.errors';
import { Refusal } from '../../platform/errors/refusal';
import { tableUnknown } from '../configuration/configuration.errors';
import { USER_FIELDS, type MappableColumns } from './mappable-columns';
import type { UserField, UserFieldType } from './user-field.entity';
import type { UserFieldStore } from './user-field.store';

/** A field to declare. */
export interface UserFieldDraft {
  table: string;
  name: string;
  title?: string | null;
  type: UserFieldType;
  length?: number | null;
}

/** Declares, changes and takes back user-defined fields; values in records stay where they are. */
export class ChangeUserFields {
  constructor(
    private readonly store: UserFieldStore,
    private readonly columns: MappableColumns,
  ) {}

  /** Declares a field of a table and returns the declaration's id. */
  async create(tx: Tx, draft: UserFieldDraft): Promise<string> {
    const table = this.columns.sides.get(draft.table);
    if (!table) throw tableUnknown(draft.table, 'table', this.columns.sides.keys());
    if (!table.columns.has(USER_FIELDS)) {
      throw invalidInput('table', `Records of ${table.name} have no user-defined fields.`);
    }
    if (!/^[A-Za-z][A-Za-z0-9_]{0,59}$/.test(draft.name)) {
      throw invalidInput('name', 'A name has 1 to 60 letters, digits or underscores.');
    }
    const id = randomUUID();
    const field = {
      id,
      recordTable: table.name,
      name: draft.name,
      title: draft.title || null,
      type: draft.type,
      length: checkedLength(draft.type, draft.length ?? null),
    };
    if (!(await this.store.insert(tx, field))) {
      throw alreadyExists('UserField', `${table.name} ${draft.name}`, 'name');
    }
    return id;
  }

  /** Changes title and length; name and type stay, since records hold values of them. */
  async update(
    tx: Tx,
    id: string,
    changes: { title?: string | null; length?: number | null },
  ): Promise<string> {
    const field = await this.find(tx, id);
    const title = changes.title === undefined ? field.title : changes.title || null;
    const length = changes.length === undefined ? field.length : changes.length;
    await this.store.update(tx, id, title, checkedLength(field.type, length));
    return id;
  }

  /** Takes a declaration back; refuses while a field mapping or a filter names the field. */
  async delete(tx: Tx, id: string): Promise<string> {
    const field = await this.find(tx, id);
    const places = await this.store.usersOf(tx, field);
    if (places.length > 0) throw userFieldInUse(field, places);
    await this.store.delete(tx, id);
    return id;
  }

  private async find(tx: Tx, id: string): Promise<UserField> {
    const field = await this.store.findForChange(tx, id);
    if (!field) throw recordNotFound('UserField', id);
    return field;
  }
}

function checkedLength(type: UserFieldType, length: number | null): number | null {
  const textual = type === 'TEXT' || type === 'CODE';
  if (length === null) return null;
  if (!textual) throw invalidInput('length', 'Only texts and codes have a length.');
  if (length < 1 || length > 4_000) throw invalidInput('length', 'A length is 1 to 4,000.');
  return length;
}

function userFieldInUse({ recordTable, name }: UserField, places: readonly string[]): Refusal {
  return new Refusal(
    'RECORD_IN_USE',
    `${name} of ${recordTable} is used by ${places.join(', ')}.`,
    {
      field: 'id',
      remedy: 'Take it off there first (fieldMappingDelete, tableMappingUpdate).',
      data: { table: recordTable, name, places },
    },
  );
}
