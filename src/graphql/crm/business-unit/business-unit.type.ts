import { ObjectType } from 'type-graphql';
import {
  HasFlag,
  HasText,
  May,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CrmCurrencyType } from '../currency/currency.type';

/** A part of the organization in the CRM. */
@ObjectType('BusinessUnit', {
  simpleResolvers: true,
  description: 'A part of the organization in the CRM.',
})
export class BusinessUnitType extends RecordFields {
  @HasText('Name.')
  name: string;

  @HasFlag('Disabled: cannot sign in.')
  isDisabled: boolean;

  @UserFields()
  userFields: unknown;

  @May(() => BusinessUnitType, 'Null for the root unit.')
  parentBusinessUnit: unknown;

  @May(() => CrmCurrencyType, 'The transaction currency; null when none.')
  transactionCurrency: unknown;
}
