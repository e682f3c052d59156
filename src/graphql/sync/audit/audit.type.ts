import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../common/errors/user-error.type';
import { JsonScalar } from '../../common/fields/scalars';
import { PageInfo } from '../../common/lists/connection.type';
import { apiEnum } from '../../common/lists/filter.inputs';
import { CouplingType } from '../coupling/coupling.type';
import { Direction } from '../sync.enums';

/** What an audit found. */
export const DriftKind = apiEnum(
  {
    DIFFERS: 'DIFFERS',
    NOT_COMPARABLE: 'NOT_COMPARABLE',
    ERP_MISSING: 'ERP_MISSING',
    CRM_MISSING: 'CRM_MISSING',
    BOTH_MISSING: 'BOTH_MISSING',
    STRAY: 'STRAY',
    DUPLICATE: 'DUPLICATE',
  } as const,
  'DriftKind',
  'What an audit found.',
  {
    DIFFERS: 'A coupled pair of which a field would be written.',
    NOT_COMPARABLE:
      'A coupled pair of which a value cannot be converted, such as a reference that is not coupled.',
    ERP_MISSING:
      'A coupling whose ERP record is gone, and which no deletion policy has settled (see `DriftCounts.settled`).',
    CRM_MISSING:
      'A coupling whose CRM record is gone, and which no deletion policy has settled (see `DriftCounts.settled`).',
    BOTH_MISSING: 'A coupling of which both records are gone.',
    STRAY: 'A CRM record that carries the company of this hub, and is not coupled.',
    DUPLICATE: 'An uncoupled record that is named like another one of its side.',
  },
);

/** Who changed a field since both sides last agreed. */
export const DriftChangedBy = apiEnum(
  { NONE: 'NONE', ERP: 'ERP', CRM: 'CRM', BOTH: 'BOTH' } as const,
  'DriftChangedBy',
  'Which side changed a field since both last agreed.',
  {
    NONE: 'Neither: the difference was there when both last agreed, or the rules changed since.',
    ERP: 'The ERP value changed.',
    CRM: 'The CRM value changed.',
    BOTH: 'Both values changed, or there is no agreement to compare with.',
  },
);

/** A field in which a pair differs. */
@ObjectType('DriftField', {
  simpleResolvers: true,
  description: 'A field in which a pair differs.',
})
export class DriftFieldType {
  @Field(() => String, {
    nullable: true,
    description: 'Field of the ERP record; null for what the hub itself sets on the CRM record.',
  })
  erpField: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Field of the CRM record; null for what the hub itself sets on the ERP record.',
  })
  crmField: string | null;

  @Field(() => Direction, { description: 'Which way the field travels.' })
  direction: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Value of the ERP; null when blank. Where it has no field, the wanted value.',
  })
  erp: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'Value of the CRM; null when blank. Where it has no field, the wanted value.',
  })
  crm: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'ERP value when both sides last agreed; null when blank or never.',
  })
  baseErp: unknown;

  @Field(() => JsonScalar, {
    nullable: true,
    description: 'CRM value when both sides last agreed; null when blank or never.',
  })
  baseCrm: unknown;

  @Field(() => DriftChangedBy, { description: 'Which side changed it since.' })
  changedBy: string;
}

/** Something an audit lists. */
@ObjectType('DriftFinding', {
  simpleResolvers: true,
  description: 'A pair or a record that an audit lists.',
})
export class DriftFindingType {
  @Field(() => DriftKind, { description: 'What is the matter.' })
  kind: string;

  @Field(() => String, { description: 'The record as a person names it.' })
  record: string;

  @Field(() => CouplingType, {
    nullable: true,
    description: 'The coupling; null for a record without one.',
  })
  coupling: unknown;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the ERP record; null when there is none.',
  })
  erpId: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the CRM record; null when there is none.',
  })
  crmId: string | null;

  @Field(() => [DriftFieldType], {
    description: 'The fields that differ; empty for everything but DIFFERS.',
  })
  fields: unknown;

  @Field(() => UserError, {
    nullable: true,
    description: 'Why the pair cannot be compared, with a remedy; null otherwise.',
  })
  error: UserError | null;

  @Field(() => String, {
    nullable: true,
    description: 'The record that a duplicate is named like; null otherwise.',
  })
  duplicateOf: string | null;
}

/** How many pairs and records are what. */
@ObjectType('DriftCounts', {
  simpleResolvers: true,
  description:
    'How many pairs and records are what, exactly; the kinds of pairs add up to `pairs`.',
})
export class DriftCountsType {
  @Field(() => Int, { description: 'All couplings of the mapping.' })
  pairs: number;

  @Field(() => Int, { description: 'Pairs whose mapped fields are all the same.' })
  agreeing: number;

  @Field(() => Int, { description: 'Pairs of which a field would be written.' })
  differing: number;

  @Field(() => Int, { description: 'Pairs of which a value cannot be converted.' })
  notComparable: number;

  @Field(() => Int, { description: 'Pairs that a rule of the mapping keeps out.' })
  keptOut: number;

  @Field(() => Int, {
    description:
      'Couplings that lost a record, for which the deletion policy of the mapping (IGNORE or DEACTIVATE) was carried out: no drift, so they are counted here alone and not listed. `couplings(where: { deletionState: … })` lists them.',
  })
  settled: number;

  @Field(() => Int, { description: 'Couplings whose ERP record is gone, the settled ones apart.' })
  erpMissing: number;

  @Field(() => Int, { description: 'Couplings whose CRM record is gone, the settled ones apart.' })
  crmMissing: number;

  @Field(() => Int, { description: 'Couplings of which both records are gone.' })
  bothMissing: number;

  @Field(() => Int, { description: 'CRM records of this company without a coupling.' })
  strays: number;

  @Field(() => Int, { description: 'Uncoupled records that are named like another one.' })
  duplicates: number;
}

/** One finding of a page, with its cursor. */
@ObjectType('DriftAuditEdge', {
  simpleResolvers: true,
  description: 'One finding of a page, with its cursor.',
})
export class DriftAuditEdge {
  @Field(() => String, { description: 'Opaque place of the finding in the list.' })
  cursor: string;

  @Field(() => DriftFindingType, { description: 'The finding.' })
  node: DriftFindingType;
}

/** A page of what does not agree, and how many pairs do. */
@ObjectType('DriftAuditConnection', {
  simpleResolvers: true,
  description: 'A page of what does not agree in a mapping, and how many pairs do.',
})
export class DriftAuditConnection {
  @Field(() => DriftCountsType, {
    description:
      'Exact counts, of one snapshot. Every pair is compared when they are asked for; otherwise only as many as the page takes.',
  })
  counts: DriftCountsType | null;

  @Field(() => [DriftAuditEdge], { description: 'The findings of this page with their cursors.' })
  edges: DriftAuditEdge[];

  @Field(() => [DriftFindingType], { description: 'The findings of this page.' })
  nodes: DriftFindingType[];

  @Field(() => PageInfo, { description: 'Where the page stands in the list.' })
  pageInfo: PageInfo;
}
