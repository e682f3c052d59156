/**
 * The day a date formula of the ERP leads to, such as `30D`, `1M`, `CM+10D` or `2W`. Null when the formula is
 * blank or not one.
 */
export function dayAfter(day: string, formula: string | null): string | null {
  if (!formula) return null;
  const parts = [...formula.toUpperCase().matchAll(/([+-]?)(C?)(\d*)([DWMQY])/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== formula.toUpperCase())
    return null;
  const date = new Date(`${day}T00:00:00Z`);
  for (const [, sign, current, count, unit] of parts) {
    if (current) toEndOf(date, unit ?? 'D');
    else step(date, unit ?? 'D', Number(count || 1) * (sign === '-' ? -1 : 1));
  }
  return date.toISOString().slice(0, 10);
}

const MONTHS: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12 };

function step(date: Date, unit: string, count: number): void {
  const months = MONTHS[unit];
  if (months === undefined) {
    date.setUTCDate(date.getUTCDate() + count * (unit === 'W' ? 7 : 1));
    return;
  }
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + count * months);
  date.setUTCDate(Math.min(day, lastDayOf(date)));
}

function toEndOf(date: Date, unit: string): void {
  if (unit === 'W') {
    date.setUTCDate(date.getUTCDate() + ((7 - date.getUTCDay()) % 7));
    return;
  }
  const span = MONTHS[unit];
  if (span === undefined) return;
  const month = date.getUTCMonth();
  date.setUTCDate(1);
  date.setUTCMonth(month - (month % span) + span - 1);
  date.setUTCDate(lastDayOf(date));
}

function lastDayOf(date: Date): number {
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
}
