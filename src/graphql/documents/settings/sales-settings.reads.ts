import { one, type ReadableSettings } from '../../common/read/readable';

/** How the API reads the one set of sales settings. */
export const salesSettingsReads: ReadableSettings = {
  type: 'SalesSettings',
  table: 'sync.sales_settings',
  filters: {},
  orderings: ['id'],
  relations: {
    freightGlAccount: one('GlAccount', 'freightGlAccountNo', 'number'),
    defaultPriceList: one('PriceList', 'defaultPriceListId'),
    company: one('CrmCompany', 'companyId'),
    defaultOwningTeam: one('Team', 'defaultOwningTeamId'),
  },
};
