import type { RuleParameters, TransformationType } from '../transformation-type';
import { compileDateFormat, type DateParts } from './date-format';

const PARAMETERS = {
  format: { kind: 'text', longest: 60 },
  culture: { kind: 'culture' },
} as const;

/** Days and instants. What cannot be read is passed on as it is, and normally fails in the conversion. */
export const dateTypes: Readonly<Record<string, TransformationType>> = {
  DATE_FORMATTING: {
    parameters: PARAMETERS,
    complaint: formatComplaint,
    build: (parameters) => {
      const read = readerOf(parameters, false);
      return (text) => dayOf(read(text)) ?? text;
    },
  },
  DATE_TIME_FORMATTING: {
    parameters: PARAMETERS,
    complaint: formatComplaint,
    build: (parameters) => {
      const read = readerOf(parameters, true);
      return (text) => instantOf(read(text)) ?? text;
    },
  },
  EXTRACT_FROM_DATE: {
    parameters: { part: { kind: 'choice', required: true, choices: ['DAY', 'MONTH', 'YEAR'] } },
    build: ({ part }) => {
      const at = ['YEAR', 'MONTH', 'DAY'].indexOf(String(part));
      return (text) => {
        const day = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]|$)/.exec(text.trim());
        return day ? String(Number(day[at + 1])) : text;
      };
    },
  },
  UNIX_TIMESTAMP: {
    parameters: {},
    build: () => (text) => {
      const seconds = /^-?\d{1,12}(\.\d{1,3})?$/.test(text.trim()) ? Number(text) : Number.NaN;
      const instant = new Date(seconds * 1000);
      return Number.isNaN(instant.getTime()) ? text : instant.toISOString();
    },
  },
};

function readerOf({ format, culture }: RuleParameters, time: boolean) {
  return compileDateFormat({
    format: format === undefined ? null : String(format),
    culture: culture === undefined ? 'en-US' : String(culture),
    time,
  });
}

function formatComplaint(parameters: RuleParameters) {
  if (parameters.format === undefined && parameters.culture === undefined) {
    return { parameter: 'format', message: 'Give a format, or a culture whose own format counts.' };
  }
  try {
    readerOf(parameters, true);
    return null;
  } catch (error) {
    return { parameter: 'format', message: (error as Error).message };
  }
}

function dayOf(parts: DateParts | null): string | null {
  return (
    instantOf(parts && { ...parts, hour: 0, minute: 0, second: 0, fraction: 0 })?.slice(0, 10) ??
    null
  );
}

function instantOf(parts: DateParts | null): string | null {
  if (!parts) return null;
  const { year, month, day, hour, minute, second, fraction } = parts;
  const instant = new Date(0);
  instant.setUTCFullYear(year, month - 1, day);
  instant.setUTCHours(hour, minute, second, fraction);
  const real =
    instant.getUTCFullYear() === year &&
    instant.getUTCMonth() === month - 1 &&
    instant.getUTCDate() === day &&
    hour < 24 &&
    minute < 60 &&
    second < 60;
  return real ? instant.toISOString() : null;
}
