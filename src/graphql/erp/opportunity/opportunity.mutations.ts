import { choice, day, decimal, int, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { OpportunityPriority } from './opportunity.enums';
import { OpportunityStatus } from './opportunity.enums';
import { OpportunityType } from './opportunity.type';

const fields = {
  number: text(20, 'Number that identifies the record to people; unique.'),
  description: text(100, 'Description.'),
  status: choice(OpportunityStatus, 'Where it stands.'),
  priority: choice(OpportunityPriority, 'Priority.'),
  salespersonCode: text(20, 'Code of the salesperson; null when nobody is responsible.'),
  contactNo: text(20, 'Number of the contact; null when none.'),
  contactCompanyNo: text(20, 'Number of the company contact; null when none.'),
  salesCycleCode: text(10, 'Sales cycle code.'),
  salesDocumentType: int('Sales document type.'),
  salesDocumentNo: text(20, 'Sales document no.'),
  dateClosed: day('Day on which it was closed; null while open.'),
  estimatedValueLcy: decimal('Estimated value in local currency.'),
  estimatedClosingDate: day('Day on which closing is expected.'),
  calcdCurrentValueLcy: decimal('Value so far in local currency.'),
  probabilityPercent: decimal('Chance of success in percent.'),
  chancesOfSuccessPercent: decimal('Chances of success percent.'),
  currencyCode: text(10, 'Currency of the record; null for the local currency.'),
  userFields: userFields(),
};

/** Mutations that create and change Opportunity records. */
export const OpportunityMutations = recordMutations({
  typeName: 'Opportunity',
  type: OpportunityType,
  table: 'erp.opportunity',
  fields,
  required: ['description'],
  createOnly: ['number'],
  codes: [
    'NUMBER_SERIES_NOT_FOUND',
    'NUMBER_SERIES_EXHAUSTED',
    'MANUAL_NUMBER_REFUSED',
    'CONTACT_NOT_A_COMPANY',
  ],
});
