import { Field, ObjectType } from 'type-graphql';
import { RefusedError, UserError } from '../../common/errors/user-error.type';
import { SyncRunType } from '../sync-run/sync-run.type';

/** A table mapping that could not be run. */
@ObjectType('TableMappingRefusal', {
  simpleResolvers: true,
  description: 'A table mapping that could not be run, while others were.',
})
export class TableMappingRefusal {
  @Field(() => String, { description: 'Name of the table mapping.' })
  mapping: string;

  @Field(() => RefusedError, { description: 'Why it could not be run.' })
  error: RefusedError;
}

/** Answer of tableMappingSync. */
@ObjectType('TableMappingSyncPayload', {
  simpleResolvers: true,
  description: 'Answer of tableMappingSync.',
})
export class TableMappingSyncPayload {
  @Field(() => [SyncRunType], {
    nullable: true,
    description:
      'The runs in the order in which they ran, one per mapping and direction; null when errors is not empty.',
  })
  runs: unknown;

  @Field(() => [TableMappingRefusal], {
    nullable: true,
    description: 'Mappings that could not be run; null when errors is not empty.',
  })
  refused: TableMappingRefusal[] | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
