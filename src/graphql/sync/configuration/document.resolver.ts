import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Db, Tx } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import {
  fingerprintOf,
  onlyCustomised,
  type ConfigurationDocument,
  type ReadConfiguration,
} from '../../../sync/configuration/document/configuration-document';
import type { ImportConfiguration } from '../../../sync/configuration/document/import-configuration';
import type { ResetMappings } from '../../../sync/configuration/reset-mappings';
import { answer, refuses, type Refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import type { RequestContext } from '../../server/context';
import { MappingConfigurationImportInput, TableMappingResetInput } from './document.inputs';
import {
  MappingConfigurationImportPayload,
  MappingConfigurationType,
  TableMappingResetPayload,
} from './document.type';

const load = refuses(
  'Makes the configuration what a document says. Every element is checked before anything is written; one that is not in order keeps the whole document out. Repeating it changes nothing more.',
  'DOCUMENT_INVALID',
  'VERSION_CONFLICT',
);
const reset = refuses(
  'Brings table mappings back to what was delivered, user-defined ones to their definition (T-21). Couplings stay. Only this resets: neither an upgrade nor enabling the connection does.',
  'RECORD_NOT_FOUND',
  'VERSION_CONFLICT',
);

/** The verbs this resolver calls. */
export interface DocumentVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly readConfiguration: ReadConfiguration;
  readonly importConfiguration: ImportConfiguration;
  readonly resetMappings: ResetMappings;
}

/** The configuration as one document: export, import, reset. */
@Resolver()
export class DocumentResolver {
  constructor(private readonly verbs: DocumentVerbs) {}

  @Query(() => MappingConfigurationType, {
    description: 'The configuration of the mappings as one document.',
  })
  async mappingConfiguration(
    @Arg('onlyCustomised', () => Boolean, {
      defaultValue: false,
      description: 'True: only what is user-defined or differs from what was delivered.',
    })
    customisedOnly: boolean,
  ): Promise<MappingConfigurationType> {
    const document = await this.verbs.readConfiguration.run(this.verbs.db);
    const customised = onlyCustomised(document);
    return {
      document: customisedOnly ? customised : document,
      fingerprint: fingerprintOf(document),
      customisedCount: countOf(customised),
    };
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => MappingConfigurationImportPayload, load)
  mappingConfigurationImport(
    @Arg('input', () => MappingConfigurationImportInput, {
      description: 'The document, and how it is imported.',
    })
    input: MappingConfigurationImportInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(load, input, context, (tx) => this.verbs.importConfiguration.run(tx, input));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => TableMappingResetPayload, reset)
  tableMappingReset(
    @Arg('input', () => TableMappingResetInput, { description: 'Which ones, and how.' })
    input: TableMappingResetInput,
    @Ctx() context: RequestContext,
  ) {
    return this.answer(reset, input, context, async (tx) => ({
      changes: await this.verbs.resetMappings.run(tx, {
        ...input,
        mappings: input.mappings ?? null,
      }),
    }));
  }

  // A dry run is the very run, rolled back.
  private answer<T extends object>(
    declared: Refuses,
    input: { dryRun: boolean },
    context: RequestContext,
    work: (tx: Tx) => Promise<T>,
  ) {
    const { unitOfWork } = this.verbs;
    const options = { actor: context.actor };
    return answer(declared, input, async () => ({
      ...(await (input.dryRun ? unitOfWork.preview(work, options) : unitOfWork.run(work, options))),
      applied: !input.dryRun,
    }));
  }
}

function countOf(document: ConfigurationDocument): number {
  const own = ({ userDefined, customised }: { userDefined: boolean; customised: string[] }) =>
    userDefined || customised.length > 0;
  const mappings = document.tableMappings.flatMap((mapping) => [mapping, ...mapping.fields]);
  return (
    [...mappings, ...document.transformationRules].filter(own).length +
    document.templates.length +
    document.userFields.length
  );
}
