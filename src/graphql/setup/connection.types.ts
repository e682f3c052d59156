import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DecimalScalar } from '../common/fields/scalars';
import { RefusedError, UserError } from '../common/errors/user-error.type';
import { HasFlag, HasText, May, MayInt, MayText } from '../common/fields/field.decorators';
import { OwnershipModel } from '../documents/settings/settings.enums';
import {
  AuthenticationTypeEnum,
  CloudEnum,
  ConnectionScopeEnum,
  SetupStepKeyEnum,
} from './connection.enums';

const ERRORS = 'Why the request was refused; empty on success.';

/** How the CRM is reached, and what was found there. Secrets are never shown. */
@ObjectType('Connection', {
  simpleResolvers: true,
  description:
    'How the CRM is reached, and what was found there when the connection was switched on. Secrets are never shown.',
})
export class ConnectionType {
  @HasFlag('The base connection is on.')
  enabled: boolean;

  @HasFlag('The sales connection is on as well.')
  salesEnabled: boolean;

  @HasFlag('No address is entered: the CRM that comes with the hub is used.')
  embedded: boolean;

  @MayText('Where the CRM answers; null for the embedded one.')
  environmentUrl: string | null;

  @Field(() => AuthenticationTypeEnum, {
    description: 'How the integration user proves who it is.',
  })
  authenticationType: string;

  @Field(() => CloudEnum, { description: 'The cloud that the CRM runs in.' })
  cloud: string;

  @HasText('Where that cloud signs people in.')
  authority: string;

  @HasText('Domain under which CRMs of that cloud answer.')
  cloudDomain: string;

  @MayText('Name of the integration user; null when none is entered.')
  userName: string | null;

  @MayText('Domain of the user; null in the cloud.')
  domain: string | null;

  @HasFlag('A password is kept.')
  hasPassword: boolean;

  @MayText('Id of the registered application; null when none is entered.')
  clientId: string | null;

  @HasFlag('A client secret is kept.')
  hasClientSecret: boolean;

  @MayText('Where sign-in returns to; null when none is entered.')
  redirectUrl: string | null;

  @MayText(
    'The connection in one line, with a placeholder for the password; null without an address.',
  )
  connectionString: string | null;

  @Field(() => OwnershipModel, { description: 'Who owns what the integration creates in the CRM.' })
  ownershipModel: string;

  @HasFlag('Users may be coupled with salespeople: with personal ownership only (K-13).')
  usersMayBeCoupled: boolean;

  @MayText(
    'Id of the business unit of this company in the CRM; null before the first switching on.',
  )
  businessUnitId: string | null;

  @MayText('Its name; null before the first switching on.')
  businessUnitName: string | null;

  @MayText('Id of the base currency of the CRM; null while the connection is off.')
  baseCurrencyId: string | null;

  @MayText('Code of the base currency of the CRM; null while the connection is off.')
  baseCurrencyCode: string | null;

  @MayText('Symbol of the base currency of the CRM; null while the connection is off.')
  baseCurrencySymbol: string | null;

  @MayInt('Decimals of the base currency; null while the connection is off.')
  baseCurrencyPrecision: number | null;

  @May(
    () => DecimalScalar,
    'What amounts in the base currency are rounded to, such as 0.01; null while the connection is off.',
  )
  baseCurrencyRoundingPrecision: string | null;

  @MayInt('Decimals of amounts in the CRM; null while the connection is off.')
  currencyDecimalPrecision: number | null;

  @MayText('Version of the CRM; null for the embedded one.')
  crmVersion: string | null;

  @HasFlag('That version is known to work (K-4).')
  versionWorks: boolean;

  @MayText('Why the system switched the connection off; null when a person did, or when it is on.')
  disableReason: string | null;

  @Field(() => [String], {
    description:
      'Fields that cannot change while the connection is on; empty while it is off (K-2).',
  })
  lockedFields: string[];
}

/** What a person enters. */
@InputType('ConnectionUpdateInput', {
  description: 'How the CRM is reached. What is left out stays; null empties.',
})
export class ConnectionUpdateInput {
  @Field(() => String, {
    nullable: true,
    description:
      'Address of the CRM; https alone. A pasted deep link is cut to where the CRM answers.',
  })
  @IsOptional()
  @MaxLength(250)
  environmentUrl?: string | null;

  @Field(() => AuthenticationTypeEnum, {
    nullable: true,
    description: 'How the user proves who it is; left out, the address proposes it.',
  })
  authenticationType?: 'CLOUD' | 'AD' | 'IFD' | 'OAUTH' | null;

  @Field(() => CloudEnum, { nullable: true, description: 'The cloud that the CRM runs in.' })
  cloud?: 'PUBLIC' | 'US_GOVERNMENT' | 'CHINA' | null;

  @Field(() => String, { nullable: true, description: 'Name of the integration user.' })
  @IsOptional()
  @MaxLength(250)
  userName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Password of the integration user; kept sealed.',
  })
  @IsOptional()
  @MaxLength(500)
  password?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the registered application.' })
  @IsOptional()
  @MaxLength(250)
  clientId?: string | null;

  @Field(() => String, { nullable: true, description: 'Secret of the application; kept sealed.' })
  @IsOptional()
  @MaxLength(500)
  clientSecret?: string | null;

  @Field(() => String, { nullable: true, description: 'Where sign-in returns to.' })
  @IsOptional()
  @MaxLength(250)
  redirectUrl?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'Name of the business unit of this company: an enabled one below the root, or a new name; null: the default, made of the name of the company.',
  })
  @IsOptional()
  @MaxLength(160)
  businessUnitName?: string | null;

  @Field(() => OwnershipModel, {
    nullable: true,
    description: 'Who owns what the integration creates; present rows keep their owner (K-14).',
  })
  ownershipModel?: 'PERSON' | 'TEAM' | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Switch the connection on again when it is next asked for.',
  })
  restoreConnection?: boolean | null;
}

/** Which of the two connections to switch. */
@InputType('ConnectionSwitchInput', { description: 'Which of the two connections to switch.' })
export class ConnectionSwitchInput {
  @Field(() => ConnectionScopeEnum, { defaultValue: 'ALL', description: 'Which one.' })
  scope: 'BASE' | 'SALES' | 'ALL';
}

/** Nothing to say. */
@InputType('ConnectionTestInput', { description: 'What to try.' })
export class ConnectionTestInput {
  @Field(() => ConnectionScopeEnum, {
    defaultValue: 'BASE',
    description: 'Which connection to try.',
  })
  scope: 'BASE' | 'SALES' | 'ALL';
}

/** A step back that is meant. */
@InputType('ConnectionResetInput', {
  description: 'Confirms that connection and couplings are to go.',
})
export class ConnectionResetInput {
  @Field(() => String, { description: 'The word RESET, so that it does not happen by accident.' })
  @Length(5, 5)
  confirm: string;
}

/** Answer of the mutations of the connection. */
@ObjectType('ConnectionPayload', {
  simpleResolvers: true,
  description: 'Answer of the mutations of the connection.',
})
export class ConnectionPayload {
  @May(() => ConnectionType, 'The connection as it is now; null when errors is not empty.')
  connection: ConnectionType | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Couplings that stay without being maintained, or that were removed; null where it means nothing.',
  })
  couplings: number | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** Answer of connectionTest. */
@ObjectType('ConnectionTestPayload', {
  simpleResolvers: true,
  description: 'Answer of connectionTest.',
})
export class ConnectionTestPayload {
  @May(() => Boolean, 'The connection would work; null when errors is not empty.')
  works: boolean | null;

  @MayInt('Users that the CRM answered with; null when it was not asked.')
  users: number | null;

  @May(() => RefusedError, 'What keeps it from working; null when it works.')
  problem: RefusedError | null;

  @Field(() => [UserError], { description: ERRORS })
  errors: UserError[];
}

/** One step of the assisted set-up. */
@ObjectType('SetupStep', {
  simpleResolvers: true,
  description: 'One step of the assisted set-up (6.7).',
})
export class SetupStepType {
  @Field(() => SetupStepKeyEnum, { description: 'Which step.' })
  key: string;

  @HasText('What it is about.')
  title: string;

  @HasFlag('It is done.')
  done: boolean;

  @HasFlag('The steps before it are done.')
  ready: boolean;

  @HasText('The mutation that does it.')
  mutation: string;
}
