import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { crmAddressMissing, noCrmPage, notCoupled } from '../../../sync/coupling/coupling.errors';
import type { CouplingStore } from '../../../sync/coupling/coupling.store';
import type { FindErpRecord, LinkedRecord } from '../../../sync/coupling/link/find-erp-record';
import type { OpenFromCrm } from '../../../sync/coupling/link/open-from-crm';
import type { LiveMappings } from '../../../sync/mapping/live-mappings';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { checkId } from '../../common/fields/check-id';
import type { RequestContext } from '../../server/context';
import { toOutcome } from './coupling.outcomes';
import {
  CouplingOpenFromCrmInput,
  CouplingOpenFromCrmPayload,
  LinkedRecordType,
} from './crm-link.types';

/** What links between the systems stand on. */
export interface CrmLinkParts {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly mappings: LiveMappings;
  readonly couplings: CouplingStore;
  readonly find: FindErpRecord;
  readonly open: OpenFromCrm;
}

const open = refuses(
  'Opens the ERP record of a CRM record. Where there is none it is created and coupled, as long as the table mapping takes new records from the CRM and the record is inside its CRM filter (C-18). Repeating it finds what was created.',
  'TABLE_NOT_MAPPED',
  'CRM_NOT_FOUND',
  'MAPPING_NOT_DETERMINED',
  'DIRECTION_NOT_ALLOWED',
  'CRM_OUTSIDE_FILTER',
  'NOT_COUPLED',
  'LINES_NEED_HEADER',
  'NO_FIELD_FOR_DIRECTION',
  'CONNECTION_DISABLED',
);

/** Links between the records of both sides. */
@Resolver()
export class CrmLinkResolver {
  constructor(private readonly parts: CrmLinkParts) {}

  @Query(() => LinkedRecordType, {
    nullable: true,
    description:
      'The ERP record that a CRM record is coupled to; null when there is none. Refuses with: INVALID_INPUT, TABLE_NOT_MAPPED.',
  })
  async erpRecord(
    @Arg('entityName', () => String, {
      description: 'Logical name of the table in the CRM, such as account; case does not matter.',
    })
    entityName: string,
    @Arg('crmId', () => ID, { description: 'Id of the CRM record.' }) crmId: string,
  ) {
    checkId('crmId', crmId);
    return shown(await this.parts.find.run(this.parts.db, { entityName, crmId }));
  }

  @Query(() => String, {
    description:
      'Web address of the CRM record that an ERP record is coupled to. Refuses with: INVALID_INPUT, TABLE_NOT_MAPPED, NOT_COUPLED, CRM_ADDRESS_MISSING, CRM_PAGE_MISSING.',
  })
  async crmUrl(
    @Arg('mapping', () => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
    mapping: string,
    @Arg('erpId', () => ID, { description: 'Id of the ERP record.' }) erpId: string,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    checkId('erpId', erpId);
    const { db, couplings } = this.parts;
    const mappings = await this.parts.mappings.load(db);
    const { id } = mappings.active(mapping);
    const [coupling] = await couplings.listByRecords(db, id, { side: 'ERP', ids: [erpId] });
    if (!coupling) throw notCoupled(`Record ${erpId}`, 'ERP');
    if (mappings.settings.crmWebAddress === null) throw crmAddressMissing();
    const rows = await context.reader.byIds('Coupling', [coupling.id], [URL_FIELD]);
    const url = rows.get(coupling.id)?.crmUrl;
    if (typeof url !== 'string') throw noCrmPage(mapping);
    return url;
  }

  @CallableBy('USER')
  @Mutation(() => CouplingOpenFromCrmPayload, open)
  couplingOpenFromCrm(
    @Arg('input', () => CouplingOpenFromCrmInput, { description: 'The CRM record.' })
    input: CouplingOpenFromCrmInput,
    @Ctx() context: RequestContext,
  ) {
    return answer(open, input, () =>
      this.parts.unitOfWork.run(
        async (tx) => {
          const { linked, outcome } = await this.parts.open.run(tx, input);
          return { linked: shown(linked), outcome: outcome && toOutcome(outcome) };
        },
        { actor: context.actor },
      ),
    );
  }
}

const URL_FIELD = { name: 'crmUrl', key: 'crmUrl', args: {}, fields: [], type: null };

function shown(linked: LinkedRecord | null) {
  return linked && { record: linked.record, coupling: linked.coupling.id };
}
