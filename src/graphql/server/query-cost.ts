import {
  GraphQLError,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  valueFromASTUntyped,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type DocumentNode,
  type FieldNode,
} from 'graphql';
import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './context';
import { FIRST } from '../common/lists/list.args';

/** Limits of one query. */
export interface QueryLimits {
  /** Greatest cost: a field costs one, `first` multiplies what is below it. */
  readonly maxCost: number;
  /** Greatest depth of nested fields. */
  readonly maxDepth: number;
}

/** A list that is bounded by nature counts as this many records. */
const PLAIN_LIST = 10;

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly limits: QueryLimits;
  /** Fields visited so far; fragments within fragments make many of few. */
  visited: number;
}

/** Refuses a query above the limits before it runs. */
export function queryCostPlugin(limits: QueryLimits): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: (request) => {
          const { schema, document, operation } = request;
          const variables = request.request.variables ?? {};
          if (operation) checkQueryCost({ schema, document, operation, variables, limits });
          return Promise.resolve();
        },
      }),
  };
}

/** An operation of a validated document that is about to run. */
export interface CostlyOperation {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly limits: QueryLimits;
}

/** Refuses an operation above the limits. */
export function checkQueryCost({
  schema,
  document,
  operation,
  variables,
  limits,
}: CostlyOperation) {
  const given = { ...defaultsOf(operation), ...variables };
  const fragments = fragmentsOf(document);
  checkCost({ schema, fragments, variables: given, limits, visited: 0 }, operation);
}

const fragmentMaps = new WeakMap<DocumentNode, ReadonlyMap<string, FragmentDefinitionNode>>();
const fixedCosts = new WeakMap<OperationDefinitionNode, number>();

function checkCost(walk: Walk, operation: OperationDefinitionNode): void {
  const fixed = fixedCosts.get(operation);
  if (fixed !== undefined) return;
  const root = walk.schema.getRootType(operation.operation);
  const cost = root ? costOf(operation.selectionSet, root, walk, 1) : 0;
  if (cost > walk.limits.maxCost) {
    throw refusedQuery(
      `The query may cost ${cost}; at most ${walk.limits.maxCost} is served. Ask for fewer records with \`first\` or for fewer nested lists.`,
    );
  }
  if (!operation.variableDefinitions?.length) fixedCosts.set(operation, cost);
}

function costOf(set: SelectionSetNode, type: GraphQLNamedType, walk: Walk, depth: number): number {
  if (depth > walk.limits.maxDepth) {
    throw refusedQuery(`The query is nested more than ${walk.limits.maxDepth} fields deep.`);
  }
  let cost = 0;
  for (const selection of set.selections) {
    if (++walk.visited > walk.limits.maxCost) {
      throw refusedQuery(`The query selects more than ${walk.limits.maxCost} fields.`);
    }
    if (selection.kind === Kind.FIELD) {
      cost += costOfField(selection, type, walk, depth);
    } else {
      const below =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : walk.fragments.get(selection.name.value);
      const condition = below?.typeCondition?.name.value;
      const inner = condition ? walk.schema.getType(condition) : type;
      if (below && inner) cost += costOf(below.selectionSet, inner, walk, depth + 1);
    }
  }
  return cost;
}

function costOfField(node: FieldNode, type: GraphQLNamedType, walk: Walk, depth: number): number {
  if (node.name.value.startsWith('__') || !(isObjectType(type) || isInterfaceType(type))) return 0;
  const field = type.getFields()[node.name.value];
  if (!field) return 0;
  const inner = getNamedType(field.type);
  if (!node.selectionSet || !isCompositeType(inner)) return 1;
  const records = recordsOf(node, field, inner, walk);
  return 1 + records * costOf(node.selectionSet, inner, walk, depth + 1);
}

// A connection counts as the page it asks for; `edges` and `nodes` inside it are that page, not more.
function recordsOf(
  node: FieldNode,
  field: GraphQLField<unknown, unknown>,
  inner: GraphQLNamedType,
  walk: Walk,
): number {
  if (inner.name.endsWith('Connection')) {
    const first = node.arguments?.find((argument) => argument.name.value === 'first')?.value;
    const given =
      first?.kind === Kind.VARIABLE
        ? walk.variables[first.name.value]
        : first?.kind === Kind.INT && Number(first.value);
    // A page size that no list serves is refused where the list is read; here it must not make others cheap.
    return typeof given === 'number' ? Math.max(1, given) : FIRST.default;
  }
  const paged = /^(edges|nodes)$/.test(node.name.value);
  return isListType(getNullableType(field.type)) && !paged ? PLAIN_LIST : 1;
}

function defaultsOf(operation: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    (operation.variableDefinitions ?? []).flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  let fragments = fragmentMaps.get(document);
  if (!fragments) {
    fragments = new Map(
      document.definitions.flatMap((definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION
          ? [[definition.name.value, definition] as const]
          : [],
      ),
    );
    fragmentMaps.set(document, fragments);
  }
  return fragments;
}

function refusedQuery(message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'QUERY_TOO_COSTLY', http: { status: 400 } },
  });
}
