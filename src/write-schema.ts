import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeSchema } from './composition';
import { errorPage } from './graphql/common/errors/error-page';
import { printApiSchema } from './graphql/schema';
import { projectFolder } from './platform/config';

/**
 * Writes what follows from the code: the schema as SDL to `schema/schema.graphql`, and the page of error codes to
 * `docs/error-codes.md`. With `check`, compares instead and fails on a difference.
 */
export async function writeSchema(check: boolean): Promise<void> {
  const files = {
    'schema/schema.graphql': printApiSchema(await composeSchema()),
    'docs/error-codes.md': errorPage(),
  };
  for (const [path, text] of Object.entries(files)) {
    const file = join(projectFolder(), path);
    if (!check) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text)
      throw new Error(
        `${path} differs from the code. Run \`npm run schema\` and commit the result.`,
      );
  }
}
