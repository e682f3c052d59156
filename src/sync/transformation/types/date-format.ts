/** A day and a time as they were read; the time is midnight where the format has none. */
export interface DateParts {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  /** Thousandths of a second. */
  fraction: number;
}

/** How days and instants are written: a format, or the culture's own. */
export interface DateFormat {
  format: string | null;
  culture: string;
  /** The culture's own format includes the time. */
  time: boolean;
}

/** Reads a day or an instant; null when the text does not fit. */
export type ReadDate = (text: string) => DateParts | null;

type Part = keyof DateParts;
type TimeStyle = 'seconds' | 'minutes' | 'none';
type Reader = (text: string, at: number, into: Record<string, number>) => number | null;

/**
 * Compiles a format: `yyyy`, `yy`, `M`, `MM`, `MMM`, `MMMM`, `d`, `dd`, `ddd`, `dddd`, `H`, `HH`, `h`, `hh`, `m`, `mm`,
 * `s`, `ss`, `f` to `fff`, `tt`; quoted text and everything else stands for itself. Names come from the culture.
 * Instants count as UTC. Throws for a format that names no day.
 */
export function compileDateFormat({ format, culture, time }: DateFormat): ReadDate {
  if (format !== null) {
    requireDay(format);
    return readerFor(format, culture);
  }
  // People leave out the seconds, or the time, and are free with commas.
  const styles: TimeStyle[] = time ? ['seconds', 'minutes', 'none'] : ['none'];
  const readers = styles.map((style) => readerFor(loosened(ownFormat(culture, style)), culture));
  return (source) => {
    const text = loosened(source);
    for (const read of readers) {
      const parts = read(text);
      if (parts) return parts;
    }
    return null;
  };
}

function readerFor(format: string, culture: string): ReadDate {
  const readers = readersOf(format, culture);
  return (source) => {
    const into: Record<string, number> = {};
    const text = source.trim();
    let at = 0;
    for (const read of readers) {
      const next = read(text, at, into);
      if (next === null) return null;
      at = next;
    }
    return at === text.length ? partsOf(into) : null;
  };
}

function loosened(text: string): string {
  return text.replaceAll(/[,\s]+/g, ' ').trim();
}

function requireDay(format: string): void {
  const bare = format.replaceAll(/'[^']*'/g, '');
  for (const [letter, name] of [
    ['y', 'year'],
    ['M', 'month'],
    ['d', 'day'],
  ] as const) {
    if (!bare.includes(letter)) throw new Error(`The format names no ${name} (${letter}).`);
  }
}

function readersOf(format: string, culture: string): Reader[] {
  const readers: Reader[] = [];
  for (const [token] of format.matchAll(
    /'[^']*'|yyyy|yy|M{1,4}|d{1,4}|HH?|hh?|mm?|ss?|f{1,3}|tt|./gsu,
  ))
    readers.push(readerOf(token, culture));
  return readers;
}

function readerOf(token: string, culture: string): Reader {
  switch (token) {
    case 'yyyy':
      return digits('year', 4, 4);
    case 'yy':
      return (text, at, into) => {
        const next = digits('year', 2, 2)(text, at, into);
        if (next !== null) into.year = (into.year ?? 0) + ((into.year ?? 0) < 50 ? 2000 : 1900);
        return next;
      };
    case 'MMM':
    case 'MMMM':
      return names('month', monthNames(culture, token === 'MMM' ? 'short' : 'long'));
    case 'ddd':
    case 'dddd':
      return names(null, weekdayNames(culture, token === 'ddd' ? 'short' : 'long'));
    case 'tt':
      return names('afternoon', [...dayPeriods(culture), ['AM', 0], ['PM', 1]]);
    case 'f':
    case 'ff':
    case 'fff':
      return fraction(token.length);
  }
  const part = PARTS[token.charAt(0)];
  if (part && /^[MdHhms]/.test(token)) return digits(part, token.length, 2);
  return literal(token.startsWith("'") && token.length > 1 ? token.slice(1, -1) : token);
}

const PARTS: Readonly<Record<string, Part>> = {
  M: 'month',
  d: 'day',
  H: 'hour',
  h: 'hour',
  m: 'minute',
  s: 'second',
};

function digits(part: Part, least: number, most: number): Reader {
  const pattern = new RegExp(`^\\d{${least},${most}}`);
  return (text, at, into) => {
    const [found] = pattern.exec(text.slice(at, at + most)) ?? [];
    if (found === undefined) return null;
    into[part] = Number(found);
    return at + found.length;
  };
}

function fraction(length: number): Reader {
  return (text, at, into) => {
    const found = text.slice(at, at + length);
    if (!new RegExp(`^\\d{${length}}$`).test(found)) return null;
    into.fraction = Number(found.padEnd(3, '0'));
    return at + length;
  };
}

function literal(expected: string): Reader {
  return (text, at) => {
    if (/^\s+$/.test(expected)) {
      const spaces = /^\s+/.exec(text.slice(at))?.[0];
      return spaces === undefined ? null : at + spaces.length;
    }
    return text.startsWith(expected, at) ? at + expected.length : null;
  };
}

// The longest name that fits, whatever its letter case and its full stop.
function names(part: Part | 'afternoon' | null, entries: readonly [string, number][]): Reader {
  const sorted = [...entries].sort(([a], [b]) => b.length - a.length);
  return (text, at, into) => {
    const rest = text.slice(at).toLowerCase();
    const found = sorted.find(([name]) => rest.startsWith(name.toLowerCase()));
    if (!found) return null;
    if (part !== null) into[part] = found[1];
    return at + found[0].length;
  };
}

function partsOf(into: Record<string, number>): DateParts | null {
  const { year, month, day, afternoon } = into;
  if (year === undefined || month === undefined || day === undefined) return null;
  let hour = into.hour ?? 0;
  if (afternoon !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + 12 * afternoon;
  }
  const { minute = 0, second = 0, fraction: thousandths = 0 } = into;
  return { year, month, day, hour, minute, second, fraction: thousandths };
}

// ICU writes days and months as the culture orders them; single letters read one digit or two.
function ownFormat(culture: string, style: TimeStyle): string {
  const parts = new Intl.DateTimeFormat(culture, {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    ...(style !== 'none' && { hour: 'numeric', minute: 'numeric' }),
    ...(style === 'seconds' && { second: 'numeric' }),
    numberingSystem: 'latn',
    calendar: 'gregory',
    timeZone: 'UTC',
  }).formatToParts(new Date(Date.UTC(2001, 2, 4, 15, 6, 7)));
  const twelve = parts.some((part) => part.type === 'dayPeriod');
  const tokens: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {
    year: 'yyyy',
    month: 'M',
    day: 'd',
    hour: twelve ? 'h' : 'H',
    minute: 'm',
    second: 's',
    dayPeriod: 'tt',
  };
  return parts
    .map(
      (part) => tokens[part.type] ?? (part.value.trim() === '' ? ' ' : quotedLetters(part.value)),
    )
    .join('');
}

function quotedLetters(text: string): string {
  return text.replaceAll(/\p{L}+/gu, "'$&'");
}

function monthNames(culture: string, length: 'short' | 'long'): [string, number][] {
  const withDay = new Intl.DateTimeFormat(culture, {
    month: length,
    day: 'numeric',
    timeZone: 'UTC',
  });
  const alone = new Intl.DateTimeFormat(culture, { month: length, timeZone: 'UTC' });
  return Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2001, month, 1))).flatMap(
    (date, month): [string, number][] =>
      [namePart(withDay, date), namePart(alone, date)].flatMap((name): [string, number][] => [
        [name, month + 1],
        [name.replace(/\.$/, ''), month + 1],
      ]),
  );
}

function namePart(format: Intl.DateTimeFormat, date: Date): string {
  return format.formatToParts(date).find((part) => part.type === 'month')?.value ?? '';
}

function weekdayNames(culture: string, length: 'short' | 'long'): [string, number][] {
  const format = new Intl.DateTimeFormat(culture, { weekday: length, timeZone: 'UTC' });
  return Array.from({ length: 7 }, (_, day) => [
    format.format(new Date(Date.UTC(2001, 0, day + 1))),
    day,
  ]);
}

function dayPeriods(culture: string): [string, number][] {
  const format = new Intl.DateTimeFormat(culture, {
    hour: 'numeric',
    hour12: true,
    timeZone: 'UTC',
  });
  return [3, 15].map((hour, at) => [
    format
      .formatToParts(new Date(Date.UTC(2001, 0, 1, hour)))
      .find((part) => part.type === 'dayPeriod')?.value ?? (at === 0 ? 'AM' : 'PM'),
    at,
  ]);
}
