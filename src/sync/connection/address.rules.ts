/** How a user proves who they are: by the cloud's directory, or on premises. */
export type AuthenticationType = 'CLOUD' | 'AD' | 'IFD' | 'OAUTH';

/** The cloud that the CRM runs in. */
export type Cloud = 'PUBLIC' | 'US_GOVERNMENT' | 'CHINA';

/** Where a cloud signs people in, and under which domain its CRM answers. */
export const CLOUDS: Readonly<Record<Cloud, { authority: string; domain: string }>> = {
  PUBLIC: { authority: 'https://login.microsoftonline.com', domain: 'dynamics.com' },
  US_GOVERNMENT: { authority: 'https://login.microsoftonline.us', domain: 'microsoftdynamics.us' },
  CHINA: { authority: 'https://login.partner.microsoftonline.cn', domain: 'dynamics.cn' },
};

/** What is wrong with an address. */
export type AddressProblem = 'UNREADABLE' | 'NOT_HTTPS';

/** An address as it is kept, or what is wrong with it. */
export type NormalAddress = { readonly address: string } | { readonly problem: AddressProblem };

/**
 * The address as it is kept: trimmed, with its scheme, and a pasted deep link cut to where the CRM answers. A path
 * stays where a port was given, which is how an organization is named on premises.
 */
export function normalAddress(text: string): NormalAddress {
  const trimmed = text.trim();
  const full = /^[a-z][a-z\d+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`;
  let url: URL;
  try {
    url = new URL(full);
  } catch {
    return { problem: 'UNREADABLE' };
  }
  if (url.protocol === 'http:') return { problem: 'NOT_HTTPS' };
  if (url.protocol !== 'https:' || url.hostname === '' || url.username !== '')
    return { problem: 'UNREADABLE' };
  // The host as it was typed: letter case means nothing, and people recognise their own spelling.
  const [, authority = url.host] = /^https:\/\/([^/?#]+)/i.exec(full) ?? [];
  const path = url.port === '' ? '' : url.pathname.replace(/\/+$/, '');
  return { address: `https://${authority}${path}` };
}

/** The authentication that an address proposes: the cloud's for its own domains, else the present one, or AD (CST-001 to CST-003). */
export function proposedAuthentication(
  address: string | null,
  present: AuthenticationType,
): AuthenticationType {
  if (address === null) return present;
  const host = new URL(address).hostname.toLowerCase();
  const hosted = Object.values(CLOUDS).some(
    ({ domain }) => host === domain || host.endsWith(`.${domain}`),
  );
  if (hosted) return 'CLOUD';
  return present === 'CLOUD' ? 'AD' : present;
}

/** What is wrong with a user name; null when nothing is. */
export type UserNameProblem = 'NO_EMAIL_ADDRESS' | 'NO_DOMAIN';

/** Checks a user name: an e-mail address in the cloud, `domain\user` in a directory on premises (6.2). */
export function userNameProblem(
  userName: string | null,
  type: AuthenticationType,
): UserNameProblem | null {
  if (userName === null) return null;
  if (type === 'CLOUD') return /^[^@\s]+@[^@\s]+$/.test(userName) ? null : 'NO_EMAIL_ADDRESS';
  return type === 'AD' && !/^[^\\\s]+\\[^\\]+$/.test(userName) ? 'NO_DOMAIN' : null;
}

/** The domain of a user name; null in the cloud, and for a name without one. An emptied name keeps the domain. */
export function domainOf(
  userName: string | null,
  type: AuthenticationType,
  present: string | null,
): string | null {
  if (type === 'CLOUD') return null;
  if (userName === null) return present;
  const end = userName.indexOf('\\');
  return end < 0 ? null : userName.slice(0, end);
}

/** The connection in one line, as other tools take it; the password is never in it. */
export function connectionString(row: {
  environmentUrl: string | null;
  authenticationType: AuthenticationType;
  userName: string | null;
  domain: string | null;
}): string | null {
  if (row.environmentUrl === null) return null;
  const parts = [
    `AuthType=${row.authenticationType === 'CLOUD' ? 'OAuth' : row.authenticationType}`,
    `Url=${row.environmentUrl}`,
    ...(row.userName === null ? [] : [`UserName=${row.userName}`]),
    ...(row.domain === null ? [] : [`Domain=${row.domain}`]),
    'Password={PASSWORD}',
  ];
  return `${parts.join(';')};`;
}

/** Whether a version of the CRM is known to work: its major version is above 6 and it is not 7.1 (K-4). */
export function versionWorks(version: string | null): boolean {
  if (version === null) return true;
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 6 && !(major === 7 && minor === 1);
}
