import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { tableUnknown } from '../../../sync/configuration/configuration.errors';
import { operatorsOf } from '../../../sync/filters/check-condition';
import { KEPT } from '../../../sync/configuration/fields/check-field';
import { kindOf } from '../../../sync/engine/fields/value-kind';
import type { ChangeUserFields } from '../../../sync/user-field/change-user-fields';
import type { MappableColumns } from '../../../sync/user-field/mappable-columns';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import {
  UserFieldCreateInput,
  UserFieldDeleteInput,
  UserFieldUpdateInput,
} from './user-field.inputs';
import { MappableFieldType, UserFieldDeletePayload, UserFieldPayload } from './user-field.type';

const create = refuses(
  'Declares a user-defined field of a table, so that mappings, filters and templates may name it.',
  'TABLE_UNKNOWN',
  'ALREADY_EXISTS',
);
const update = refuses('Changes title and length of a declaration.', 'RECORD_NOT_FOUND');
const remove = refuses(
  'Takes a declaration back; values in records stay.',
  'RECORD_NOT_FOUND',
  'RECORD_IN_USE',
);

/** The verbs this resolver calls. */
export interface UserFieldVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly changeUserFields: ChangeUserFields;
  readonly columns: MappableColumns;
}

/** User-defined fields, and what of a table may be mapped. */
@Resolver()
export class UserFieldResolver extends TransactionalResolver<UserFieldVerbs> {
  @Query(() => [String], {
    description: 'Tables of both sides that table mappings may name; bounded by the schema.',
  })
  mappableTables(): string[] {
    return [...this.verbs.columns.sides.keys()].sort();
  }

  @Query(() => [MappableFieldType], {
    description:
      'Fields of a table that mappings, filters and templates may name; bounded by the table. Refuses with: TABLE_UNKNOWN.',
  })
  async mappableFields(
    @Arg('table', () => String, { description: 'Table, such as erp.customer.' }) table: string,
  ): Promise<MappableFieldType[]> {
    const { columns, db } = this.verbs;
    if (!columns.sides.has(table)) throw tableUnknown(table, 'table');
    const own = (await columns.userColumns(db)).get(table);
    const side = columns.side(table, own);
    return [...side.columns.values()].map((column) => ({
      name: column.property,
      kind: kindOf(column),
      length: column.length,
      operators: [...operatorsOf(kindOf(column))],
      options: Object.fromEntries(side.labels(column.property)),
      writable: !KEPT.has(column.property) && kindOf(column) !== 'json',
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => UserFieldPayload, create)
  userFieldCreate(
    @Arg('input', () => UserFieldCreateInput, { description: 'The field.' })
    input: UserFieldCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => ({
      userField: await this.verbs.changeUserFields.create(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => UserFieldPayload, update)
  userFieldUpdate(
    @Arg('input', () => UserFieldUpdateInput, { description: 'Which one, and the changes.' })
    input: UserFieldUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => ({
      userField: await this.verbs.changeUserFields.update(tx, input.id, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => UserFieldDeletePayload, remove)
  userFieldDelete(
    @Arg('input', () => UserFieldDeleteInput, { description: 'Which one.' })
    input: UserFieldDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) => ({
      deletedId: await this.verbs.changeUserFields.delete(tx, input.id),
    }));
  }
}
