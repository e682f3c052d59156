import { Decimal } from 'decimal.js';
import type { Row } from '../../platform/database/record-table';
import { invalidInput, recordNotFound } from '../../platform/errors/input.errors';
import {
  amountExceedsRest,
  entryInOtherCurrency,
  entryNotOpen,
  entryOfOtherCustomer,
  entryOnWrongSide,
} from './application.errors';
import type { Application } from './application.rules';
import { ENTRY } from './customer-ledger.store';

/** An entry that is to be settled, and how much of it; null: as much as goes. */
export interface EntryToApplyTo {
  readonly id: string;
  readonly amount?: string | null;
}

const CREDITS: readonly unknown[] = [ENTRY.payment, ENTRY.creditMemo];

/**
 * What the open rest of `by` settles of each entry, and what is left of it. Refused is what is not open, of another
 * customer or currency, on the same side, or more than there is. Pure.
 */
export function planApplications(
  by: Row,
  entries: ReadonlyMap<string, Row>,
  applyTo: readonly EntryToApplyTo[],
): { applications: Application[]; rest: Decimal } {
  if (by.open !== true) throw entryNotOpen(nameOf(by), 'id');
  let rest = new Decimal(String(by.remainingAmount)).negated();
  if (!CREDITS.includes(by.documentType) || rest.lte(0))
    throw entryOnWrongSide(nameOf(by), 'of a payment or credit memo with an open rest', 'id');
  const taken = new Set<string>();
  const applications = applyTo.map(({ id, amount }, index): Application => {
    const field = `applyTo.${index}`;
    const entry = entries.get(id);
    if (!entry) throw recordNotFound('Customer ledger entry', id, `${field}.id`);
    if (taken.has(id)) throw invalidInput(`${field}.id`, `${nameOf(entry)} is named twice.`);
    taken.add(id);
    checkEntry(by, entry, `${field}.id`);
    const part = partOf(by, entry, { amount, rest, field: `${field}.amount` });
    rest = rest.minus(part);
    return { invoice: entry, amount: part };
  });
  return { applications, rest };
}

function checkEntry(by: Row, entry: Row, field: string): void {
  const currency = by.currencyCode == null ? null : String(by.currencyCode);
  if (entry.customerNo !== by.customerNo)
    throw entryOfOtherCustomer(nameOf(entry), String(by.customerNo), field);
  if ((entry.currencyCode ?? null) !== currency)
    throw entryInOtherCurrency(nameOf(entry), currency, field);
  if (entry.open !== true) throw entryNotOpen(nameOf(entry), field);
  if (new Decimal(String(entry.remainingAmount)).lte(0))
    throw entryOnWrongSide(nameOf(entry), 'that is owed', field);
}

function partOf(
  by: Row,
  entry: Row,
  { amount, rest, field }: { amount?: string | null; rest: Decimal; field: string },
): Decimal {
  const open = new Decimal(String(entry.remainingAmount));
  if (amount == null) {
    if (rest.isZero()) throw amountExceedsRest(nameOf(by), open.toFixed(), '0', field);
    return Decimal.min(open, rest);
  }
  const asked = new Decimal(amount);
  if (asked.lte(0)) throw invalidInput(field, 'An amount above zero is applied.');
  if (asked.gt(open))
    throw amountExceedsRest(nameOf(entry), asked.toFixed(), open.toFixed(), field);
  if (asked.gt(rest)) throw amountExceedsRest(nameOf(by), asked.toFixed(), rest.toFixed(), field);
  return asked;
}

function nameOf({ documentNumber, entryNo }: Row): string {
  return `Entry ${String(entryNo)} (${String(documentNumber)})`;
}
