import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import { invalidInput } from '../../../platform/errors/input.errors';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { ComparedField } from '../../../sync/coupling/draft/compare-fields';
import type { CouplingDraft, DraftCoupling } from '../../../sync/coupling/draft/draft-coupling';
import type { Candidate, ListCandidates } from '../../../sync/coupling/draft/list-candidates';
import { toUserError } from '../../common/errors/user-error.type';
import { checkId } from '../../common/fields/check-id';
import { connectionOf } from '../../common/lists/connection.type';
import { AFTER_TEXT, checkFirst, FIRST, FIRST_TEXT } from '../../common/lists/list.args';
import { encodeCursor, unpackCursor, type Ordering } from '../../common/read/order';
import { nodesBelow } from '../../common/read/selection';
import type { RequestContext } from '../../server/context';
import { CouplingCandidateType, CouplingDraftType } from './coupling-draft.types';
import { InitialSync } from './coupling.inputs';

/** What the queries of the coupling dialog stand on. */
export interface CouplingDraftParts {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly draft: DraftCoupling;
  readonly candidates: ListCandidates;
}

const CandidateConnection = connectionOf('CouplingCandidate', () => CouplingCandidateType);

const BY_NAME: Ordering = { property: 'candidate', descending: false };

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

  @Query(() => CandidateConnection, {
    description:
      'CRM records that an ERP record may be coupled to: those inside the CRM filter of the table mapping, in name order. The present counterpart of the ERP record comes first, unless a name was typed. Refuses with: INVALID_INPUT, INVALID_CURSOR, TABLE_NOT_MAPPED, CONNECTION_DISABLED.',
  })
  async couplingCandidates(
    @Arg('mapping', () => String, {
      nullable: true,
      description: 'Name of the table mapping, such as CUSTOMER; left out: all of the CRM table.',
    })
    mapping: string | null,
    @Arg('crmTable', () => String, {
      nullable: true,
      description:
        'CRM table, such as crm.product: records inside the filter of any of its mappings.',
    })
    crmTable: string | null,
    @Arg('erpId', () => ID, { nullable: true, description: 'Id of the ERP record to be coupled.' })
    erpId: string | null,
    @Arg('startsWith', () => String, {
      nullable: true,
      description: 'Only records whose name starts with this text.',
    })
    startsWith: string | null,
    @Arg('freeOnly', () => Boolean, {
      defaultValue: false,
      description: 'Leave out records that belong to another ERP record.',
    })
    freeOnly: boolean,
    @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
    @Info() info: GraphQLResolveInfo,
  ) {
    checkFirst(first);
    checkId('erpId', erpId);
    if ((mapping == null) === (crmTable == null))
      throw invalidInput('mapping', 'Name either the table mapping or the CRM table.');
    const position =
      after === null || after === undefined
        ? null
        : unpackCursor(after, BY_NAME, { id: 'uuid', value: 'text' });
    const page = await this.parts.candidates.run(this.parts.db, {
      ...{ mapping: mapping ?? null, crmTable, erpId, startsWith, freeOnly, first },
      after: position && { name: position.value, id: position.id },
    });
    const edges = page.candidates.map((candidate) => ({
      node: shownCandidate(candidate),
      cursor: cursorOf(candidate),
    }));
    const counted = nodesBelow(info.fieldNodes, 'totalCount', info).length > 0;
    return {
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
      totalCount: counted ? await page.total() : null,
    };
  }
}

function cursorOf({ position }: Candidate): string {
  return encodeCursor(BY_NAME, { value: position.name, id: position.id });
}

function shownCandidate({ id, name, current, couplingId, erpRecord }: Candidate) {
  return { id, name, current, coupling: couplingId, erpRecord };
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
