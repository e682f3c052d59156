import { Refusal } from '../../platform/errors/refusal';

/** Where a filter is at fault, and what was expected there. */
export interface FilterFault {
  /** Field of the input that holds the filter, or the place inside a filter given as data. */
  field?: string;
  /** Place in a filter given as text, from 1. */
  line?: number;
  column?: number;
  /** The offending word. */
  found?: string;
  expected?: readonly string[];
}

/** A filter cannot be understood, or does not fit its table. */
export function filterInvalid(message: string, fault: FilterFault): Refusal {
  const { field = 'filter', ...data } = fault;
  return new Refusal('FILTER_INVALID', message, {
    field,
    remedy: fault.expected?.length
      ? `Use one of: ${fault.expected.join(', ')}.`
      : 'Correct the filter; the columns and operators that fit are listed by mappableFields.',
    data: { field, ...data },
  });
}
