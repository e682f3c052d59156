// Turns the TypeScript of src/ and migrations/ into dist/, file by file, and only what has changed since.
// It does not check types: `npm run build` does. That is what lets a first start take seconds.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, sep } from 'node:path';
import { performance } from 'node:perf_hooks';

const require = createRequire(import.meta.url);
const SOURCES = ['src', 'migrations', 'bench'];
const LOOSE_FILES = ['ormconfig.ts'];
const DECIDES_ALL = ['tsconfig.json', 'package.json', 'src/build.mjs'];
const STAMP = 'build-stamp.json';

/**
 * Builds what is missing or out of date, and removes what has no source any more.
 * @param {string} root folder of the project
 * @param {(line: string) => void} tell is told when there is work to do
 */
export function build(root, tell) {
  const stampFile = join(root, 'dist', STAMP);
  const before = readStamp(stampFile);
  const now = survey(root);
  const all = before === null || before.decides !== now.decides;
  const stale = Object.keys(now.files).filter(
    (file) => all || before.files[file] !== now.files[file] || !existsSync(outputOf(root, file)),
  );
  const gone = Object.keys(before?.files ?? {}).some((file) => !(file in now.files));
  if (stale.length === 0 && !gone) return;
  const started = performance.now();
  tell(`Building ${stale.length} ${stale.length === 1 ? 'file' : 'files'} ...`);
  transpile(root, stale);
  removeOrphans(root, now.files);
  writeWhole(stampFile, JSON.stringify(now));
  tell(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`);
}

/** Transpiles the given files; throws with every syntax error found. */
function transpile(root, files) {
  const ts = require('typescript');
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  if (error !== undefined)
    throw new Error(ts.flattenDiagnosticMessageText(error.messageText, '\n'));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, root);
  const compilerOptions = { ...options, incremental: undefined, tsBuildInfoFile: undefined };
  const problems = [];
  for (const file of files) {
    const result = ts.transpileModule(readFileSync(join(root, file), 'utf8'), {
      compilerOptions,
      fileName: join(root, file),
      reportDiagnostics: true,
    });
    problems.push(...(result.diagnostics ?? []));
    const output = outputOf(root, file);
    mkdirSync(dirname(output), { recursive: true });
    if (result.sourceMapText !== undefined)
      writeWhole(`${output}.map`, sourceMap(result.sourceMapText, root, file));
    writeWhole(output, result.outputText);
  }
  if (problems.length === 0) return;
  throw new Error(
    ts.formatDiagnostics(problems, {
      getCanonicalFileName: (name) => name,
      getCurrentDirectory: () => root,
      getNewLine: () => '\n',
    }),
  );
}

function sourceMap(text, root, file) {
  const depth = file.split('/').length;
  return JSON.stringify({ ...JSON.parse(text), sources: [`${'../'.repeat(depth)}${file}`] });
}

/** What there is to build: each file with its time and size, and what decides over all of them. */
function survey(root) {
  const files = {};
  for (const folder of SOURCES) {
    if (!existsSync(join(root, folder))) continue;
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !entry.name.endsWith('.ts') || entry.name.endsWith('.d.ts')) continue;
      const path = join(entry.parentPath ?? entry.path, entry.name);
      files[path.slice(root.length + 1).replaceAll(sep, '/')] = markOf(path);
    }
  }
  for (const file of LOOSE_FILES) files[file] = markOf(join(root, file));
  return { decides: DECIDES_ALL.map((file) => markOf(join(root, file))).join(' '), files };
}

function markOf(path) {
  const { mtimeMs, size } = statSync(path);
  return `${mtimeMs}/${size}`;
}

function outputOf(root, file) {
  return join(root, 'dist', file.replace(/\.ts$/, '.js'));
}

// Entities and migrations are found by their file names: one whose source is gone must not stay.
function removeOrphans(root, files) {
  const expected = new Set(Object.keys(files).map((file) => outputOf(root, file)));
  for (const folder of SOURCES) {
    const built = join(root, 'dist', folder);
    if (!existsSync(built)) continue;
    for (const name of readdirSync(built, { recursive: true })) {
      const output = join(built, name);
      if (/\.js(\.map)?$/.test(name) && !expected.has(output.replace(/\.map$/, '')))
        rmSync(output, { force: true });
    }
  }
}

function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

// Another process may build at the same time: nobody may read half a file.
function writeWhole(file, text) {
  const draft = join(dirname(file), `.${basename(file)}.${process.pid}`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(draft, text);
  renameSync(draft, file);
}
