import { errorClassOf, type ErrorClass } from '../../../sync/engine/error-class';
import { ERROR_CODES } from './error-code';

const CLASSES: readonly [ErrorClass, string, string][] = [
  [
    'TRANSIENT',
    'Heal by themselves',
    'They are tried again with growing pauses and never end in skipped pairs. Nobody has to act unless they last.',
  ],
  [
    'WAITING',
    'Wait for another record',
    'They are tried again when the record they wait for is coupled. Couple it, and the rest follows.',
  ],
  [
    'CONFIGURATION',
    'Ask for another configuration',
    'Whoever keeps table mappings, fields and templates changes them.',
  ],
  [
    'ADMINISTRATOR',
    'Ask for an administrator',
    'Connection, roles, number series and the setup of the company.',
  ],
  [
    'PERSON',
    'Ask for a person',
    'Whoever knows the record, or whoever sent the request, corrects or decides. Nothing is tried again unchanged.',
  ],
];

/** The page of documentation that says of every error code what it asks for. */
export function errorPage(): string {
  const sections = CLASSES.map(([kind, title, text]) => {
    const rows = Object.entries(ERROR_CODES)
      .filter(([code]) => errorClassOf(code) === kind)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, meaning]) => `| \`${code}\` | ${meaning} |`);
    return [
      `## ${title}`,
      '',
      text,
      '',
      '| code | what it means, and what to do |',
      '| --- | --- |',
      ...rows,
    ].join('\n');
  });
  return [
    '# Error codes',
    'Every refusal and every failure carries a code, a sentence with the record and the values at fault, and a remedy that names the\nmutation where there is one. Codes are stable. This page is written by `npm run schema`.',
    ...sections,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}
