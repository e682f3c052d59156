import type { Tx } from '../../../platform/database/db';
import { Refusal } from '../../../platform/errors/refusal';

/** What is wrong with one element of a document. */
export interface ImportProblem {
  /** Place in the document, such as `tableMappings.3.fields.2.crmField`. */
  path: string;
  code: string;
  message: string;
  remedy: string | null;
  data: Record<string, unknown>;
}

/** Most problems that one answer carries. */
const MOST = 100;

/** Collects what is wrong with a document: every element is checked, whatever came before it. */
export class ImportProblems {
  private readonly problems: ImportProblem[] = [];

  constructor(private readonly tx: Tx) {}

  /** Applies an element; a refusal takes back what it wrote and is kept with its place. */
  async at(path: string, work: () => Promise<unknown>): Promise<void> {
    try {
      await this.tx.savepoint(work);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.add(path, error);
    }
  }

  /** Keeps a refusal with its place. */
  add(path: string, { code, message, field, remedy, data }: Refusal): void {
    if (this.problems.length >= MOST) return;
    const place = field === null ? path : `${path}.${field}`;
    this.problems.push({ path: place, code, message, remedy, data });
  }

  /** Refuses the document when anything was wrong. */
  settle(): void {
    const [first, ...others] = this.problems;
    if (!first) return;
    const more = others.length === 0 ? '' : ` (and ${others.length} more)`;
    throw new Refusal('DOCUMENT_INVALID', `${first.path}: ${first.message}${more}`, {
      field: `document.${first.path}`,
      remedy: 'Nothing was written. Correct the document; data lists every problem with its place.',
      data: { problems: this.problems },
    });
  }
}

/** Where a document is not of the form that a configuration has. */
export interface FormFault {
  /** Place in the document; empty: the document itself. */
  readonly path: string;
  readonly message: string;
}

/** A document is not of the form that a configuration has. */
export function documentMalformed(faults: readonly FormFault[]): Refusal {
  const { path, message } = faults[0] ?? { path: '', message: 'is not read.' };
  const more = faults.length > 1 ? ` (and ${faults.length - 1} more)` : '';
  const place = path === '' ? 'The document' : path;
  return new Refusal('DOCUMENT_INVALID', `${place}: ${message}${more}`, {
    field: path === '' ? 'document' : `document.${path}`,
    remedy: 'Start from an export (mappingConfiguration); data lists every problem with its place.',
    data: { problems: faults.slice(0, MOST) },
  });
}
