import { ObjectType } from 'type-graphql';
import {
  Has,
  HasDay,
  HasDecimal,
  HasText,
  May,
  MayDay,
  MayInt,
  MayText,
  RecordFields,
  UserFields,
} from '../../common/fields/field.decorators';
import { OpportunityPriority } from './opportunity.enums';
import { OpportunityStatus } from './opportunity.enums';
import { ContactType } from '../contact/contact.type';
import { CouplingType } from '../../sync/coupling/coupling.type';
import { CrmOpportunityType } from '../../crm/opportunity/opportunity.type';
import { CurrencyType } from '../currency/currency.type';
import { SalespersonType } from '../salesperson/salesperson.type';

/** A chance to sell. */
@ObjectType('Opportunity', { simpleResolvers: true, description: 'A chance to sell.' })
export class OpportunityType extends RecordFields {
  @HasText('Number that identifies the record to people; unique.')
  number: string;

  @MayText('Description.')
  description: string | null;

  @Has(() => OpportunityStatus, 'Where it stands.')
  status: number;

  @Has(() => OpportunityPriority, 'Priority.')
  priority: number;

  @MayText('Code of the salesperson; null when nobody is responsible.')
  salespersonCode: string | null;

  @MayText('Number of the contact; null when none.')
  contactNo: string | null;

  @MayText('Number of the company contact; null when none.')
  contactCompanyNo: string | null;

  @MayText('Sales cycle code.')
  salesCycleCode: string | null;

  @MayInt('Kind of that document: 0 quote, 1 order; null when none.')
  salesDocumentType: number | null;

  @MayText('Number of the quote or order made of it; null when none.')
  salesDocumentNo: string | null;

  @HasDay('Day on which it began.')
  creationDate: string;

  @MayDay('Day on which it was closed; null while open.')
  dateClosed: string | null;

  @HasDecimal('Estimated value in local currency.')
  estimatedValueLcy: string;

  @MayDay('Day on which closing is expected.')
  estimatedClosingDate: string | null;

  @HasDecimal('Value so far in local currency.')
  calcdCurrentValueLcy: string;

  @HasDecimal('Chance of success in percent.')
  probabilityPercent: string;

  @HasDecimal('Chances of success percent.')
  chancesOfSuccessPercent: string;

  @MayText('Currency of the record; null for the local currency.')
  currencyCode: string | null;

  @UserFields()
  userFields: unknown;

  @May(() => SalespersonType, 'The record that `salespersonCode` names; null when none.')
  salesperson: unknown;

  @May(() => ContactType, 'The record that `contactNo` names; null when none.')
  contact: unknown;

  @May(() => ContactType, 'The record that `contactCompanyNo` names; null when none.')
  contactCompany: unknown;

  @May(() => CurrencyType, 'The record that `currencyCode` names; null when none.')
  currency: unknown;

  @May(() => CrmOpportunityType, 'CRM opportunity coupled to this one; null when there is none.')
  crmOpportunity: unknown;

  @May(() => CouplingType, 'Coupling with the CRM record; null when there is none.')
  coupling: unknown;
}
