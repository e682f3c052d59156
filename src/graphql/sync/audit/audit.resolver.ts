import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Info, Int, Query, Resolver } from 'type-graphql';
import type { Clock } from '../../../platform/clock';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Finding } from '../../../sync/audit/audit';
import type { AuditMapping } from '../../../sync/audit/audit-mapping';
import { toUserError } from '../../common/errors/user-error.type';
import { AFTER_TEXT, checkFirst, FIRST, FIRST_TEXT } from '../../common/lists/list.args';
import { nodesBelow } from '../../common/read/selection';
import { DriftAuditConnection, type DriftFindingType } from './audit.type';

/** What this resolver calls. */
export interface AuditVerbs {
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly auditMapping: AuditMapping;
}

/** Whether coupled pairs agree. */
@Resolver()
export class AuditResolver {
  constructor(private readonly verbs: AuditVerbs) {}

  @Query(() => DriftAuditConnection, {
    description:
      'Proves for a table mapping how many coupled pairs agree, and lists those that do not, field by field; besides couplings that lost a record, CRM records of this company without a coupling, and duplicates. Refuses with: INVALID_CURSOR, INVALID_INPUT, TABLE_NOT_MAPPED.',
  })
  async driftAudit(
    @Arg('mapping', () => String, { description: 'Name of the table mapping, such as CUSTOMER.' })
    mapping: string,
    @Arg('first', () => Int, { defaultValue: FIRST.default, description: FIRST_TEXT })
    first: number,
    @Arg('after', () => String, { nullable: true, description: AFTER_TEXT }) after: string | null,
    @Info() info: GraphQLResolveInfo,
  ): Promise<DriftAuditConnection> {
    checkFirst(first);
    const { unitOfWork, clock, auditMapping } = this.verbs;
    const counts = nodesBelow(info.fieldNodes, 'counts', info).length > 0;
    const now = clock.now().toISOString();
    const input = { mapping, first, after: after ?? null, counts, now };
    const result = await unitOfWork.snapshot((tx) => auditMapping.run(tx, input));
    const edges = result.findings.map((finding) => ({
      cursor: finding.cursor,
      node: toFinding(finding),
    }));
    return {
      counts: result.counts,
      edges,
      nodes: edges.map(({ node }) => node),
      pageInfo: { hasNextPage: result.hasMore, endCursor: edges.at(-1)?.cursor ?? null },
    };
  }
}

function toFinding(finding: Finding): DriftFindingType {
  const { kind, record, couplingId, erpId, crmId, fields, refusal, duplicateOf } = finding;
  return {
    kind,
    record,
    coupling: couplingId,
    erpId,
    crmId,
    fields: fields.map(({ base, ...field }) => ({
      ...field,
      baseErp: base?.erp ?? null,
      baseCrm: base?.crm ?? null,
    })),
    error: refusal === null ? null : toUserError(refusal),
    duplicateOf,
  };
}
