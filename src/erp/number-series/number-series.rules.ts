/** What decides which numbers a series gives next. */
export interface SeriesState {
  startingNo: string;
  endingNo: string | null;
  lastNoUsed: string | null;
  incrementByNo: number;
}

/** Greatest length of a number; a series that grows beyond it is exhausted. */
export const NUMBER_LENGTH = 20;

const LAST_DIGITS = /^(.*?)(\d+)(\D*)$/s;

/**
 * The number that follows by `step`: the last group of digits counts on, its width is kept and grows only
 * when the digits no longer fit (`C00099` gives `C00100`, `C99` gives `C100`). Null: there are no digits.
 */
export function numberAfter(number: string, step = 1): string | null {
  const match = LAST_DIGITS.exec(number);
  if (!match) return null;
  const [, head = '', digits = '', tail = ''] = match;
  const next = (BigInt(digits) + BigInt(step)).toString().padStart(digits.length, '0');
  return `${head}${next}${tail}`;
}

/**
 * The next numbers of a series, fewer than asked when it ends before: the first one ever is the starting
 * number, none is past the ending number or longer than a number may be.
 */
export function numbersFrom(series: SeriesState, count: number): string[] {
  const numbers: string[] = [];
  let next =
    series.lastNoUsed === null
      ? series.startingNo
      : numberAfter(series.lastNoUsed, series.incrementByNo);
  while (numbers.length < count && next !== null && !isPast(next, series.endingNo)) {
    numbers.push(next);
    next = numberAfter(next, series.incrementByNo);
  }
  return numbers;
}

/** Whether a number lies behind the end of its series. */
function isPast(number: string, ending: string | null): boolean {
  if (number.length > NUMBER_LENGTH) return true;
  if (ending === null) return false;
  return number.length === ending.length ? number > ending : number.length > ending.length;
}
