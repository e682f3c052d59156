import { day, decimal, flag, id, int, text, userFields } from '../../common/records/record.inputs';
import { recordMutations } from '../../common/records/record.mutations';
import { CrmOpportunityType } from './opportunity.type';

const fields = {
  ownerId: id('A user or a team, as `ownerIdType` says.'),
  ownerIdType: text(10, 'Whether the owner is a user or a team.'),
  name: text(300, 'Topic.'),
  customerId: id('An account or a contact, as `customerIdType` says.'),
  customerIdType: text(10, 'Whether the customer is an account or a contact.'),
  parentAccountId: id('Id of the parent account.'),
  parentContactId: id('Id of the parent contact.'),
  priceLevelId: id('Id of the price level.'),
  transactionCurrencyId: id('Id of the transaction currency.'),
  estimatedValue: decimal('Estimated revenue.'),
  estimatedCloseDate: day('Day on which closing is expected.'),
  closeProbability: int('Percent.'),
  actualValue: decimal('Actual revenue.'),
  actualCloseDate: day('Day on which it was closed; null while open.'),
  opportunityRatingCode: int('How promising it is.'),
  isRevenueSystemCalculated: flag(
    'The estimated revenue follows the lines instead of being typed.',
  ),
  totalAmount: decimal('Total with freight and tax.'),
  discountPercentage: decimal('Header discount in percent.'),
  discountAmount: decimal('Header discount as an amount.'),
  description: text(2000, 'Description.'),
  userFields: userFields(),
};

/** Mutations that create and change CrmOpportunity records. */
export const CrmOpportunityMutations = recordMutations({
  typeName: 'CrmOpportunity',
  type: CrmOpportunityType,
  table: 'crm.opportunity',
  fields,
  required: ['name'],
});
