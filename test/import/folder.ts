import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder of files to import, for one test. */
export class ImportedFolder {
  readonly path = mkdtempSync(join(tmpdir(), 'tandem-import-'));

  /** Writes a file shaped as an API answers. */
  records(file: string, value: readonly unknown[]): this {
    return this.text(file, JSON.stringify({ '@odata.context': 'x', value }));
  }

  /** Writes a file of any content. */
  text(file: string, content: string): this {
    const path = join(this.path, `${file}.json`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return this;
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}
