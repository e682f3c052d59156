import {
  GraphQLError,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type SelectionSetNode,
  valueFromAST,
} from 'graphql';

/** One field that a query asks for, with everything it asks for below. */
export interface SelectedField {
  readonly name: string;
  /** Under which key the answer carries it. */
  readonly key: string;
  /** Argument values; variables are filled in. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Fields below, as the type `type` has them; empty for a leaf. */
  readonly fields: readonly SelectedField[];
  /** Name of the object type that `fields` belong to; null for a leaf or an abstract type. */
  readonly type: string | null;
}

/** What the walk needs of a resolver's info. */
export type WalkInfo = Pick<GraphQLResolveInfo, 'schema' | 'fragments' | 'variableValues'>;

/** The fields selected below the nodes, as object type `typeName` has them: fragments and conditions resolved. */
export function selectedFields(
  nodes: readonly FieldNode[],
  typeName: string,
  info: WalkInfo,
): SelectedField[] {
  const type = info.schema.getType(typeName);
  if (!isObjectType(type)) throw new GraphQLError(`${typeName} is no object type.`);
  const found = new Map<string, FieldNode[]>();
  for (const node of nodes) if (node.selectionSet) collect(node.selectionSet, type, info, found);
  return [...found.values()].flatMap((group) => selected(group, type, info));
}

/** The field below `path`, such as `edges.node` of a connection; its nodes and the type they are of. */
export function nodesBelow(nodes: readonly FieldNode[], path: string, info: WalkInfo): FieldNode[] {
  let level = [...nodes];
  for (const step of path.split('.')) {
    level = level.flatMap((node) =>
      node.selectionSet ? fieldsNamed(node.selectionSet, step, info) : [],
    );
  }
  return level;
}

function fieldsNamed(set: SelectionSetNode, name: string, info: WalkInfo): FieldNode[] {
  return set.selections.flatMap((selection) => {
    if (!included(selection, info)) return [];
    if (selection.kind === Kind.FIELD) return selection.name.value === name ? [selection] : [];
    const below =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment(selection.name.value, info);
    return fieldsNamed(below.selectionSet, name, info);
  });
}

function selected(group: FieldNode[], parent: GraphQLObjectType, info: WalkInfo): SelectedField[] {
  const node = group[0];
  if (!node || node.name.value.startsWith('__')) return [];
  const field = parent.getFields()[node.name.value];
  if (!field) return [];
  const type = getNamedType(field.type);
  const args: Record<string, unknown> = {};
  for (const definition of field.args) {
    const given = node.arguments?.find((argument) => argument.name.value === definition.name);
    const value = given && valueFromAST(given.value, definition.type, info.variableValues);
    if (value !== undefined) args[definition.name] = value;
    else if (definition.defaultValue !== undefined) args[definition.name] = definition.defaultValue;
  }
  return [
    {
      name: node.name.value,
      key: node.alias?.value ?? node.name.value,
      args,
      fields: isObjectType(type) ? selectedFields(group, type.name, info) : [],
      type: isCompositeType(type) && !isAbstractType(type) ? type.name : null,
    },
  ];
}

function collect(
  set: SelectionSetNode,
  type: GraphQLObjectType,
  info: WalkInfo,
  found: Map<string, FieldNode[]>,
): void {
  for (const selection of set.selections) {
    if (!included(selection, info)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      found.set(key, [...(found.get(key) ?? []), selection]);
      continue;
    }
    const below =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragment(selection.name.value, info);
    const condition = below.typeCondition?.name.value;
    if (condition === undefined || applies(condition, type, info.schema)) {
      collect(below.selectionSet, type, info, found);
    }
  }
}

function applies(condition: string, type: GraphQLObjectType, schema: GraphQLSchema): boolean {
  if (condition === type.name) return true;
  const other = schema.getType(condition);
  return isAbstractType(other) && schema.isSubType(other, type);
}

function fragment(name: string, info: WalkInfo): FragmentDefinitionNode {
  const found = info.fragments[name];
  if (!found) throw new GraphQLError(`Unknown fragment ${name}.`);
  return found;
}

function included(
  node: { readonly directives?: FieldNode['directives'] },
  info: WalkInfo,
): boolean {
  for (const directive of node.directives ?? []) {
    const name = directive.name.value;
    if (name !== 'skip' && name !== 'include') continue;
    const value = directive.arguments?.[0]?.value;
    const condition =
      value?.kind === Kind.VARIABLE
        ? info.variableValues[value.name.value] === true
        : value?.kind === Kind.BOOLEAN && value.value;
    if (condition === (name === 'skip')) return false;
  }
  return true;
}
