import type { Refusal } from '../../platform/errors/refusal';

/** A record, or a file, that could not be loaded. */
export interface ImportProblem {
  readonly file: string;
  /** Place in the file, from 0; null when the file as a whole cannot be read. */
  readonly index: number | null;
  /** Field of the record as the file names it; null when no single field is at fault. */
  readonly field: string | null;
  readonly code: string;
  readonly message: string;
}

/** What became of a file. */
export interface FileSummary {
  readonly file: string;
  inserted: number;
  updated: number;
  unchanged: number;
  refused: number;
}

/** What became of an import. */
export interface ImportSummary {
  readonly files: FileSummary[];
  /** The first problems of each file; `files` counts them all. */
  readonly problems: ImportProblem[];
  /** Files of entities that the product keeps no records of. */
  readonly skipped: string[];
}

/** So many problems of a file are kept; a file may be bad from end to end. */
export const KEPT_PROBLEMS = 1_000;

/** Collects what becomes of the records of one file. */
export class FileReport {
  readonly counts: FileSummary;
  private kept = 0;

  constructor(
    private readonly summary: ImportSummary,
    file: string,
  ) {
    const known = summary.files.find((each) => each.file === file);
    this.counts = known ?? { file, inserted: 0, updated: 0, unchanged: 0, refused: 0 };
    if (!known) summary.files.push(this.counts);
  }

  /** A record, or with null the file as a whole, cannot be loaded. `field` is that of the file. */
  refuse(index: number | null, refusal: Refusal, field: string | null): void {
    if (index !== null) this.counts.refused++;
    if (this.kept++ >= KEPT_PROBLEMS) return;
    const message =
      refusal.field !== null && field !== null && refusal.message.startsWith(`${refusal.field} `)
        ? `${field}${refusal.message.slice(refusal.field.length)}`
        : refusal.message;
    this.summary.problems.push({
      file: this.counts.file,
      index,
      field,
      code: refusal.code,
      message,
    });
  }
}
