import { Arg, Ctx, FieldResolver, Mutation, Resolver } from 'type-graphql';
import type { Db } from '../../platform/database/db';
import type { UnitOfWork } from '../../platform/database/unit-of-work';
import type { ConnectionChecks } from '../../setup/connection-checks';
import type { ResetWebAddress } from '../../setup/reset-web-address';
import { answer, refuses } from '../common/errors/answer';
import { CallableBy } from '../common/roles/callable-by';
import { toUserError } from '../common/errors/user-error.type';
import type { RequestContext } from '../server/context';
import {
  ConnectionCheckType,
  ConnectionWebAddressResetInput,
  ConnectionWebAddressResetPayload,
} from './connection-checks.type';
import { ConnectionType } from './connection.types';

const resetAddress = refuses(
  'Tells the CRM again where the pages of the ERP are: links from the CRM lead there. Repeating it changes nothing more.',
  'CONNECTION_DISABLED',
);

/** What the connection stands on, and what the CRM knows of the ERP. */
@Resolver(() => ConnectionType)
export class ConnectionChecksResolver {
  constructor(
    private readonly ground: { readonly db: Db; readonly unitOfWork: UnitOfWork },
    private readonly checking: ConnectionChecks,
    private readonly webAddress: ResetWebAddress,
  ) {}

  @FieldResolver(() => [ConnectionCheckType], {
    description:
      'Everything that the connection stands on, each thing for itself, with what to do where it is not as it should be (K-4, K-5); at most seven.',
  })
  async checks() {
    const checks = await this.checking.run(this.ground.db);
    return checks.map(({ problem, ...check }) => ({
      ...check,
      passes: problem === null,
      problem: problem && toUserError(problem),
    }));
  }

  @CallableBy('ADMINISTRATOR')
  @Mutation(() => ConnectionWebAddressResetPayload, resetAddress)
  connectionWebAddressReset(
    @Arg('input', () => ConnectionWebAddressResetInput, { description: 'Which address.' })
    input: ConnectionWebAddressResetInput,
    @Ctx() { actor }: RequestContext,
  ) {
    return answer(resetAddress, input, async () => {
      const wanted = input.webAddress ?? null;
      const erpWebAddress = await this.ground.unitOfWork.run(
        (tx) => this.webAddress.run(tx, wanted),
        { actor },
      );
      const done = wanted === null ? 'reset to its default' : 'set';
      return { erpWebAddress, message: `The address of the ERP in the CRM was ${done}.` };
    });
  }
}
