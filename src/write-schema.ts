import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSchema } from './composition';
import { printApiSchema } from './graphql/schema';
import { projectFolder } from './platform/config';

/** Writes the schema as SDL to `schema/schema.graphql`; with `check`, compares instead and fails on a difference. */
export async function writeSchema(check: boolean): Promise<void> {
  const file = join(projectFolder(), 'schema/schema.graphql');
  const text = printApiSchema(await composeSchema());
  if (!check) {
    writeFileSync(file, text);
    return;
  }
  if (readFileSync(file, 'utf8') !== text) {
    throw new Error(
      'schema/schema.graphql differs from the code. Run `npm run schema` and commit the result.',
    );
  }
}
