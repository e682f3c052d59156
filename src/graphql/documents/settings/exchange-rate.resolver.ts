import { Arg, Query, Resolver } from 'type-graphql';
import type { ExchangeRates } from '../../../mappings/exchange-rates';
import type { Clock } from '../../../platform/clock';
import type { Db } from '../../../platform/database/db';
import { DateScalar, DecimalScalar } from '../../common/fields/scalars';

const ON = 'Day for which the rate is wanted; left out: today.';

/** Rates between currencies. */
@Resolver()
export class ExchangeRateResolver {
  constructor(
    private readonly parts: {
      readonly db: Db;
      readonly clock: Clock;
      readonly rates: ExchangeRates;
    },
  ) {}

  @Query(() => DecimalScalar, {
    description:
      'How many units of one currency make one unit of another, by the rates of the ERP. Refuses with: ERP_CURRENCY_NOT_FOUND, CURRENCY_RATE_MISSING.',
  })
  exchangeRate(
    @Arg('from', () => String, { description: 'Code of the currency that is counted.' })
    from: string,
    @Arg('to', () => String, { description: 'Code of the currency of which there is one unit.' })
    to: string,
    @Arg('on', () => DateScalar, { nullable: true, description: ON }) on: string | null,
  ) {
    const { db, clock, rates } = this.parts;
    return rates.cross(db, { from, to, on: on ?? clock.today() });
  }

  @Query(() => DecimalScalar, {
    description:
      'As exchangeRate, counting units of the base currency of the CRM. Refuses with: BASE_CURRENCY_UNDEFINED, ERP_CURRENCY_NOT_FOUND, CURRENCY_RATE_MISSING.',
  })
  crmBaseExchangeRate(
    @Arg('to', () => String, { description: 'Code of the currency of which there is one unit.' })
    to: string,
    @Arg('on', () => DateScalar, { nullable: true, description: ON }) on: string | null,
  ) {
    const { db, clock, rates } = this.parts;
    return rates.fromBase(db, { to, on: on ?? clock.today() });
  }
}
