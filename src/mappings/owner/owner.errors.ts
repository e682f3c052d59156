import { Refusal } from '../../platform/errors/refusal';

/** The user works in another business unit than the owning team of the company. */
export function ownerOutsideBusinessUnit(userId: string): Refusal {
  return new Refusal(
    'OWNER_OUTSIDE_BUSINESS_UNIT',
    `User ${userId} belongs to another business unit than the owning team of the company.`,
    {
      field: 'userId',
      remedy:
        'Choose a user of that business unit, move the user there, or assign without the check (sameBusinessUnit false).',
      data: { userId },
    },
  );
}

/** The settings name no team that owns CRM records. */
export function owningTeamMissing(): Refusal {
  return new Refusal('OWNING_TEAM_MISSING', 'The settings name no owning team.', {
    remedy: 'Set the connection up, so that the company has its owning team.',
  });
}

/** Records of this kind have no owner. */
export function noOwner(entityName: string): Refusal {
  return new Refusal('INVALID_INPUT', `Records of ${entityName} have no owner.`, {
    field: 'entityName',
    remedy: 'Name a table whose records have an owner, such as account or contact.',
  });
}

/** A disabled user owns nothing. */
export function ownerDisabled(userId: string): Refusal {
  return new Refusal('OWNER_DISABLED', `User ${userId} is disabled.`, {
    field: 'userId',
    remedy: 'Choose another user, or enable this one.',
    data: { userId },
  });
}
