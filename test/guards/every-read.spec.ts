import {
  getNamedType,
  isInputObjectType,
  isObjectType,
  isLeafType,
  isEnumType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';
import { startApi, type TestApi } from '../support/api';

// A page of records; the connection to the CRM is none.
const PAGE = /.Connection$/;

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.stop());

/** Everything one level below a type: its own values, and the ids of what it leads to. */
function selectionOf(type: GraphQLObjectType): string {
  return Object.values(type.getFields()).map(fieldOf).join(' ');
}

function fieldOf(field: GraphQLField<unknown, unknown>): string {
  const type = getNamedType(field.type);
  if (isLeafType(type) || isEnumType(type)) return field.name;
  if (!isObjectType(type)) return '';
  if (PAGE.test(type.name)) return `${field.name}(first: 1) { totalCount nodes { id } }`;
  const leaves = Object.values(type.getFields()).filter((below) =>
    isLeafType(getNamedType(below.type)),
  );
  return `${field.name} { ${leaves.map((below) => below.name).join(' ')} }`;
}

describe('every read that the schema offers is valid', () => {
  it('for every noun: all fields, all relations, all sortings, all filters', async () => {
    const failures: string[] = [];
    // A list that must be told what it is about has a spec of its own.
    const lists = Object.values(api.schema.getQueryType()?.getFields() ?? {}).filter(
      (field) => PAGE.test(getNamedType(field.type).name) && !field.args.some(isRequiredArgument),
    );
    expect(lists.length).toBeGreaterThan(30);
    for (const list of lists) {
      const connection = getNamedType(list.type) as GraphQLObjectType;
      const node = getNamedType(
        connection.getFields().nodes?.type ?? list.type,
      ) as GraphQLObjectType;
      const queries = [
        `{ ${list.name}(first: 2) { totalCount edges { cursor } nodes { ${selectionOf(node)} } } }`,
      ];
      const order = list.args.find((arg) => arg.name === 'orderBy');
      const orderType = order && getNamedType(order.type);
      if (isInputObjectType(orderType)) {
        const fields = getNamedType(orderType.getFields().field?.type ?? orderType);
        const names = isEnumType(fields) ? fields.getValues().map((value) => value.name) : [];
        for (const name of names)
          queries.push(
            `{ ${list.name}(orderBy: { field: ${name}, direction: DESC }) { nodes { id } } }`,
          );
      }
      const where = list.args.find((arg) => arg.name === 'where');
      const whereType = where && getNamedType(where.type);
      if (isInputObjectType(whereType)) {
        for (const field of Object.values(whereType.getFields())) {
          const operators = getNamedType(field.type);
          if (!isInputObjectType(operators) || operators.name === whereType.name) continue;
          if (operators.getFields().isNull)
            queries.push(
              `{ ${list.name}(where: { ${field.name}: { isNull: true } }) { totalCount } }`,
            );
        }
      }
      for (const query of queries) {
        const { errors } = await api.send(query);
        if (errors) failures.push(`${query.slice(0, 200)} -> ${errors[0]?.message ?? ''}`);
      }
    }
    expect(failures).toEqual([]);
  }, 60_000);
});
