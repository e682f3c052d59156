import { nounResolver, type NounQueries } from '../common/lists/noun.resolver';
import type { ReadableSettings } from '../common/read/readable';
import { declareHistory, withHistory } from '../sync/journal/sync-history';
import { accountReads } from './account/account.reads';
import { AccountType } from './account/account.type';
import { crmContactReads } from './contact/contact.reads';
import { CrmContactType } from './contact/contact.type';
import { crmUserReads } from './user/user.reads';
import { CrmUserType } from './user/user.type';
import { teamReads } from './team/team.reads';
import { TeamType } from './team/team.type';
import { businessUnitReads } from './business-unit/business-unit.reads';
import { BusinessUnitType } from './business-unit/business-unit.type';
import { crmCompanyReads } from './company/company.reads';
import { CrmCompanyType } from './company/company.type';
import { crmCurrencyReads } from './currency/currency.reads';
import { CrmCurrencyType } from './currency/currency.type';
import { crmUnitGroupReads } from './unit-group/unit-group.reads';
import { CrmUnitGroupType } from './unit-group/unit-group.type';
import { crmUnitReads } from './unit/unit.reads';
import { CrmUnitType } from './unit/unit.type';
import { productReads } from './product/product.reads';
import { ProductType } from './product/product.type';
import { priceListReads } from './price-list/price-list.reads';
import { PriceListType } from './price-list/price-list.type';
import { priceListLineReads } from './price-list-line/price-list-line.reads';
import { PriceListLineType } from './price-list-line/price-list-line.type';
import { crmQuoteReads } from './quote/quote.reads';
import { CrmQuoteType } from './quote/quote.type';
import { crmQuoteLineReads } from './quote/quote-line.reads';
import { crmOrderReads } from './order/order.reads';
import { CrmOrderType } from './order/order.type';
import { crmOrderLineReads } from './order/order-line.reads';
import { crmInvoiceReads } from './invoice/invoice.reads';
import { CrmInvoiceType } from './invoice/invoice.type';
import { crmInvoiceLineReads } from './invoice/invoice-line.reads';
import { crmOpportunityReads } from './opportunity/opportunity.reads';
import { CrmOpportunityType } from './opportunity/opportunity.type';
import { postReads } from './post/post.reads';
import { PostType } from './post/post.type';
import { crmNoteReads } from './note/note.reads';
import { CrmNoteType } from './note/note.type';
import { accountStatisticsReads } from './account-statistics/account-statistics.reads';
import { AccountStatisticsType } from './account-statistics/account-statistics.type';
import { postConfigurationReads } from './post-configuration/post-configuration.reads';
import { PostConfigurationType } from './post-configuration/post-configuration.type';
import { solutionReads } from './solution/solution.reads';
import { SolutionType } from './solution/solution.type';
import { optionValueReads } from './option-value/option-value.reads';
import { OptionValueType } from './option-value/option-value.type';

const NOUNS: NounQueries[] = [
  {
    reads: accountReads,
    type: AccountType,
    singular: 'account',
    plural: 'accounts',
    keys: ['accountNumber', 'name'],
  },
  {
    reads: crmContactReads,
    type: CrmContactType,
    singular: 'crmContact',
    plural: 'crmContacts',
    keys: ['fullName', 'emailAddress1'],
  },
  {
    reads: crmUserReads,
    type: CrmUserType,
    singular: 'crmUser',
    plural: 'crmUsers',
    keys: ['domainName', 'fullName', 'internalEmailAddress'],
  },
  {
    reads: crmCurrencyReads,
    type: CrmCurrencyType,
    singular: 'crmCurrency',
    plural: 'crmCurrencies',
    keys: ['isoCurrencyCode'],
  },
  {
    reads: crmUnitGroupReads,
    type: CrmUnitGroupType,
    singular: 'crmUnitGroup',
    plural: 'crmUnitGroups',
    keys: ['name'],
  },
  {
    reads: productReads,
    type: ProductType,
    singular: 'product',
    plural: 'products',
    keys: ['productNumber'],
  },
  {
    reads: priceListReads,
    type: PriceListType,
    singular: 'priceList',
    plural: 'priceLists',
    keys: ['name'],
  },
  {
    reads: priceListLineReads,
    type: PriceListLineType,
    singular: 'priceListLine',
    plural: 'priceListLines',
  },
  {
    reads: crmQuoteReads,
    type: CrmQuoteType,
    singular: 'crmQuote',
    plural: 'crmQuotes',
    keys: ['quoteNumber'],
    latestBy: 'revisionNumber',
    compositeKey: {
      quoteNumber: { kind: 'text', description: 'Number of the quote.' },
      revisionNumber: { kind: 'int', description: 'Revision; 0 is the first.' },
    },
  },
  {
    reads: crmOrderReads,
    type: CrmOrderType,
    singular: 'crmOrder',
    plural: 'crmOrders',
    keys: ['orderNumber'],
  },
  {
    reads: crmInvoiceReads,
    type: CrmInvoiceType,
    singular: 'crmInvoice',
    plural: 'crmInvoices',
    keys: ['invoiceNumber'],
  },
  {
    reads: crmOpportunityReads,
    type: CrmOpportunityType,
    singular: 'crmOpportunity',
    plural: 'crmOpportunities',
    keys: ['name'],
  },
  {
    reads: crmUnitReads,
    type: CrmUnitType,
    singular: 'crmUnit',
    plural: 'crmUnits',
    keys: ['name'],
  },
  {
    reads: solutionReads,
    type: SolutionType,
    singular: 'solution',
    plural: 'solutions',
    keys: ['uniqueName'],
  },
  {
    reads: postConfigurationReads,
    type: PostConfigurationType,
    singular: 'crmPostConfiguration',
    plural: 'crmPostConfigurations',
    keys: ['entityName'],
  },
  { reads: teamReads, type: TeamType, singular: 'team', plural: 'teams', keys: ['name'] },
  {
    reads: businessUnitReads,
    type: BusinessUnitType,
    singular: 'businessUnit',
    plural: 'businessUnits',
    keys: ['name'],
  },
  {
    reads: crmCompanyReads,
    type: CrmCompanyType,
    singular: 'crmCompany',
    plural: 'crmCompanies',
    keys: ['externalId', 'name'],
  },
  { reads: postReads, type: PostType, singular: 'post', plural: 'posts' },
  { reads: crmNoteReads, type: CrmNoteType, singular: 'crmNote', plural: 'crmNotes' },
  {
    reads: accountStatisticsReads,
    type: AccountStatisticsType,
    singular: 'accountStatistics',
    plural: 'accountStatisticsList',
    keys: ['customerNo'],
  },
  {
    reads: optionValueReads,
    type: OptionValueType,
    singular: 'optionValue',
    plural: 'optionValues',
    compositeKey: {
      optionSet: {
        kind: 'text',
        description: 'Table and column, by logical names: `account.paymenttermscode`.',
      },
      value: { kind: 'int', description: 'Number of the value.' },
    },
  },
];

declareHistory(NOUNS);

/** What the API reads of the CRM. */
export const crmReads: ReadableSettings[] = withHistory(NOUNS, [
  accountReads,
  crmContactReads,
  crmUserReads,
  teamReads,
  solutionReads,
  postConfigurationReads,
  businessUnitReads,
  crmCompanyReads,
  crmCurrencyReads,
  crmUnitGroupReads,
  crmUnitReads,
  productReads,
  priceListReads,
  priceListLineReads,
  crmQuoteReads,
  crmQuoteLineReads,
  crmOrderReads,
  crmOrderLineReads,
  crmInvoiceReads,
  crmInvoiceLineReads,
  crmOpportunityReads,
  postReads,
  crmNoteReads,
  accountStatisticsReads,
  optionValueReads,
]);

/** Query resolvers of the CRM's nouns. */
export const crmNounResolvers = NOUNS.map(nounResolver);
