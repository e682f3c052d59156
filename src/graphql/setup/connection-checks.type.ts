import { IsOptional, Matches, MaxLength } from 'class-validator';
import { Field, InputType, ObjectType } from 'type-graphql';
import { RefusedError, UserError } from '../common/errors/user-error.type';
import { HasFlag, HasText, May, MayText } from '../common/fields/field.decorators';
import { ConnectionCheckKeyEnum } from './connection.enums';

/** One thing that the connection stands on. */
@ObjectType('ConnectionCheck', {
  simpleResolvers: true,
  description: 'One thing that the connection stands on, looked at for itself (K-4, K-5).',
})
export class ConnectionCheckType {
  @Field(() => ConnectionCheckKeyEnum, { description: 'What is looked at.' })
  key: string;

  @HasText('What it should be.')
  title: string;

  @HasFlag('It is as it should be.')
  passes: boolean;

  @May(() => RefusedError, 'What is wrong, with what to do about it; null when it passes.')
  problem: RefusedError | null;
}

/** Where the pages of the ERP are. */
@InputType('ConnectionWebAddressResetInput', {
  description: 'Where the pages of the ERP are.',
})
export class ConnectionWebAddressResetInput {
  @Field(() => String, {
    nullable: true,
    description: 'Another address than the default, with http or https; null: the default.',
  })
  @IsOptional()
  @MaxLength(250)
  @Matches(/^https?:\/\/[^\s/?#]+[^\s?#]*$/)
  webAddress?: string | null;
}

/** Answer of connectionWebAddressReset. */
@ObjectType('ConnectionWebAddressResetPayload', {
  simpleResolvers: true,
  description: 'Answer of connectionWebAddressReset.',
})
export class ConnectionWebAddressResetPayload {
  @MayText('The address as it is now; null when errors is not empty.')
  erpWebAddress: string | null;

  @MayText('What was done, for a person; null when errors is not empty.')
  message: string | null;

  @Field(() => [UserError], { description: 'Why the request was refused; empty on success.' })
  errors: UserError[];
}
