import type { DrawnNumbers } from '../organization/organization.store';

const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789';
const COUNTER_DIGITS = 5;

/**
 * Number of a document as the CRM writes it, such as ORD-01001-C3N7K2. The counter alone makes it unique;
 * the suffix keeps numbers apart that were given while offline. `pick(n)` chooses a number below n.
 */
export function documentNumber(
  drawn: DrawnNumbers,
  offset: number,
  pick: (below: number) => number,
): string {
  const counter = String(drawn.first + offset).padStart(COUNTER_DIGITS, '0');
  const suffix = Array.from(
    { length: drawn.specifierLength },
    () => ALPHABET[pick(ALPHABET.length)] ?? 'A',
  ).join('');
  return `${drawn.prefix}-${counter}-${suffix}`;
}
