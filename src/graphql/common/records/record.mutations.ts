import { Arg, Ctx, Field, Mutation, ObjectType, Resolver, type ClassType } from 'type-graphql';
import type { Row, TableColumn } from '../../../platform/database/record-table';
import type { RecordWriter, WriteResult } from '../../../platform/database/record-writer';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Db, Tx } from '../../../platform/database/db';
import {
  invalidInput,
  recordNotFound,
  versionConflict,
} from '../../../platform/errors/input.errors';
import { answer, refuses, type Answer } from '../errors/answer';
import { CallableBy } from '../roles/callable-by';
import type { RequestContext } from '../../server/context';
import type { ErrorCode } from '../errors/error-code';
import { createInput, updateInput, type InputFields, type UpdateInput } from './record.inputs';
import { UserError } from '../errors/user-error.type';
import { newId } from '../../../platform/new-id';
import { isSame, userFieldValues } from './user-field.values';

/** How a noun's records are made and changed through the API. */
export interface RecordMutations {
  /** Name of the type, such as `Customer`; the mutations are named after it. */
  readonly typeName: string;
  readonly type: ClassType;
  /** Schema-qualified table whose writer does the work. */
  readonly table: string;
  readonly fields: InputFields;
  readonly required: readonly string[];
  /** Fields that only a new record takes. */
  readonly createOnly?: readonly string[];
  /** False: the noun is created by other verbs. */
  readonly creates?: boolean;
  /** Codes of the noun's own rules beside the general ones. */
  readonly codes?: readonly ErrorCode[];
}

/** What such a resolver needs; handed in once by the composition. */
export interface RecordMutationParts {
  readonly unitOfWork: UnitOfWork;
  writer(table: string): RecordWriter;
  /** The declared user-defined fields of a table; one statement. */
  userFields(db: Db, table: string): Promise<ReadonlyMap<string, TableColumn>>;
}

const GENERAL: ErrorCode[] = [
  'REFERENCE_NOT_FOUND',
  'ALREADY_EXISTS',
  'INVALID_STATE',
  'RECORD_READ_ONLY',
];

/** A resolver class with the create and update mutations of a noun. Its constructor takes the parts. */
export function recordMutations(noun: RecordMutations): ClassType {
  const { typeName } = noun;
  const field = typeName.charAt(0).toLowerCase() + typeName.slice(1);
  const own: ErrorCode[] = 'userFields' in noun.fields ? ['FIELD_UNKNOWN'] : [];
  const codes = [...GENERAL, ...own, ...(noun.codes ?? [])];
  const create = refuses(`Creates a ${typeName}.`, ...codes);
  const update = refuses(
    `Changes a ${typeName}. Repeating it changes nothing more.`,
    'RECORD_NOT_FOUND',
    'VERSION_CONFLICT',
    ...codes,
  );
  const Update = updateInput(typeName, changeableFields(noun));
  const UpdatePayload = payloadOf(`${typeName}Update`, field, noun.type, `The changed ${typeName}`);

  @Resolver()
  class RecordMutationsResolver {
    constructor(readonly parts: RecordMutationParts) {}

    @CallableBy('USER')
    @Mutation(() => UpdatePayload, { name: `${field}Update`, description: update.description })
    async update(
      @Arg('input', () => Update, { description: 'Which record, and the new values.' })
      input: UpdateInput,
      @Ctx() context: RequestContext,
    ): Promise<Answer<object>> {
      return answer(update, input, () =>
        this.parts.unitOfWork.run(
          async (tx) => ({ [field]: await updateRecord(tx, this.parts, noun.table, input) }),
          { actor: context.actor },
        ),
      );
    }
  }

  if (noun.creates !== false) addCreate(RecordMutationsResolver, noun, { field, declared: create });
  return RecordMutationsResolver;
}

function changeableFields({ fields, createOnly }: RecordMutations): InputFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !createOnly?.includes(name)));
}

// Added by hand, since not every noun has it and a decorator cannot be conditional.
function addCreate(
  target: ClassType,
  { typeName, type, table, fields, required }: RecordMutations,
  { field, declared }: { field: string; declared: ReturnType<typeof refuses> },
): void {
  const CreateInput = createInput(typeName, fields, required);
  const CreatePayload = payloadOf(`${typeName}Create`, field, type, `The new ${typeName}`);
  const prototype = target.prototype as Record<string, unknown>;
  prototype.create = function (
    this: { parts: RecordMutationParts },
    input: object,
    context: RequestContext,
  ) {
    return answer(declared, input, () =>
      this.parts.unitOfWork.run(
        async (tx) => ({ [field]: await insertRecord(tx, this.parts, table, input as Row) }),
        { actor: context.actor },
      ),
    );
  };
  const descriptor: PropertyDescriptor = {
    value: prototype.create,
    writable: true,
    configurable: true,
  };
  CallableBy('USER')(prototype, 'create', descriptor);
  Mutation(() => CreatePayload, { name: `${field}Create`, description: declared.description })(
    prototype,
    'create',
    descriptor,
  );
  Arg('input', () => CreateInput, { description: 'Values of the new record.' })(
    prototype,
    'create',
    0,
  );
  Ctx()(prototype, 'create', 1);
}

/** The payload of a mutation that answers with one record. */
export function payloadOf(
  mutation: string,
  field: string,
  type: ClassType,
  text: string,
): ClassType {
  class Payload {}
  ObjectType(`${mutation}Payload`, {
    simpleResolvers: true,
    description: `Answer of ${mutation}.`,
  })(Payload);
  Field(() => type, { nullable: true, description: `${text}; null when errors is not empty.` })(
    Payload.prototype,
    field,
  );
  Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })(
    Payload.prototype,
    'errors',
  );
  return Payload;
}

async function insertRecord(
  tx: Tx,
  parts: RecordMutationParts,
  table: string,
  input: Row,
): Promise<string> {
  const given = await checkedUserFields(tx, parts, { table, values: input, held: {}, at: '' });
  const draft: Row = { ...present(given), id: newId() };
  const id = draft.id as string;
  throwRefusal(await parts.writer(table).insert(tx, [draft]), id);
  return id;
}

async function updateRecord(
  tx: Tx,
  parts: RecordMutationParts,
  table: string,
  input: UpdateInput,
): Promise<string> {
  const { id } = input;
  const writer = parts.writer(table);
  const row = (await writer.table.rowsByIds(tx, [id], 'update')).get(id);
  if (!row) throw recordNotFound(writer.noun, id);
  const name = String(row[writer.key] ?? id);
  if (input.version && row.version !== input.version) throw versionConflict(writer.noun, name);
  if (Object.keys(input.changes).length === 0)
    throw invalidInput('changes', 'Nothing is to be changed.');
  const values = input.changes as Row;
  const held = (row.userFields ?? {}) as Row;
  const given = await checkedUserFields(tx, parts, { table, values, held, at: 'changes.' });
  const changes = Object.fromEntries(
    Object.entries(present(given)).filter(([property, value]) => !isSame(row[property], value)),
  );
  if (Object.keys(changes).length > 0) {
    throwRefusal(await writer.update(tx, [{ id, version: null, changes }]), id);
  }
  return id;
}

// The engine and the imports write through the same writers with values from outside, so this is checked here alone.
async function checkedUserFields(
  tx: Tx,
  parts: RecordMutationParts,
  { table, values, held, at }: { table: string; values: Row; held: Row; at: string },
): Promise<Row> {
  if (values.userFields === undefined) return values;
  const declared = { table, columns: await parts.userFields(tx, table) };
  const userFields = userFieldValues(values.userFields, held, declared, `${at}userFields`);
  return { ...values, userFields };
}

function throwRefusal(result: WriteResult, id: string): void {
  const refusal = result.refused.get(id);
  if (refusal) throw refusal;
}

/** What an input says: without what was left out, blank text as no value. */
export function present(input: Row): Row {
  return Object.fromEntries(
    Object.entries(input)
      .filter(([, value]) => value !== undefined)
      .map(([property, value]) => [property, value === '' ? null : value]),
  );
}
