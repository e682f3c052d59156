import type { Source } from './sources';
import ts from 'typescript';

const LONGEST_FUNCTION = 40;

/**
 * Functions that are still longer than 40 lines, as `file name`. The list only shrinks: who touches
 * one splits it and takes its line out. A new function does not go here.
 */
export const STILL_LONG: readonly string[] = [];

/** The functions of a file that are too long, by the file and the name they are known by. */
export function longFunctions(source: Source): { name: string; lines: number }[] {
  if (source.text.split('\n').length <= LONGEST_FUNCTION) return [];
  const file = ts.createSourceFile(source.path, source.text, ts.ScriptTarget.Latest);
  const found: { name: string; lines: number }[] = [];
  const visit = (node: ts.Node, named: string): void => {
    const name = nameOf(node, file) ?? named;
    const lines = bodyLines(node, file);
    if (lines > LONGEST_FUNCTION) found.push({ name: `${source.path} ${name}`, lines });
    ts.forEachChild(node, (child) => visit(child, name));
  };
  visit(file, '');
  return found;
}

function nameOf(node: ts.Node, file: ts.SourceFile): string | undefined {
  const name = 'name' in node ? (node.name as ts.Node | undefined) : undefined;
  return name === undefined ? undefined : file.text.slice(name.getStart(file), name.end);
}

// Decorated parameters do not count, they are what a schema says of arguments.
function bodyLines(node: ts.Node, file: ts.SourceFile): number {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return 0;
  const { body } = node;
  const line = (position: number): number => file.getLineAndCharacterOfPosition(position).line;
  return line(body.end) - line(body.getStart(file)) + 1;
}
