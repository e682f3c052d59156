import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { CreateFieldMappings } from '../../../sync/configuration/fields/create-field-mappings';
import type { DeleteFieldMapping } from '../../../sync/configuration/fields/delete-field-mapping';
import type { UpdateFieldMapping } from '../../../sync/configuration/fields/update-field-mapping';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import {
  FieldMappingCreatePayload,
  FieldMappingDeletePayload,
  FieldMappingUpdatePayload,
} from './mapping.payloads';
import {
  FieldMappingCreateInput,
  FieldMappingDeleteInput,
  FieldMappingUpdateInput,
} from './field-mapping.inputs';

const CHECKS = [
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'FIELD_NOT_MAPPABLE',
  'FIELD_ALREADY_MAPPED',
  'SETTINGS_EXCLUDE',
  'CONSTANT_INVALID',
  'RULE_UNKNOWN',
] as const;

const create = refuses(
  'Adds pairs of fields to a table mapping. They arrive disabled unless asked otherwise; one pair that is refused keeps the others out.',
  ...CHECKS,
  'FIELD_UNKNOWN',
  'FIELD_TYPES_DIFFER',
  'REFERENCE_NOT_MAPPED',
);
const update = refuses(
  'Changes a field mapping. Its two fields stay what they are. Repeating it changes nothing more.',
  ...CHECKS,
);
const remove = refuses(
  'Removes a user-defined field mapping; a delivered one is disabled instead.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'DELIVERED_FIXED',
);

/** The verbs this resolver calls. */
export interface FieldMappingVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly createFieldMappings: CreateFieldMappings;
  readonly updateFieldMapping: UpdateFieldMapping;
  readonly deleteFieldMapping: DeleteFieldMapping;
}

/** Mutations of field mappings. */
@Resolver()
export class FieldMappingResolver extends TransactionalResolver<FieldMappingVerbs> {
  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FieldMappingCreatePayload, create)
  fieldMappingCreate(
    @Arg('input', () => FieldMappingCreateInput, {
      description: 'Which table mapping, and the pairs.',
    })
    input: FieldMappingCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => {
      const done = await this.verbs.createFieldMappings.run(tx, input, input.fields);
      return {
        tableMapping: done.mappingId,
        fieldMappings: done.fieldIds,
        warnings: done.warnings,
      };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FieldMappingUpdatePayload, update)
  fieldMappingUpdate(
    @Arg('input', () => FieldMappingUpdateInput, {
      description: 'Which field mapping, and the changes.',
    })
    input: FieldMappingUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => {
      const done = await this.verbs.updateFieldMapping.run(tx, input, input.changes);
      return { tableMapping: done.mappingId, fieldMapping: done.fieldId, warnings: done.warnings };
    });
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => FieldMappingDeletePayload, remove)
  fieldMappingDelete(
    @Arg('input', () => FieldMappingDeleteInput, { description: 'Which field mapping.' })
    input: FieldMappingDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) => ({
      tableMapping: await this.verbs.deleteFieldMapping.run(tx, input),
      deletedId: input.id,
    }));
  }
}
