import { GraphQLObjectType, GraphQLSchema, GraphQLString } from 'graphql';
import { composeSchema } from '../../src/composition';
import { callerRoleOf } from '../../src/graphql/common/roles/callable-by';
import { guardMutations } from '../../src/graphql/common/roles/guard-mutations';

/** Everything that is configuration; whoever adds to it says so here and beside the mutation. */
const ADMINISTRATORS = `
  connectionDisable connectionEnable connectionReset connectionTest connectionUpdate connectionWebAddressReset
  fieldMappingCreate fieldMappingDelete fieldMappingUpdate
  fullSyncCancel fullSyncLineRestart fullSyncLinesUpdate fullSyncReview fullSyncStart
  generalLedgerSetupUpdate
  jobCueReset jobPause jobResume jobSettingsUpdate jobUpdate logPurge
  mappingConfigurationImport
  recordTemplateCreate recordTemplateDelete recordTemplateUpdate
  salesSettingsUpdate salesSetupUpdate
  tableMappingClearTransformations tableMappingCreate tableMappingDelete tableMappingReset tableMappingResetCriteria
  tableMappingTemplatesSet tableMappingUncouple tableMappingUpdate
  transformationRuleCreate transformationRuleDelete transformationRuleUpdate
  userFieldCreate userFieldDelete userFieldUpdate`;

describe('the mutations', () => {
  it('T-6 that are configuration are for administrators, the others for users', async () => {
    const schema = await composeSchema();
    const fields = Object.values(schema.getMutationType()?.getFields() ?? {});
    const ofAdministrators = fields.filter(
      ({ extensions }) => callerRoleOf(extensions) === 'ADMINISTRATOR',
    );
    expect(ofAdministrators.map(({ name }) => name).sort()).toEqual(
      ADMINISTRATORS.trim().split(/\s+/),
    );
    const say = fields.filter(({ description }) => description?.includes('Administrators only.'));
    expect(say.map(({ name }) => name)).toEqual(ofAdministrators.map(({ name }) => name));
    expect(fields.filter(({ description }) => !description?.includes('FORBIDDEN'))).toEqual([]);
  });

  it('cannot do without saying whom they are for', () => {
    const schema = new GraphQLSchema({
      mutation: new GraphQLObjectType({
        name: 'Mutation',
        fields: { customerForget: { type: GraphQLString, resolve: () => 'done' } },
      }),
    });
    expect(() => guardMutations(schema)).toThrow(
      'Whom is it for? Put @CallableBy beside @Mutation: customerForget.',
    );
  });
});
