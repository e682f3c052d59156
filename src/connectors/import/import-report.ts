import { KEPT_PROBLEMS, type ImportProblem, type ImportSummary } from './import-summary';

/** An import as lines for a person: what became of each file, then what could not be loaded and why. */
export function importReport({ files, problems, skipped }: ImportSummary): string[] {
  const lines = files.map(
    ({ file, inserted, updated, unchanged, refused }) =>
      `${file}: ${inserted} new, ${updated} changed, ${unchanged} unchanged, ${refused} refused`,
  );
  for (const file of skipped) lines.push(`${file}: not loaded, no such records are kept`);
  lines.push(...problems.map(problemLine));
  for (const { file, refused } of files) {
    if (refused > KEPT_PROBLEMS)
      lines.push(`${file}: ${refused - KEPT_PROBLEMS} more records were refused`);
  }
  return lines;
}

/** Whether something of the folder is not in the database now; a file of an unknown name does not count. */
export function hasBadRecords({ problems }: ImportSummary): boolean {
  return problems.some(({ code }) => code !== 'UNKNOWN_FILE');
}

function problemLine({ file, index, field, code, message }: ImportProblem): string {
  const place = index === null ? file : `${file}[${index}]`;
  return `${place}${field === null ? '' : ` ${field}`}: ${code} ${message}`;
}
