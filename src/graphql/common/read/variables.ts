import { Kind, visit, BREAK, type FieldNode, type FragmentDefinitionNode } from 'graphql';

type Fragments = Readonly<Record<string, FragmentDefinitionNode>>;

const known = new WeakMap<FieldNode, boolean>();

/** Whether what is selected below a field can differ between two runs of the document: it names a variable or is conditional. */
export function dependsOnVariables(field: FieldNode, fragments: Fragments): boolean {
  let depends = known.get(field);
  if (depends === undefined) {
    depends = field.selectionSet !== undefined && varies(field, fragments, new Set());
    known.set(field, depends);
  }
  return depends;
}

function varies(
  node: FieldNode | FragmentDefinitionNode,
  fragments: Fragments,
  seen: Set<string>,
): boolean {
  let found = false;
  const below = node.selectionSet;
  if (!below) return false;
  visit(below, {
    [Kind.VARIABLE]: () => {
      found = true;
      return BREAK;
    },
    [Kind.FRAGMENT_SPREAD]: (spread) => {
      const name = spread.name.value;
      const fragment = fragments[name];
      if (fragment && !seen.has(name) && varies(fragment, fragments, seen.add(name))) {
        found = true;
        return BREAK;
      }
      return undefined;
    },
  });
  return found;
}
