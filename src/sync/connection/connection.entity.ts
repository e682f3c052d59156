import { Check, Column, Entity, PrimaryColumn } from 'typeorm';
import { Flag, Instant, Int, Ref, Text } from '../../platform/database/columns';
import type { AuthenticationType, Cloud } from './address.rules';

/** The one row that says how the CRM is reached and what was found there when the connection was switched on (6.2). */
@Entity({ schema: 'sync', name: 'connection' })
@Check('ck_connection_authentication', `authentication_type IN ('CLOUD', 'AD', 'IFD', 'OAUTH')`)
@Check('ck_connection_cloud', `cloud IN ('PUBLIC', 'US_GOVERNMENT', 'CHINA')`)
@Check('ck_connection_one', `id = 1`)
export class Connection {
  @PrimaryColumn('integer')
  id: number;

  /** Where the CRM answers; null: the embedded one. */
  @Text(250)
  environmentUrl: string | null;

  @Text(10, { required: true, default: 'CLOUD' })
  authenticationType: AuthenticationType;

  @Text(15, { required: true, default: 'PUBLIC' })
  cloud: Cloud;

  @Text(250)
  userName: string | null;

  /** Domain of the user; on premises only. */
  @Text(250)
  domain: string | null;

  /** Sealed; never shown. */
  @Column({ type: 'bytea', nullable: true })
  password: Buffer | null;

  @Text(250)
  clientId: string | null;

  /** Sealed; never shown. */
  @Column({ type: 'bytea', nullable: true })
  clientSecret: Buffer | null;

  @Text(250)
  redirectUrl: string | null;

  /** The CRM's business unit of this company; null before the connection was first switched on. */
  @Ref()
  businessUnitId: string | null;

  @Text(160)
  businessUnitName: string | null;

  /** Team that owns what the integration creates. */
  @Ref()
  ownerTeamId: string | null;

  /** Base currency of the CRM, as read when the connection was switched on; null while it is off. */
  @Ref()
  baseCurrencyId: string | null;

  @Text(5)
  baseCurrencyCode: string | null;

  @Text(10)
  baseCurrencySymbol: string | null;

  @Int()
  baseCurrencyPrecision: number | null;

  @Int()
  currencyDecimalPrecision: number | null;

  /** Version of the CRM; null for the embedded one. */
  @Text(30)
  crmVersion: string | null;

  /** Why the system switched the connection off; null when a person did. */
  @Text(1000)
  disableReason: string | null;

  /** The connection is to be switched on again when it is next asked for. */
  @Flag()
  restoreConnection: boolean;

  @Instant({ required: true })
  modifiedAt: string;
}
