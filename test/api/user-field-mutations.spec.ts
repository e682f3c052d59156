import { isInputObjectType, getNamedType, type GraphQLInputType } from 'graphql';
import { anyInput, wholeMutation } from '../support/any-input';
import { startApi, type TestApi } from '../support/api';
import { dumpOf } from '../support/dump';
import { fillTables } from '../support/fill-tables';

let api: TestApi;
let id: string;

beforeAll(async () => {
  api = await startApi();
  await api.composition.unitOfWork.run((tx) => fillTables(tx, {}));
  await api.composition.unitOfWork.run((tx) => tx.execute('DELETE FROM sync.user_field'));
  const [row] = await api.composition.db.query<{ id: string }>(
    'SELECT id FROM erp.customer LIMIT 1',
  );
  id = row?.id ?? '';
});

afterAll(() => api.stop());

const fieldsOf = (type: GraphQLInputType) => {
  const named = getNamedType(type);
  return isInputObjectType(named) ? named.getFields() : {};
};

interface Payload {
  errors: { code: string; path: string[]; message: string; remedy: string }[];
}

describe('user-defined fields that nobody declared', () => {
  it('are refused by every mutation that takes some, and nothing is written', async () => {
    const before = await dumpOf(api);
    const asked: string[] = [];
    for (const mutation of Object.values(api.schema.getMutationType()?.getFields() ?? {})) {
      const type = mutation.args[0]?.type;
      const input = type ? fieldsOf(type) : {};
      const changes = input.changes ? fieldsOf(input.changes.type) : {};
      if (!type || !(input.userFields ?? changes.userFields)) continue;
      asked.push(mutation.name);
      const userFields = { shoeSize: 42 };
      const values = input.userFields ? { userFields } : { id, changes: { userFields } };
      const answer = await api.ask<Record<string, Payload>>(wholeMutation(mutation), {
        input: { ...(anyInput(type) as object), ...values },
      });
      const place = input.userFields ? ['userFields'] : ['changes', 'userFields'];
      expect([mutation.name, answer[mutation.name]?.errors]).toMatchObject([
        mutation.name,
        [{ code: 'FIELD_UNKNOWN', path: ['input', ...place, 'shoeSize'] }],
      ]);
      expect(answer[mutation.name]?.errors[0]?.remedy).toMatch(/has none yet: .*userFieldCreate/);
    }
    expect(asked).toHaveLength(MUTATIONS);
    expect(await dumpOf(api)).toEqual(before);
  });
});

/** Creating and changing each noun whose records have user-defined fields. */
const MUTATIONS = 36;
