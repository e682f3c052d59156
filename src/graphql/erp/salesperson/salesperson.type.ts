import { ObjectType } from 'type-graphql';
import { connectionOf } from '../../common/lists/connection.type';
import {
  Has,
  HasDecimal,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmUserType } from '../../crm/user/user.type';
import { CustomerType } from '../customer/customer.type';

/** A salesperson or purchaser. */
@ObjectType('Salesperson', { simpleResolvers: true, description: 'A salesperson or purchaser.' })
export class SalespersonType extends RecordFields {
  @HasText('Code that identifies the record; unique.')
  code: string;

  @MayText('Name.')
  name: string | null;

  @MayText('E-mail address.')
  email: string | null;

  @MayText('Second e-mail address.')
  email2: string | null;

  @MayText('Telephone number.')
  phoneNo: string | null;

  @MayText('Job title.')
  jobTitle: string | null;

  @HasDecimal('Commission percent.')
  commissionPercent: string;

  @HasFlag('What the record is blocked for.')
  blocked: boolean;

  @HasFlag('Blocked for reasons of privacy.')
  privacyBlocked: boolean;

  @UserFields()
  userFields: unknown;

  @May(() => CrmUserType, 'CRM user coupled to the salesperson; null when there is none.')
  crmUser: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;

  @Has(
    () => connectionOf('Customer', () => CustomerType),
    'Customers the salesperson is responsible for.',
  )
  customers: unknown;
}
