import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ComparedField } from '../../../sync/coupling/draft/compare-fields';
import type { CouplingDraft, DraftCoupling } from '../../../sync/coupling/draft/draft-coupling';
import { toUserError } from '../../common/errors/user-error.type';
import { checkId } from '../../common/fields/check-id';
import type { RequestContext } from '../../server/context';
import { CouplingDraftType } from './coupling-draft.types';
import { InitialSync } from './coupling.inputs';

/** What the queries of the coupling dialog stand on. */
export interface CouplingDraftParts {
  readonly unitOfWork: UnitOfWork;
  readonly draft: DraftCoupling;
}

/** Queries of the coupling dialog. */
@Resolver()
export class CouplingDraftResolver {
  constructor(private readonly parts: CouplingDraftParts) {}

  @Query(() => CouplingDraftType, {
    description:
      'What coupling a record would mean: both records, what is suggested, what may be chosen, and their values side by side. Stores nothing. Refuses with: INVALID_INPUT, TABLE_NOT_MAPPED, ERP_NOT_FOUND, CRM_NOT_FOUND, CONNECTION_DISABLED.',
  })
  async couplingDraft(
    @Arg('mapping', () => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
    mapping: string,
    @Arg('erpId', () => ID, {
      nullable: true,
      description: 'Id of the ERP record; left out, the draft starts from the CRM record.',
    })
    erpId: string | null,
    @Arg('crmId', () => ID, {
      nullable: true,
      description: 'Id of the CRM record that was picked, or that the draft starts from.',
    })
    crmId: string | null,
    @Arg('crmName', () => String, {
      nullable: true,
      description:
        'Name that was typed: an exact match wins, else the first in name order that starts with it.',
    })
    crmName: string | null,
    @Arg('createNew', () => Boolean, {
      nullable: true,
      description: 'Create a new counterpart; the draft then has no target and fills the new one.',
    })
    createNew: boolean | null,
    @Arg('initialSync', () => InitialSync, {
      nullable: true,
      description: 'Whether data is to travel at once; left out, the draft suggests it.',
    })
    initialSync: 'NONE' | 'TO_CRM' | 'FROM_CRM' | null,
    @Ctx() context: RequestContext,
  ) {
    checkId('erpId', erpId);
    checkId('crmId', crmId);
    const choices = { mapping, erpId, crmId, crmName, createNew, initialSync };
    const draft = await this.parts.unitOfWork.preview((tx) => this.parts.draft.run(tx, choices), {
      actor: context.actor,
    });
    return shownDraft(draft);
  }
}

function shownDraft(draft: CouplingDraft) {
  const { mapping, startFrom, erp, crm, coupling, refusal, fields } = draft;
  const { createNewAllowed, createNew, initialSync, fixed } = draft;
  return {
    mapping: mapping.id,
    ...{ startFrom, createNewAllowed, createNew, initialSync, fixed },
    erpRecord: erp,
    crmRecord: crm,
    coupling: coupling?.id ?? null,
    initialSyncDue: initialSync !== 'NONE',
    fields: fields.map(shownField),
    error: refusal && toUserError(refusal),
  };
}

function shownField({ field, refusal, ...values }: ComparedField) {
  const { erpField, crmField, direction } = field;
  return { erpField, crmField, direction, ...values, error: refusal && toUserError(refusal) };
}
