import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ChangeTemplates } from '../../../sync/template/change-templates';
import type { SetMappingTemplates } from '../../../sync/template/set-mapping-templates';
import { refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { TransactionalResolver } from '../../common/errors/transactional.resolver';
import type { RequestContext } from '../../server/context';
import {
  RecordTemplateCreateInput,
  RecordTemplateDeleteInput,
  RecordTemplateUpdateInput,
  TableMappingTemplatesSetInput,
} from './template.inputs';
import {
  RecordTemplateDeletePayload,
  RecordTemplatePayload,
  TableMappingTemplatesSetPayload,
} from './template.type';

const create = refuses(
  'Makes a template of new records.',
  'TABLE_UNKNOWN',
  'ALREADY_EXISTS',
  'TEMPLATE_INVALID',
);
const update = refuses(
  'Changes a template. Repeating it changes nothing more.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'TEMPLATE_INVALID',
);
const remove = refuses(
  'Removes a template that no table mapping uses.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'RECORD_IN_USE',
);
const set = refuses(
  'Says which templates new records of one side of a table mapping get (T-14). The first whose filter takes the source record counts; its values fill what the mapping leaves blank.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
  'FILTER_INVALID',
);

/** The verbs this resolver calls. */
export interface TemplateVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly changeTemplates: ChangeTemplates;
  readonly setMappingTemplates: SetMappingTemplates;
}

/** Templates of new records, and which table mappings use them. */
@Resolver()
export class TemplateResolver extends TransactionalResolver<TemplateVerbs> {
  @CallableBy('ADMINISTRATOR')
  @Mutation(() => RecordTemplatePayload, create)
  recordTemplateCreate(
    @Arg('input', () => RecordTemplateCreateInput, { description: 'The template.' })
    input: RecordTemplateCreateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(create, input, context, async (tx) => ({
      recordTemplate: await this.verbs.changeTemplates.create(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => RecordTemplatePayload, update)
  recordTemplateUpdate(
    @Arg('input', () => RecordTemplateUpdateInput, { description: 'Which one, and the changes.' })
    input: RecordTemplateUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(update, input, context, async (tx) => ({
      recordTemplate: await this.verbs.changeTemplates.update(tx, input, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => RecordTemplateDeletePayload, remove)
  recordTemplateDelete(
    @Arg('input', () => RecordTemplateDeleteInput, { description: 'Which one.' })
    input: RecordTemplateDeleteInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(remove, input, context, async (tx) => ({
      deletedId: await this.verbs.changeTemplates.delete(tx, input),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingTemplatesSetPayload, set)
  tableMappingTemplatesSet(
    @Arg('input', () => TableMappingTemplatesSetInput, {
      description: 'Which table mapping and side, and the templates.',
    })
    input: TableMappingTemplatesSetInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(set, input, context, async (tx) => {
      const { side, templates } = input;
      const done = await this.verbs.setMappingTemplates.run(tx, input, side, templates);
      return { tableMapping: done.mappingId, warnings: done.warnings };
    });
  }
}
