import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { composeSchema } from '../../src/composition';
import { printApiSchema } from '../../src/graphql/schema';
import { ROOT } from './sources';

let schema: GraphQLSchema;
let types: GraphQLNamedType[];

beforeAll(async () => {
  schema = await composeSchema();
  types = Object.values(schema.getTypeMap()).filter(
    (type) => !type.name.startsWith('__') && !BUILT_IN.has(type.name),
  );
});

const BUILT_IN = new Set([
  'String',
  'Int',
  'Float',
  'Boolean',
  'ID',
  'Query',
  'Mutation',
  'Subscription',
]);

/** Lists that are bounded by nature, and why that is so is in their description. */
const BOUNDED = new Set(
  `lines units fieldMappings fields warnings errors outcomes runs refused changes conflicts alsoWritten steps
   problems passes transformationTypes mappableFields templates properties path edges nodes setupSteps checks`.split(
    /\s+/,
  ),
);

describe('the schema', () => {
  it('is committed as it is generated', () => {
    const file = join(ROOT, 'schema/schema.graphql');
    expect(existsSync(file)).toBe(true);
    expect(readFileSync(file, 'utf8')).toBe(printApiSchema(schema));
  });

  it('describes every element', () => {
    const bare: string[] = [];
    const note = (where: string, text: string | null | undefined): void => {
      if (!text || text.trim().length < 5) bare.push(where);
    };
    for (const type of [...types, ...roots()]) {
      if (!BUILT_IN.has(type.name)) note(type.name, type.description);
      if (isEnumType(type))
        for (const value of type.getValues()) note(`${type.name}.${value.name}`, value.description);
      if (isInputObjectType(type)) {
        for (const field of Object.values(type.getFields()))
          note(`${type.name}.${field.name}`, field.description);
      }
      if (isObjectType(type) || isInterfaceType(type)) {
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field.description);
          for (const arg of field.args)
            note(`${type.name}.${field.name}(${arg.name})`, arg.description);
        }
      }
    }
    expect(bare).toEqual([]);
  });

  it('gives every mutation one required input and a payload with errors', () => {
    const wrong: string[] = [];
    for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
      const [input, ...rest] = field.args;
      const payload = getNamedType(field.type);
      const fine =
        rest.length === 0 &&
        input?.name === 'input' &&
        isNonNullType(input.type) &&
        payload.name.endsWith('Payload') &&
        isObjectType(payload) &&
        'errors' in payload.getFields() &&
        /Refuses with: /.test(field.description ?? '');
      if (!fine) wrong.push(field.name);
    }
    expect(wrong).toEqual([]);
  });

  it('has no list of records that could grow without a page', () => {
    const unbounded: string[] = [];
    for (const type of [...types, ...roots()]) {
      if (!isObjectType(type)) continue;
      for (const field of Object.values(type.getFields())) {
        if (!isListType(getNullableType(field.type)) || BOUNDED.has(field.name)) continue;
        if (isObjectType(getNamedType(field.type))) unbounded.push(`${type.name}.${field.name}`);
      }
    }
    expect(unbounded).toEqual([]);
  });

  it('uses the names of the house', () => {
    const wrong: string[] = [];
    for (const type of types) {
      if (!/^[A-Z][A-Za-z0-9]*$/.test(type.name)) wrong.push(type.name);
      if (isEnumType(type)) {
        for (const value of type.getValues())
          if (!/^[A-Z][A-Z0-9_]*$/.test(value.name)) wrong.push(`${type.name}.${value.name}`);
      }
      if (isObjectType(type)) {
        for (const field of Object.values(type.getFields())) {
          if (!/^[a-z][A-Za-z0-9]*$/.test(field.name)) wrong.push(`${type.name}.${field.name}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has the nouns that clients rely on, singular and list', () => {
    const queries = Object.keys(schema.getQueryType()?.getFields() ?? {});
    expect(queries).toEqual(expect.arrayContaining([...NOUNS]));
  });
});

const NOUNS = [
  ...[
    'customer',
    'customers',
    'account',
    'accounts',
    'item',
    'items',
    'resource',
    'resources',
    'product',
    'products',
  ],
  ...[
    'quote',
    'quotes',
    'crmQuote',
    'crmQuotes',
    'order',
    'orders',
    'crmOrder',
    'crmOrders',
    'invoice',
    'invoices',
  ],
  ...[
    'crmInvoice',
    'crmInvoices',
    'contact',
    'contacts',
    'crmContact',
    'crmContacts',
    'salesperson',
    'salespeople',
  ],
  ...[
    'crmUser',
    'crmUsers',
    'currency',
    'currencies',
    'crmCurrency',
    'crmCurrencies',
    'unitOfMeasure',
    'unitsOfMeasure',
  ],
  ...[
    'unitGroup',
    'unitGroups',
    'crmUnitGroup',
    'crmUnitGroups',
    'customerPriceGroup',
    'customerPriceGroups',
  ],
  ...[
    'salesPrice',
    'salesPrices',
    'priceList',
    'priceLists',
    'opportunity',
    'opportunities',
    'crmOpportunity',
  ],
  ...[
    'crmOpportunities',
    'tableMapping',
    'tableMappings',
    'coupling',
    'couplings',
    'syncRun',
    'syncRuns',
    'syncRunErrors',
  ],
];

function roots(): GraphQLNamedType[] {
  return [schema.getQueryType(), schema.getMutationType()].filter((type) => type != null);
}
