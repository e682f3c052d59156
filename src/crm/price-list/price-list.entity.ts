import { Check, Entity, ForeignKey, Index } from 'typeorm';
import { Choice, Day, Json, Ref, Text } from '../../platform/database/columns';
import { SideRecord } from '../../platform/database/side-record.entity';
import { stateCheck } from '../common/state-check';
import { CrmCompany } from '../company/company.entity';
import { CrmCurrency } from '../currency/currency.entity';
import { PRICE_LIST_STATUSES, PriceListState, PriceListStatus } from './price-list.options';

/** Prices of products in one currency (pricelevel). Names may repeat (PL-02). */
@Entity({ schema: 'crm', name: 'price_list' })
@Check('ck_price_list_state', stateCheck(PRICE_LIST_STATUSES))
@Check('ck_price_list_dates', 'begin_date <= end_date')
export class PriceList extends SideRecord {
  @Index()
  @Text(100, { required: true })
  name: string;

  /** Accepted on create only (PG-03). */
  @Index()
  @ForeignKey<CrmCurrency>(() => CrmCurrency)
  @Ref({ required: true })
  transactionCurrencyId: string;

  @Day()
  beginDate: string | null;

  @Day()
  endDate: string | null;

  @Text(2000)
  description: string | null;

  @Index()
  @Choice({ required: true, default: PriceListState.Active })
  stateCode: PriceListState;

  @Choice({ required: true, default: PriceListStatus.Active })
  statusCode: PriceListStatus;

  /** The ERP company the list belongs to (`bcbi_companyid`); null: to none yet. */
  @Index()
  @ForeignKey<CrmCompany>(() => CrmCompany)
  @Ref()
  companyId: string | null;

  /** Columns a person added, by name. */
  @Json({ required: true, default: '{}' })
  userFields: object;
}
