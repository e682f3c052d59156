import type { RecordTables } from '../platform/database/record-tables';
import { RecordWriter } from '../platform/database/record-writer';
import { AccountStatisticsWriter } from './account-statistics/account-statistics.writer';
import { AccountWriter } from './account/account.writer';
import { BusinessUnitWriter } from './business-unit/business-unit.writer';
import { CrmCompanyWriter } from './company/company.writer';
import { CrmContactWriter } from './contact/contact.writer';
import { crmStores } from './crm-stores';
import { CrmCurrencyWriter } from './currency/currency.writer';
import { CrmInvoiceLineWriter } from './invoice/invoice-line.writer';
import { CrmInvoiceWriter } from './invoice/invoice.writer';
import { CrmNoteWriter } from './note/note.writer';
import { CrmOpportunityWriter } from './opportunity/opportunity.writer';
import { OptionValueWriter } from './option-value/option-value.writer';
import { CrmOrderLineWriter } from './order/lines/order-line.writer';
import { CrmOrderWriter } from './order/order.writer';
import { OrganizationWriter } from './organization/organization.writer';
import { PostWriter } from './post/post.writer';
import { PriceListLineWriter } from './price-list-line/price-list-line.writer';
import { PriceListWriter } from './price-list/price-list.writer';
import { ProductWriter } from './product/product.writer';
import { CrmQuoteLineWriter } from './quote/quote-line.writer';
import { CrmQuoteWriter } from './quote/quote.writer';
import { PostConfigurationWriter } from './post-configuration/post-configuration.writer';
import { SolutionWriter } from './solution/solution.writer';
import { TeamWriter } from './team/team.writer';
import { CrmUnitGroupWriter } from './unit-group/unit-group.writer';
import { CrmUnitWriter } from './unit/unit.writer';
import { CrmUserWriter } from './user/user.writer';

/** The writer of every table of the CRM, by table name. */
export function crmWriters(tables: RecordTables): Map<string, RecordWriter> {
  const stores = crmStores();
  const units = new CrmUnitWriter(tables, stores);
  const memberships = tables.get('crm.team_membership');
  const writers: RecordWriter[] = [
    new AccountWriter(tables, stores),
    new CrmContactWriter(tables, stores),
    new CrmUserWriter(tables, stores),
    new TeamWriter(tables, stores),
    new RecordWriter(memberships, 'Team membership', 'teamId'),
    new BusinessUnitWriter(tables, stores),
    new CrmCompanyWriter(tables, stores),
    new CrmCurrencyWriter(tables, stores),
    new CrmUnitGroupWriter(tables, units),
    units,
    new ProductWriter(tables, stores),
    new PriceListWriter(tables, stores),
    new PriceListLineWriter(tables, stores),
    new CrmQuoteWriter(tables, stores),
    new CrmQuoteLineWriter(tables, stores),
    new CrmOrderWriter(tables, stores),
    new CrmOrderLineWriter(tables, stores),
    new CrmInvoiceWriter(tables, stores),
    new CrmInvoiceLineWriter(tables, stores),
    new CrmOpportunityWriter(tables, stores),
    new PostWriter(tables),
    new CrmNoteWriter(tables),
    new OptionValueWriter(tables),
    new AccountStatisticsWriter(tables, stores),
    new OrganizationWriter(tables),
    new SolutionWriter(tables),
    new PostConfigurationWriter(tables),
  ];
  return new Map(writers.map((writer) => [writer.table.name, writer]));
}
