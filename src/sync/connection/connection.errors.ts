import { Refusal } from '../../platform/errors/refusal';

/** Nothing but the switch is changed while the connection is on (K-2). */
export function connectionEnabled(fields: readonly string[]): Refusal {
  return new Refusal(
    'CONNECTION_ENABLED',
    `${fields.join(', ')} cannot change while the connection is on.`,
    {
      field: fields[0] ?? 'environmentUrl',
      remedy: 'Switch the connection off (connectionDisable), change it, and switch it on again.',
      data: { fields },
    },
  );
}

/** Something that the connection needs was not entered. */
export function connectionIncomplete(field: string, what: string): Refusal {
  return new Refusal('CONNECTION_INCOMPLETE', `The connection needs ${what}.`, {
    field,
    remedy: 'Enter it (connectionUpdate); or empty all of it to use the embedded CRM.',
    data: { field },
  });
}

/** The sales connection stands on the base connection (K-1). */
export function baseConnectionRequired(): Refusal {
  return new Refusal(
    'BASE_CONNECTION_REQUIRED',
    'The sales connection needs the base connection, which is off.',
    { remedy: 'Switch the base connection on first (connectionEnable with scope BASE or ALL).' },
  );
}

/** The base connection carries the sales connection (K-1). */
export function disableSalesFirst(): Refusal {
  return new Refusal(
    'DISABLE_SALES_FIRST',
    'The base connection cannot be switched off while the sales connection is on.',
    {
      remedy: 'Switch the sales connection off first (connectionDisable with scope SALES or ALL).',
    },
  );
}

/** The integration user is not usable (K-5). */
export function integrationUserRefused(
  code: 'USER_NOT_FOUND' | 'USER_DISABLED' | 'USER_IS_ADMIN' | 'ROLE_MISSING',
  userName: string,
  detail: { message: string; remedy: string; role?: string },
): Refusal {
  return new Refusal(code, detail.message, {
    field: 'userName',
    remedy: detail.remedy,
    data: { userName, ...(detail.role === undefined ? {} : { role: detail.role }) },
  });
}

/** The team that owns what the integration writes lacks a role, or was never made (K-4). */
export function teamRoleMissing(team: string | null, role: string): Refusal {
  const message =
    team === null
      ? 'The CRM has no team that owns the records of this company.'
      : `The CRM team ${team} lacks the role ${role}.`;
  const remedy =
    team === null
      ? 'Switch the connection on (connectionEnable); it makes the team.'
      : `Give the team the role ${role} in the CRM, or switch the connection off and on again.`;
  return new Refusal('ROLE_MISSING', message, { remedy, data: { team, role } });
}

/** The solution that the integration needs is not in the CRM (K-4). */
export function solutionMissing(solution: string, uniqueName: string): Refusal {
  return new Refusal('SOLUTION_MISSING', `The solution ${solution} is not installed in the CRM.`, {
    remedy: 'Switch the connection on, or off and on again (connectionEnable); it imports it.',
    data: { uniqueName },
  });
}

/** The solution in the CRM is older than what the integration needs (K-4). */
export function solutionOutdated(
  solution: string,
  uniqueName: string,
  { present, needed }: { present: string; needed: string },
): Refusal {
  return new Refusal(
    'SOLUTION_OUTDATED',
    `The solution ${solution} in the CRM is of version ${present}; ${needed} is needed.`,
    {
      remedy:
        'Switch the connection off and on again (connectionEnable); it imports the newer one.',
      data: { uniqueName, present, needed },
    },
  );
}

/** The version of the CRM is not known to work (K-4). */
export function crmVersionUnsupported(version: string): Refusal {
  return new Refusal(
    'CRM_VERSION_UNSUPPORTED',
    `Version ${version} of the CRM may not work properly with the integration.`,
    { remedy: 'Upgrade the CRM to a version above 7.1.', data: { version } },
  );
}

/** The ERP names no local currency (K-9). */
export function localCurrencyMissing(): Refusal {
  return new Refusal('LOCAL_CURRENCY_MISSING', 'The ERP names no local currency.', {
    remedy: 'Complete the general ledger setup of the ERP.',
  });
}

/** The CRM does not know the local currency, and there is no rate to create it with (K-9). */
export function localCurrencyUnknown(local: string, base: string): Refusal {
  return new Refusal(
    'LOCAL_CURRENCY_UNKNOWN_IN_CRM',
    `${local} matches no ISO currency code in the CRM, and the ERP has no rate of ${base} to create it with.`,
    {
      remedy: `Add an exchange rate of ${base} in the ERP (currencyExchangeRateCreate), or create ${local} in the CRM.`,
      data: { local, base },
    },
  );
}

/** The base currency of the CRM cannot be used in the ERP (K-9). */
export function baseCurrencyNotUsable(base: string, cause: Refusal): Refusal {
  return new Refusal(
    'BASE_CURRENCY_NOT_USABLE',
    `The base currency ${base} of the CRM cannot be created in the ERP: ${cause.message}`,
    { remedy: `Create ${base} with an exchange rate in the ERP by hand.`, data: { base }, cause },
  );
}

/** Secrets are sealed with a key that this process was not given. */
export function secretKeyMissing(field: string): Refusal {
  return new Refusal('SECRET_KEY_MISSING', 'There is no key to seal a secret with.', {
    field,
    remedy: 'Start the product with the environment variable SECRET_KEY, the same on every server.',
  });
}
