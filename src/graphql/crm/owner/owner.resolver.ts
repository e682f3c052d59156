import { IsOptional, IsUUID, Length } from 'class-validator';
import {
  Arg,
  Ctx,
  Field,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from 'type-graphql';
import type { AssignOwner } from '../../../mappings/owner/assign-owner';
import type { CheckOwner } from '../../../mappings/owner/check-owner';
import type { Db } from '../../../platform/database/db';
import type { UnitOfWork } from '../../../platform/database/unit-of-work';
import { answer, refuses } from '../../common/errors/answer';
import { CallableBy } from '../../common/roles/callable-by';
import { UserError } from '../../common/errors/user-error.type';
import { checkId } from '../../common/fields/check-id';
import type { RequestContext } from '../../server/context';

const ENTITY = 'Logical name of the table in the CRM, such as account; case does not matter.';

/** Who is to own a CRM record. */
@InputType('CrmOwnerAssignInput', { description: 'Who is to own a CRM record.' })
export class CrmOwnerAssignInput {
  @Field(() => String, { description: ENTITY })
  @Length(1, 100)
  entityName: string;

  @Field(() => ID, { description: 'Id of the CRM record.' })
  @IsUUID()
  crmId: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of the user; left out: the owning team of the company.',
  })
  @IsOptional()
  @IsUUID()
  userId: string | null;

  @Field(() => Boolean, {
    defaultValue: true,
    description: 'The user must belong to the business unit of the owning team.',
  })
  sameBusinessUnit: boolean;
}

/** Answer of crmOwnerAssign. */
@ObjectType('CrmOwnerAssignPayload', {
  simpleResolvers: true,
  description: 'Answer of crmOwnerAssign.',
})
export class CrmOwnerAssignPayload {
  @Field(() => ID, {
    nullable: true,
    description: 'Id of the user or team that owns the record now; null when errors is not empty.',
  })
  ownerId: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the owner is: systemuser or team; null when errors is not empty.',
  })
  ownerIdType: string | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}

const assign = refuses(
  'Gives a CRM record to a user or to the owning team of the company. Repeating it changes nothing.',
  'RECORD_NOT_FOUND',
  'OWNER_DISABLED',
  'OWNER_OUTSIDE_BUSINESS_UNIT',
  'OWNING_TEAM_MISSING',
  'RECORD_READ_ONLY',
  'INVALID_STATE',
  'REFERENCE_NOT_FOUND',
);

/** What owners stand on. */
export interface OwnerParts {
  readonly unitOfWork: UnitOfWork;
  readonly db: Db;
  readonly assign: AssignOwner;
  readonly check: CheckOwner;
}

/** Owners of CRM records. */
@Resolver()
export class OwnerResolver {
  constructor(private readonly parts: OwnerParts) {}

  @Query(() => Boolean, {
    description:
      'Whether a CRM record is owned as the integration wants it: by the user, who belongs to the business unit of the owning team; without a user, by that team itself. Refuses with: INVALID_INPUT, RECORD_NOT_FOUND.',
  })
  async crmOwnerCheck(
    @Arg('entityName', () => String, { description: ENTITY }) entityName: string,
    @Arg('crmId', () => ID, { description: 'Id of the CRM record.' }) crmId: string,
    @Arg('userId', () => ID, { nullable: true, description: 'Id of the user; left out: the team.' })
    userId: string | null,
  ): Promise<boolean> {
    checkId('crmId', crmId);
    checkId('userId', userId);
    return this.parts.check.run(this.parts.db, { entityName, crmId, userId: userId ?? null });
  }

  @CallableBy('USER')
  @Mutation(() => CrmOwnerAssignPayload, assign)
  crmOwnerAssign(
    @Arg('input', () => CrmOwnerAssignInput, { description: 'The record and its owner.' })
    input: CrmOwnerAssignInput,
    @Ctx() { actor }: RequestContext,
  ) {
    return answer(assign, input, () =>
      this.parts.unitOfWork.run((tx) => this.parts.assign.run(tx, input), { actor }),
    );
  }
}
