import { PartyStore } from './common/party.store';
import { OptionValueStore } from './option-value/option-value.store';
import { OrganizationStore } from './organization/organization.store';
import { PriceListLineStore } from './price-list-line/price-list-line.store';
import { PriceListStore } from './price-list/price-list.store';
import { ProductStore } from './product/product.store';
import { UnitStore } from './unit/unit.store';

/** What the writers of the CRM read besides their own table. */
export interface CrmStores {
  readonly organizations: OrganizationStore;
  readonly parties: PartyStore;
  readonly options: OptionValueStore;
  readonly units: UnitStore;
  readonly products: ProductStore;
  readonly priceLists: PriceListStore;
  readonly prices: PriceListLineStore;
}

/** The stores over the hub's own database. */
export function crmStores(): CrmStores {
  return {
    organizations: new OrganizationStore(),
    parties: new PartyStore(),
    options: new OptionValueStore(),
    units: new UnitStore(),
    products: new ProductStore(),
    priceLists: new PriceListStore(),
    prices: new PriceListLineStore(),
  };
}
