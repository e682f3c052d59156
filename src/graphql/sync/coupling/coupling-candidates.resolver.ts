import type { GraphQLResolveInfo } from 'graphql';
import { Arg, ID, Info, Int, Query, Resolver } from 'type-graphql';
import type { Db } from '../../../platform/database/db';
import type {
  Candidate,
  ListCandidates,
  ListCandidatesInput,
} from '../../../sync/coupling/draft/list-candidates';
import { checkId } from '../../common/fields/check-id';
import { connectionOf } from '../../common/lists/connection.type';
import { AFTER_TEXT, checkFirst, FIRST, FIRST_TEXT } from '../../common/lists/list.args';
import { encodeCursor, unpackCursor, type Ordering } from '../../common/read/order';
import { nodesBelow } from '../../common/read/selection';
import { CouplingCandidateType } from './coupling-draft.types';

const CandidateConnection = connectionOf('CouplingCandidate', () => CouplingCandidateType);

const BY_NAME: Ordering = { property: 'candidate', descending: false };
const STARTS_WITH = 'Only records whose name starts with this text.';

/** CRM records that a person is offered. */
@Resolver()
export class CouplingCandidatesResolver {
  constructor(private readonly parts: { readonly db: Db; readonly candidates: ListCandidates }) {}

  @Query(() => CandidateConnection, {
    description:
      'CRM records that an ERP record may be coupled to: those inside the CRM filter of the table mapping, in name order. The present counterpart of the ERP record comes first, unless a name was typed. Refuses with: INVALID_INPUT, INVALID_CURSOR, TABLE_NOT_MAPPED, CONNECTION_DISABLED.',
  })
  couplingCandidates(
    @Arg('mapping', () => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
    mapping: string,
    @Arg('erpId', () => ID, { nullable: true, description: 'Id of the ERP record to be coupled.' })
    erpId: string | null,
    @Arg('startsWith', () => String, { nullable: true, description: STARTS_WITH })
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
    checkId('erpId', erpId);
    return this.page({ mapping, erpId, startsWith, freeOnly, first }, after, info);
  }

  @Query(() => CandidateConnection, {
    description:
      'CRM records of a table that the filter of any of its table mappings lets in, in name order, such as products of items and of resources. Refuses with: INVALID_INPUT, INVALID_CURSOR, TABLE_NOT_MAPPED, CONNECTION_DISABLED.',
  })
  crmTableCandidates(
    @Arg('crmTable', () => String, { description: 'Schema-qualified table, such as crm.product.' })
    crmTable: string,
    @Arg('startsWith', () => String, { nullable: true, description: STARTS_WITH })
    startsWith: string | null,
    @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
    @Info() info: GraphQLResolveInfo,
  ) {
    return this.page({ mapping: null, crmTable, startsWith, first }, after, info);
  }

  private async page(
    input: Omit<ListCandidatesInput, 'after'>,
    after: string | null,
    info: GraphQLResolveInfo,
  ) {
    checkFirst(input.first);
    const position =
      after === null || after === undefined
        ? null
        : unpackCursor(after, BY_NAME, { id: 'uuid', value: 'text' });
    const page = await this.parts.candidates.run(this.parts.db, {
      ...input,
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
