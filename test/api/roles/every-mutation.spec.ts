import type { GraphQLField } from 'graphql';
import { callerRoleOf } from '../../../src/graphql/common/roles/callable-by';
import type { Role } from '../../../src/platform/http/role';
import { anyInput, wholeMutation } from '../../support/any-input';
import { startApi, type TestApi } from '../../support/api';
import { dumpOf } from '../../support/dump';
import { Given } from '../../support/given';

let api: TestApi;

beforeAll(async () => {
  api = await startApi();
  await new Given(api).company();
});

afterAll(() => api.stop());

function mutations(): GraphQLField<unknown, unknown>[] {
  return Object.values(api.schema.getMutationType()?.getFields() ?? {});
}

async function codesOf(field: GraphQLField<unknown, unknown>, role: Role): Promise<unknown> {
  const [input] = field.args;
  const answer = await api.send(
    wholeMutation(field),
    { input: input && anyInput(input.type) },
    role,
  );
  const payload = answer.data?.[field.name] as { errors: { code: string }[] } | undefined;
  return payload?.errors.map(({ code }) => code) ?? answer.errors;
}

describe('T-6 the role of the caller', () => {
  it('keeps a reader from every mutation, and nothing is written', async () => {
    const before = await dumpOf(api);
    const passed: unknown[] = [];
    for (const field of mutations()) {
      const codes = await codesOf(field, 'READER');
      if (JSON.stringify(codes) !== '["FORBIDDEN"]') passed.push([field.name, codes]);
    }
    expect(passed).toEqual([]);
    expect(mutations().length).toBeGreaterThan(100);
    expect(await dumpOf(api)).toEqual(before);
  }, 60_000);

  it('keeps a user from every mutation of the configuration, and nothing is written', async () => {
    const before = await dumpOf(api);
    const configuration = mutations().filter(
      ({ extensions }) => callerRoleOf(extensions) === 'ADMINISTRATOR',
    );
    for (const field of configuration)
      expect([field.name, await codesOf(field, 'USER')]).toEqual([field.name, ['FORBIDDEN']]);
    expect(await dumpOf(api)).toEqual(before);
  }, 60_000);

  it('lets a user call every other mutation', async () => {
    const others = mutations().filter(({ extensions }) => callerRoleOf(extensions) === 'USER');
    for (const field of others)
      expect([field.name, await codesOf(field, 'USER')]).not.toEqual([field.name, ['FORBIDDEN']]);
  }, 120_000);
});
