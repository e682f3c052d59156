import { ID, ObjectType } from 'type-graphql';
import {
  Has,
  HasFlag,
  HasText,
  May,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { UserAccessMode } from './user.enums';
import { BusinessUnitType } from '../business-unit/business-unit.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { SalespersonType } from '../../erp/salesperson/salesperson.type';

/** A person who works in the CRM, or a technical user. */
@ObjectType('CrmUser', {
  simpleResolvers: true,
  description: 'A person who works in the CRM, or a technical user.',
})
export class CrmUserType extends RecordFields {
  @MayText('First name.')
  firstName: string | null;

  @MayText('Last name.')
  lastName: string | null;

  @MayText('Built from the name parts.')
  fullName: string | null;

  @MayText('E-mail address of the user; unique to a person.')
  internalEmailAddress: string | null;

  @MayText('Second e-mail address.')
  personalEmailAddress: string | null;

  @HasText('The name the user signs in with.')
  domainName: string;

  @HasFlag('Disabled: cannot sign in.')
  isDisabled: boolean;

  @HasFlag('Has a licence.')
  isLicensed: boolean;

  @HasFlag('The user as whom an integration writes.')
  isIntegrationUser: boolean;

  @Has(() => [String], 'Names of the security roles; few by nature.')
  securityRoles: string[];

  @Has(() => UserAccessMode, 'Kind of access.')
  accessMode: number;

  @May(() => ID, "Client id of a program's registration; null for people.")
  applicationId: string | null;

  @May(() => ID, 'Object id in the directory that signs people in.')
  azureActiveDirectoryObjectId: string | null;

  @MayText('Job title.')
  jobTitle: string | null;

  @MayText('Mobile telephone number.')
  mobilePhone: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => BusinessUnitType, 'The business unit; null when none.')
  businessUnit: unknown;

  @May(() => SalespersonType, 'Salesperson coupled to the user; null when there is none.')
  salesperson: unknown;

  @May(
    () => SalespersonType,
    'Salesperson chosen for the user (couplingAssign), coupled or not yet; else the coupled one, unless it was chosen for another user. Null: none.',
  )
  assignedSalesperson: unknown;

  @May(() => CouplingType, 'Coupling with the ERP record; null when there is none.')
  coupling: unknown;
}
