import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Query, Resolver } from 'type-graphql';
import type { Row } from '../../../platform/database/record-table';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { UpdateSalesSettings } from '../../../documents/settings/update-sales-settings';
import type { UpdateSetups } from '../../../documents/settings/update-setups';
import type { SalesSettingsChanges } from '../../../sync/settings/sales-settings.store';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import type { ReadContext } from '../../common/read/attach';
import { payloadOf, present } from '../../common/records/record.mutations';
import { GeneralLedgerSetupType } from '../../erp/general-ledger-setup/general-ledger-setup.type';
import { SalesSetupType } from '../../erp/sales-setup/sales-setup.type';
import type { RequestContext } from '../../server/context';
import { SalesSettingsUpdatePayload } from './sales-settings-payload.resolver';
import { SalesSettingsType } from './sales-settings.type';
import {
  generalLedgerSetupFields,
  salesSettingsFields,
  salesSetupFields,
  settingsInput,
  type SettingsUpdateInput,
} from './settings.inputs';

const SalesSettingsInput = settingsInput('SalesSettings', salesSettingsFields);
const SalesSetupInput = settingsInput('SalesSetup', salesSetupFields);
const GeneralLedgerSetupInput = settingsInput('GeneralLedgerSetup', generalLedgerSetupFields);
const SalesSetupUpdatePayload = payloadOf(
  'SalesSetupUpdate',
  'salesSetup',
  SalesSetupType,
  'The sales setup',
);
const GeneralLedgerSetupUpdatePayload = payloadOf(
  'GeneralLedgerSetupUpdate',
  'generalLedgerSetup',
  GeneralLedgerSetupType,
  'The general ledger setup',
);

const updateSettings = refuses(
  'Changes the settings of sales documents. Repeating it changes nothing more.',
  'SETTINGS_CONTRADICT',
  'SUBMITTED_ORDERS_EXIST',
  'WRITE_IN_NOT_FOUND',
  'WRITE_IN_COUPLED',
  'FREIGHT_ACCOUNT_MISSING',
  'ACCOUNT_NOT_POSTABLE',
);
const updateSetup = refuses(
  'Changes the sales setup of the ERP. Repeating it changes nothing more.',
  'SETTINGS_CONTRADICT',
  'REFERENCE_NOT_FOUND',
);
const updateLedger = refuses(
  'Changes the general ledger setup of the ERP. Repeating it changes nothing more.',
  'SETTINGS_CONTRADICT',
);

/** The verbs this resolver calls. */
export interface SettingsVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly updateSalesSettings: UpdateSalesSettings;
  readonly updateSetups: UpdateSetups;
}

/** The settings of sales documents, and the setups of the ERP that they stand on. */
@Resolver()
export class SettingsResolver {
  constructor(private readonly verbs: SettingsVerbs) {}

  @Query(() => SalesSettingsType, {
    description: 'The settings of the integration as far as sales documents go.',
  })
  salesSettings(@Ctx() context: ReadContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.single('SalesSettings', info);
  }

  @Query(() => SalesSetupType, {
    nullable: true,
    description: 'Number series and habits of sales in the ERP; null before it is set up.',
  })
  salesSetup(@Ctx() context: ReadContext, @Info() info: GraphQLResolveInfo) {
    return context.reader.single('SalesSetup', info);
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => SalesSettingsUpdatePayload, updateSettings)
  salesSettingsUpdate(
    @Arg('input', () => SalesSettingsInput, { description: 'The changes.' })
    input: SettingsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(updateSettings, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => {
          const changes = present(input.changes as Row) as SalesSettingsChanges;
          await this.verbs.updateSalesSettings.run(tx, changes);
          return { salesSettings: true };
        },
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => SalesSetupUpdatePayload, updateSetup)
  salesSetupUpdate(
    @Arg('input', () => SalesSetupInput, { description: 'The changes.' })
    input: SettingsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(updateSetup, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          salesSetup: await this.verbs.updateSetups.sales(tx, present(input.changes as Row)),
        }),
        { actor: context.actor },
      ),
    );
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => GeneralLedgerSetupUpdatePayload, updateLedger)
  generalLedgerSetupUpdate(
    @Arg('input', () => GeneralLedgerSetupInput, { description: 'The changes.' })
    input: SettingsUpdateInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(updateLedger, input, () =>
      this.verbs.unitOfWork.run(
        async (tx) => ({
          generalLedgerSetup: await this.verbs.updateSetups.ledger(
            tx,
            present(input.changes as Row),
          ),
        }),
        { actor: context.actor },
      ),
    );
  }
}
